"""The glossary files of the upkeep commands: read with the project's languages, written back as they were."""

from collections.abc import Sequence
from pathlib import Path

from copydesk.config import Languages
from copydesk.engine.glossaries import load_layers
from copydesk.engine.project import open_project
from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries import GlossaryFormat, LanguagePair, by_suffix, recognised, write_glossary
from copydesk.exchange.glossaries.fitting import fit
from copydesk.model import Concept


def languages(config: Path | None = None) -> Languages:
    """The languages of the project around the working folder, or the usual ones."""
    return open_project(config, Path.cwd()).config.languages


def read(*paths: Path, pair: Languages) -> tuple[Concept, ...]:
    """The concepts of files and folders, a later one over an earlier one.

    Raises GlossaryError or InputError that names file and line.
    """
    return tuple(load_layers(paths, pair).concepts)


def write(concepts: Sequence[Concept], path: Path, pair: Languages, *, like: Path | None = None) -> None:
    """Write a glossary in the format of its file, or of the file that it is `like`, or of its suffix.

    Raises GlossaryError, and writes nothing, when the format cannot hold all of it; a format without ids is
    free to lose those. Raises OutputError when the file cannot be written.
    """
    kind = _format_of(path, like)
    exchanged = LanguagePair(pair.source, pair.target)
    _, dropped = fit(concepts, kind.holds, exchanged)
    lost = next((one for one in dropped if one.field != "concept"), None)
    if lost is not None:
        raise GlossaryError(
            f"a {kind.title} cannot hold the {lost.field} “{lost.value}” of {lost.concept} ({lost.why})",
            place=str(path),
            mend="convert the file with 'copydesk glossary convert' first",
        )
    write_glossary(concepts, path, kind.name, languages=exchanged)


def _format_of(path: Path, like: Path | None) -> GlossaryFormat:
    for model in (path, like):
        if model is not None and model.is_file() and model.stat().st_size:
            kind = recognised(model)
            if path.suffix.lower() in kind.suffixes:
                return kind
    return by_suffix(path)

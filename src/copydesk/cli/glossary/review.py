"""`copydesk glossary review`: proposed terms as a workbook for the glossary's keeper."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import ConfigFile
from copydesk.cli.terminal import count
from copydesk.config import Languages
from copydesk.engine.docket import make_docket
from copydesk.engine.glossaries import load_layers
from copydesk.engine.inputs import collect, read_documents
from copydesk.engine.project import open_project
from copydesk.errors import ConfigError
from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.glossaries import LanguagePair, write_glossary
from copydesk.glossary.pending import Docket
from copydesk.model import Document


def review(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Glossary files or folders; a later one goes over an earlier one.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The workbook to write.")] = Path(
        "keeper.xlsx"
    ),
    corpus: Annotated[
        list[str] | None,
        typer.Option("--corpus", metavar="PATH", help="Texts in which the terms are looked for."),
    ] = None,
    tbx: Annotated[
        Path | None, typer.Option("--tbx", metavar="FILE", help="The same terms as TBX, for other tools.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Write every proposed term into a workbook, to be decided and taken back by `glossary approve`.

    With a corpus, each term comes with its hits, places, and the findings that its approval would add.

    Example: `copydesk glossary review glossaries/ --corpus incoming/ --output keeper.xlsx`
    """
    from copydesk.exchange.keeper import write_docket

    if output.suffix.lower() != ".xlsx":
        raise ConfigError("not the name of a workbook", place=str(output), mend="let it end in .xlsx")
    project = open_project(config, Path.cwd())
    named = paths or project.glossaries
    if not named:
        raise ConfigError("no glossary is named, and this is no project folder", mend="name a file or folder")
    pair = project.config.languages
    documents = _documents(corpus, pair) if corpus else None
    docket = make_docket(load_layers(named, pair), project.config, documents)
    write_docket(docket, output)
    typer.echo(f"{output}: {count(len(docket.rows), 'term')} to decide")
    if tbx is not None:
        _write_tbx(docket, tbx, pair)


def _documents(corpus: Sequence[str], pair: Languages) -> list[Document]:
    return [
        document
        for item in collect(corpus)
        for document in read_documents(item, Reading(pair.source, pair.target))
    ]


def _write_tbx(docket: Docket, path: Path, pair: Languages) -> None:
    """The concepts that have something to decide, whole: a term means little without the others."""
    concepts = {row.concept.id: row.concept for row, _ in docket.rows}
    dropped = write_glossary(concepts.values(), path, "tbx", languages=LanguagePair(pair.source, pair.target))
    left_out = f", {count(len(dropped), 'field')} written otherwise or left out" if dropped else ""
    typer.echo(f"{path}: {count(len(concepts), 'concept')}{left_out}")

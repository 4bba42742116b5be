"""Glossaries as files: every format that editors, translation tools and translation services exchange."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.files import replaced_whole
from copydesk.exchange.glossaries.fitting import fit
from copydesk.exchange.glossaries.formats import USUAL, Dropped, GlossaryFormat, Holds, LanguagePair
from copydesk.exchange.glossaries.native import NATIVE
from copydesk.exchange.glossaries.native import write as write_native
from copydesk.exchange.glossaries.registry import FORMATS, by_suffix, named, recognised
from copydesk.exchange.glossaries.table_files import open_table
from copydesk.model import Concept

__all__ = [
    "FORMATS",
    "Dropped",
    "GlossaryFormat",
    "Holds",
    "LanguagePair",
    "by_suffix",
    "glossary_files",
    "named",
    "read_glossary",
    "recognised",
    "write_glossary",
]

_IN_FOLDERS = (".tsv", ".csv", ".xlsx", ".tbx")
_MARKED = (".tsv", ".csv")
_BYTE_ORDER_MARK = "\ufeff".encode()


def read_glossary(
    path: Path, *, file_format: str | None = None, target_language: str = "en", source_language: str = "zh"
) -> list[Concept]:
    """The concepts of one glossary file, or of all glossary files in a folder, in the order of their ids.

    A `file_format` (a name in FORMATS) is needed only for word pairs without column names. The languages are
    those of terms that do not say theirs. Raises GlossaryError or InputError that names file and line.
    """
    languages = LanguagePair(source_language, target_language)
    stated = named(file_format) if file_format else None
    concepts: dict[str, Concept] = {}
    where: dict[str, Path] = {}
    for file in glossary_files(path):
        for concept in (stated or recognised(file)).read(file, languages):
            if concept.id in concepts:
                raise GlossaryError(
                    f"the concept id {concept.id!r} is used in {where[concept.id]} already",
                    place=str(file),
                    mend="give one of the two another id",
                )
            concepts[concept.id], where[concept.id] = concept, file
    return [concepts[name] for name in sorted(concepts)]


def glossary_files(path: Path) -> list[Path]:
    """The glossary files in a folder by name, or the one file; raises GlossaryError when there is none."""
    if not path.is_dir():
        by_suffix(path)
        return [path]
    files = (file for file in sorted(path.iterdir()) if file.suffix.lower() in _IN_FOLDERS)
    found = [file for file in files if not file.name.startswith((".", "~$"))]
    if not found:
        raise GlossaryError(
            "the folder holds no glossary", place=str(path), mend=f"put a {', '.join(_IN_FOLDERS)} file there"
        )
    return found


def write_glossary(
    concepts: Iterable[Concept],
    path: Path,
    file_format: str | None = None,
    *,
    languages: LanguagePair = USUAL,
    byte_order_mark: bool = False,
) -> list[Dropped]:
    """Writes what the format can hold, whole or not at all; gives, by concept, all that it cannot.

    Without a `file_format`, a file that is there keeps its own and a new one gets that of its suffix. Equal
    glossaries give equal bytes. A byte-order mark lets Excel open `.tsv` and `.csv` as UTF-8. Raises
    GlossaryError when the suffix is not the format's, OutputError when the file cannot be written.
    """
    kind = named(file_format) if file_format else _format_of(path)
    if path.suffix.lower() not in kind.suffixes:
        raise GlossaryError(
            f"a {kind.title} does not end in {path.suffix!r}",
            place=str(path),
            mend=f"use {' or '.join(kind.suffixes)}",
        )
    entries, dropped = fit(concepts, kind.holds, languages)
    write = kind.write
    if kind is NATIVE and path.is_file() and path.stat().st_size:
        # A changed file keeps its columns where they were, so that only changed lines differ.
        write = partial(write_native, columns=open_table(path).columns)
    with replaced_whole(path) as beside:
        write(entries, beside, languages)
        if byte_order_mark and path.suffix.lower() in _MARKED:
            beside.write_bytes(_BYTE_ORDER_MARK + beside.read_bytes())
    return dropped


def _format_of(path: Path) -> GlossaryFormat:
    return recognised(path) if path.is_file() and path.stat().st_size else by_suffix(path)

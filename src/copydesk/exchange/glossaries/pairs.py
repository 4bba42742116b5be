"""Glossaries that are lists of word pairs: how they become concepts, and concepts them."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.columns import Cells, Entry
from copydesk.exchange.glossaries.drafts import Drafts
from copydesk.exchange.glossaries.formats import LanguagePair
from copydesk.exchange.glossaries.table_files import checked_text
from copydesk.exchange.rows import allow_cells_of
from copydesk.model import Concept, Status


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: a source term and a target term.

    `status` "" is a right one; `concept` "" is not known; the cells are what else is said of either term.
    """

    place: str
    source: str
    target: str
    status: str = ""
    note: str = ""
    concept: str = ""
    source_cells: Cells = field(default_factory=dict)
    target_cells: Cells = field(default_factory=dict)


def concepts_of(pairs: Iterable[Pair], languages: LanguagePair) -> list[Concept]:
    """The lines as concepts: by their id where they have one, else one for each source term.

    Source terms with the same translations and notes are one concept, named after the first of them. The
    first right term of each language is preferred, further ones are admitted. Raises GlossaryError with the
    line.
    """
    drafts = Drafts(languages.target)
    for lines in _grouped(pairs):
        name = lines[0].concept or lines[0].source
        note = "\n".join(dict.fromkeys(pair.note for pair in lines if pair.note))
        right = next((pair.target for pair in lines if not pair.status), "")
        _refuse_contradictions(lines)
        for pair in _firsts(lines, lambda pair: pair.target):
            status = pair.status or _by_order(first=pair.target == right)
            named = {"concept": name, "term": pair.target, "status": status, "language": languages.target}
            drafts.add(pair.place, {**pair.target_cells, **named, "note": note})
        for pair in _firsts(lines, lambda pair: pair.source):
            status = _by_order(first=pair.source == lines[0].source)
            named = {"concept": name, "term": pair.source, "status": status, "language": languages.source}
            drafts.add(pair.place, {**pair.source_cells, **named})
    return drafts.concepts()


def _grouped(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    by_name: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_name.setdefault(pair.concept or pair.source, []).append(pair)
    groups: dict[object, list[Pair]] = {}
    for lines in by_name.values():
        alike = tuple(dict.fromkeys((pair.target, pair.status, pair.note) for pair in lines))
        groups.setdefault(lines[0].concept or alike, []).extend(lines)
    return groups.values()


def _firsts(lines: list[Pair], term: Callable[[Pair], str]) -> Iterable[Pair]:
    """The first line of each term."""
    firsts: dict[str, Pair] = {}
    for pair in lines:
        firsts.setdefault(term(pair), pair)
    return firsts.values()


def _refuse_contradictions(lines: list[Pair]) -> None:
    """Raises GlossaryError at a line that gives a target term another status than an earlier one."""
    firsts: dict[str, Pair] = {}
    for pair in lines:
        first = firsts.setdefault(pair.target, pair)
        if pair.status != first.status:
            raise GlossaryError(
                f"{pair.target!r} has another status at {first.place}", place=pair.place, mend="choose one"
            )


def _by_order(*, first: bool) -> str:
    return (Status.PREFERRED if first else Status.ADMITTED).value


def sides(entry: Entry, languages: LanguagePair) -> Iterator[tuple[Cells, Cells]]:
    """Each source term of a fitted concept beside each target term."""
    for source in entry.terms:
        for target in entry.terms:
            if (source["language"], target["language"]) == (languages.source, languages.target):
                yield source, target


def lines_of(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The lines of a CSV file, or of one with tabs, each with its place; blank ones are left out.

    Raises GlossaryError or InputError when the file is empty, not UTF-8, or its quotes do not close.
    """
    text = checked_text(path)
    delimiter = "," if path.suffix.lower() == ".csv" else "\t"
    allow_cells_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    place = f"{path}:1"
    try:
        for cells in reader:
            if any(cells):
                yield place, [cell.strip() for cell in cells]
            place = f"{path}:{reader.line_num + 1}"
    except csv.Error as error:
        raise GlossaryError(f"broken quotes ({error})", place=place) from error


def checked_pair(place: str, cells: list[str]) -> list[str]:
    """The line, when it has a source and a target term; raises GlossaryError when it does not."""
    if len(cells) < len(("source", "target")):
        raise GlossaryError("the line has one column", place=place, mend="write source and target term")
    for name, cell in zip(("source", "target"), cells, strict=False):
        if not cell:
            raise GlossaryError(f"no {name} term", place=place, mend="fill it in or take out the line")
    return cells

"""The wide layout: one concept a row, its terms in a column for each status, lists joined by `;`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import ABOUT, Cells, Entry, further
from copydesk.exchange.glossaries.drafts import Drafts, cell
from copydesk.exchange.glossaries.formats import GlossaryFormat, Holds, LanguagePair
from copydesk.exchange.glossaries.table_files import SUFFIXES, open_table, write_table
from copydesk.exchange.rows import PlacedRow, Row
from copydesk.model import Concept, Status

LISTS = ("admitted", "deprecated", "superseded", "ambiguous", "proposed")
_ROW = frozenset({"preferred", "source", *LISTS})


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of the file in their order; raises an error that names file and line."""
    table = open_table(path)
    table.require(("concept", "preferred"))
    drafts = Drafts(languages.target)
    for place, row in table.rows:
        drafts.refuse_second(cell(row, "concept"), place)
        for term_place, term_row in _terms(place, row, languages):
            drafts.add(term_place, term_row)
    return drafts.concepts()


def _terms(place: str, row: Row, languages: LanguagePair) -> Iterable[PlacedRow]:
    """The row as rows of the native layout."""
    shared = {"concept": cell(row, "concept"), "case": cell(row, "case")}
    about = {column: value for column, value in row.items() if column not in _ROW}
    preferred = {"term": cell(row, "preferred"), "status": "preferred", "language": languages.target}
    yield place, {**about, **shared, **preferred}
    for status in LISTS:
        for term in _list(row, status):
            yield place, {**shared, "term": term, "status": status, "language": languages.target}
    for number, term in enumerate(_list(row, "source")):
        status = "admitted" if number else "preferred"
        named = {"term": term, "status": status, "language": languages.source}
        yield place, {"concept": shared["concept"], **named}


def _list(row: Row, column: str) -> list[str]:
    return [term.strip() for term in cell(row, column).split(";") if term.strip()]


def write(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One concept a row, by id; of the columns, those in use."""
    rows = [_row(entry, languages) for entry in entries]
    used = {column for row in rows for column in row}
    columns = [column for column in (*LISTS, "source", "case", *ABOUT) if column in used]
    others = sorted({column for row in rows for column in further(row)} - _ROW)
    write_table(path, ["concept", "preferred", *columns, *others], rows)


def _row(entry: Entry, languages: LanguagePair) -> Cells:
    targets = [cells for cells in entry.terms if cells["language"] == languages.target]
    head = next(cells for cells in targets if cells["status"] == Status.PREFERRED.value)
    row = {"concept": entry.id, "preferred": head["term"], **entry.about}
    for status in LISTS:
        terms = [cells["term"] for cells in targets if cells["status"] == status]
        if terms:
            row[status] = "; ".join(terms)
    sources = [cells["term"] for cells in entry.terms if cells["language"] == languages.source]
    if sources:
        row["source"] = "; ".join(sources)
    return row | {column: head[column] for column in ("case", *further(head)) if column in head}


def _refuses(wording: str) -> str:
    return "the format joins terms by semicolons" if ";" in wording else ""


WIDE = GlossaryFormat(
    "wide",
    "wide glossary",
    SUFFIXES,
    read,
    write,
    Holds(
        settings=frozenset({"case"}),
        further=lambda cells, column: cells["status"] == Status.PREFERRED.value and column not in _ROW,
        source_further=False,
        statuses=frozenset(Status) - {Status.REFUSED},
        source_statuses=frozenset({Status.PREFERRED, Status.ADMITTED}),
        paired=True,
        ordered=True,
        headed=True,
        one_case=True,
        refuses=_refuses,
    ),
)

"""Which sheet of a returned workbook is which: by the titles of its columns, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from copydesk.errors import InputError
from copydesk.exchange.returns.book import ReturnedBook, Sheet, SheetRow
from copydesk.exchange.returns.proof import ROW_CHECK
from copydesk.exchange.returns.rows import DECISION, ENTRIES
from copydesk.exchange.returns.words import folded
from copydesk.exchange.workbook.returned import Line

MACHINE = "Machine text"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet: the title that it goes out with, the columns that make it one, those that are read."""

    title: str
    marks: tuple[str, ...]
    wanted: tuple[str, ...]


REVIEW = Kind("Review", ("Item", DECISION), ("Item", MACHINE, ROW_CHECK, *ENTRIES))
GROUPS = Kind("Groups", ("Group", DECISION), ("Group", "Examples", ROW_CHECK, *ENTRIES))
DOCUMENT = Kind(
    "Document",
    ("Document", "Segment", "Final text"),
    ("Document", "Segment", MACHINE, "Final text", ROW_CHECK),
)
SUMMARY = Kind("Summary", ("Document", "Sign-off"), ("Document", "Sign-off"))
MANIFEST = Kind("manifest", ("kind", "id", "sha256"), ("kind", "document", "id", "sha256"))
_KINDS = (MANIFEST, REVIEW, GROUPS, DOCUMENT, SUMMARY)
_WRITTEN = frozenset({*ENTRIES, "Final text", "Sign-off"})
_MOST_COLUMNS = 200
"""Those of a row that can hold titles: more are no heads of ours."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with its columns found; its lines can be read once."""

    kind: Kind
    title: str
    book: ReturnedBook
    sheet: Sheet
    letters: Mapping[str, str]
    below: Iterator[SheetRow]

    def lines(self) -> Iterator[Line]:
        """The rows below the titles that hold anything in a column that is read, with only those cells.

        Cells that a reviewer writes in are there even when they are blank: they know their place.
        """
        for row in self.below:
            entries = {}
            for title, letters in self.letters.items():
                entry = self.book.entry(self.sheet, row, letters)
                if entry.text or entry.fault or title in _WRITTEN:
                    entries[title] = entry
            if any(entry.text.strip() or entry.fault for entry in entries.values()):
                yield Line(f"{self.book.path}:{self.title}!{row.number}", entries)


def table_sheets(book: ReturnedBook) -> Iterator[TableSheet | InputError]:
    """The sheets that hold one of our tables, copies and renamed ones too.

    A sheet of ours that cannot be read as one is given as the error to tell: what stands in it is not lost
    without a word.
    """
    for sheet in book.sheets:
        try:
            found = _table(book, sheet)
        except InputError as error:
            yield error
            continue
        if found is not None:
            yield found


def _table(book: ReturnedBook, sheet: Sheet) -> TableSheet | None:
    rows = book.rows(sheet)
    for row in rows:
        heads = {
            letters: folded(book.entry(sheet, row, letters).text)
            for letters in list(row.cells)[:_MOST_COLUMNS]
        }
        titles = Counter(heads.values())
        kind = next((k for k in _KINDS if all(folded(mark) in titles for mark in k.marks)), None)
        if kind is None:
            continue
        for title in kind.wanted:
            if titles[folded(title)] > 1:
                raise InputError(
                    f"two columns are called {title!r}",
                    place=f"{book.path}:{sheet.title}!{row.number}",
                    mend="put the titles back",
                )
        letters_of = {head: letters for letters, head in heads.items()}
        letters = {title: letters_of[folded(title)] for title in kind.wanted if folded(title) in letters_of}
        return TableSheet(kind, sheet.title, book, sheet, letters, rows)
    if any(sheet.title == kind.title for kind in _KINDS):
        marks = next(kind.marks for kind in _KINDS if kind.title == sheet.title)
        raise InputError(
            f"no row has the titles {', '.join(marks)}",
            place=f"{book.path}:{sheet.title}",
            mend="put the titles back",
        )
    return None

"""A workbook: which sheet has the table, and where its columns are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from copydesk.errors import InputError
from copydesk.exchange.documents.packaging import Package
from copydesk.exchange.documents.passages import Piece
from copydesk.exchange.documents.table_rows import TableRow, TableRows
from copydesk.exchange.documents.xlsx.names import is_relation, plain
from copydesk.exchange.documents.xlsx.sheets import Cell, Sheet, SheetRow
from copydesk.exchange.documents.xlsx.strings import SharedStrings, shared_strings
from copydesk.exchange.documents.xlsx.values import Values, dated_styles
from copydesk.exchange.encodings import Decoded
from copydesk.exchange.xml_events import Start, xml_events

_NO_TEXT = (Piece("", 0, 0),)
"""A blank cell, into which words can come."""


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet with the table; `target` is the column, from 1, of the text to be checked."""

    part: str
    decoded: Decoded
    sheet: Sheet
    place: str
    heads: Mapping[int, str]
    target: int
    below: Iterator[SheetRow]
    """The rows below the heads; they can be read once."""

    def rows(self) -> Iterator[tuple[SheetRow, TableRow]]:
        """The rows that hold anything in a named column."""
        for row in self.below:
            named = {self.heads[cell.column]: cell.text for cell in row.cells if cell.column in self.heads}
            if any(named.values()):
                cells = {head: named.get(head, "") for head in self.heads.values()}
                yield row, TableRow(f"{self.place}!{row.number}", cells, _pieces(row.cell(self.target)))


class Book:
    """A workbook in a package; raises InputError when it is none, or broken."""

    def __init__(self, package: Package) -> None:
        main = package.text(package.main).text
        package.expect(main, "workbook", "a workbook")
        related = list(package.relations(package.main))
        others = {each.kind: each.target for each in related}
        self._package = package
        self._parts = {each.id: each.target for each in related if each.kind == "worksheet"}
        self._sheets, from_1904 = self._contents(main)
        self._strings_part = others.get("sharedStrings")
        self._strings = self._shared()
        styles = others.get("styles")
        dated = dated_styles(package.text(styles).text, package.name(styles)) if styles else []
        self._values = Values(dated, from_1904=from_1904)

    def strings_text(self) -> str:
        """The part of shared strings; "" where there is none."""
        return self._package.text(self._strings_part).text if self._strings_part else ""

    def table(self, rows: TableRows) -> Table:
        """The first sheet that has the column of the target.

        Raises InputError when none has.
        """
        first: InputError | None = None
        for title, part in self._sheets:
            decoded = self._package.text(part)
            sheet = Sheet(decoded.text, self._package.name(part), self._strings, self._values)
            place = f"{self._package.place}:{title}"
            below = sheet.rows()
            head = next((row for row in below if any(cell.text.strip() for cell in row.cells)), None)
            if head is None:
                continue
            heads = _heads(head, f"{place}!{head.number}")
            try:
                name = rows.target(heads.values(), f"{place}!{head.number}")
            except InputError as error:
                first = first or error
                continue
            target = next(column for column, each in heads.items() if each == name)
            return Table(part, decoded, sheet, place, heads, target, below)
        raise first or InputError(
            "the workbook is empty", place=self._package.place, mend="its first row names the columns"
        )

    def _contents(self, main: str) -> tuple[list[tuple[str, str]], bool]:
        """The sheets with cells, as title and part, and whether days are counted from 1904."""
        sheets, from_1904 = [], False
        for event in xml_events(main, self._package.name(self._package.main)):
            if not isinstance(event, Start):
                continue
            said = event.attributes
            if plain(event.name) == "workbookPr":
                from_1904 = said.get("date1904") in ("1", "true")
            elif plain(event.name) == "sheet":
                relation = next((value for name, value in said.items() if is_relation(name)), "")
                if relation in self._parts:
                    sheets.append((said.get("name", ""), self._parts[relation]))
        return sheets, from_1904

    def _shared(self) -> SharedStrings:
        if not self._strings_part:
            return SharedStrings()
        return SharedStrings(shared_strings(self.strings_text(), self._package.name(self._strings_part)))


def _heads(row: SheetRow, place: str) -> dict[int, str]:
    heads = {cell.column: cell.text.strip() for cell in row.cells if cell.text.strip()}
    repeated = sorted(head for head, times in Counter(heads.values()).items() if times > 1)
    if repeated:
        raise InputError(f"the column {repeated[0]!r} stands twice", place=place, mend="rename one")
    return heads


def _pieces(cell: Cell | None) -> tuple[Piece, ...] | None:
    if cell is None:
        return _NO_TEXT
    found = cell.pieces
    return found if found is None else found or _NO_TEXT

"""The rows of a sheet, each cell with the place where it stands in the sheet's part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.errors import InputError
from copydesk.exchange.documents.passages import Piece
from copydesk.exchange.documents.xlsx.names import column_number, plain, prefix
from copydesk.exchange.documents.xlsx.strings import RichText, SharedStrings, StringReader, pieces
from copydesk.exchange.documents.xlsx.values import Values
from copydesk.exchange.xml_events import End, Start, Text, xml_events


@dataclass(slots=True)
class Cell:
    """A cell; its element is `[start, end)`, its start tag ends at `opened`."""

    column: int
    kind: str
    style: str
    start: int
    opened: int
    end: int = 0
    formula: bool = False
    text: str = ""
    rich: RichText | None = None
    """The string of a text cell: in the sheet when the kind is `inlineStr`, shared when it is `s`."""
    plain: tuple[Piece, ...] | None = None
    """The pieces of a text cell without a string element."""

    @property
    def pieces(self) -> tuple[Piece, ...] | None:
        """The pieces of its text; None when it has none to be edited: a formula, a number, an error."""
        if self.formula:
            return None
        return self.rich.pieces if self.rich else self.plain


@dataclass(slots=True)
class SheetRow:
    """A row: its number, its cells from left to right, and where its end tag begins."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    closed: int = 0

    def cell(self, column: int) -> Cell | None:
        """The cell in a column, if the file has one."""
        return next((cell for cell in self.cells if cell.column == column), None)

    def place_for(self, column: int) -> int:
        """Where a new cell of a column belongs."""
        return next((cell.start for cell in self.cells if cell.column > column), self.closed)


class Sheet:
    """Reads one sheet. `prefix` is what stands before the names of its elements, once a row was read."""

    def __init__(self, text: str, place: str, strings: SharedStrings, values: Values) -> None:
        self._text, self._place, self._strings, self._values = text, place, strings, values
        self._row: SheetRow | None = None
        self._cell: Cell | None = None
        self._string: StringReader | None = None
        self._said: list[Text] | None = None
        self._number = 0
        self.prefix = ""

    def rows(self) -> Iterator[SheetRow]:
        """All rows that the file has, in its order."""
        for event in xml_events(self._text, self._place):
            if self._string is not None:
                self._in_string(event)
            elif isinstance(event, Text):
                if self._said is not None:
                    self._said.append(event)
            elif isinstance(event, Start):
                self._opens(event)
            elif isinstance(event, End) and (row := self._closes(event)) is not None:
                yield row

    def _opens(self, event: Start) -> None:
        match plain(event.name):
            case "row":
                said = event.attributes.get("r", "")
                self._number = int(said) if said.isdecimal() else self._number + 1
                self._row = SheetRow(self._number)
                self.prefix = prefix(self._text[event.start : event.end])
            case "c" if self._row is not None:
                self._open_cell(self._row, event)
            case "v" if self._cell is not None:
                self._said = []
            case "f" if self._cell is not None:
                self._cell.formula = True
            case "is" if self._cell is not None:
                self._string = StringReader(event)

    def _open_cell(self, row: SheetRow, event: Start) -> None:
        said = event.attributes
        following = row.cells[-1].column + 1 if row.cells else 1
        column = column_number(said.get("r", "")) or following
        self._cell = Cell(column, said.get("t", "n"), said.get("s", ""), event.start, event.end)

    def _in_string(self, event: object) -> None:
        if isinstance(event, End) and plain(event.name) == "is" and self._string and self._cell:
            self._cell.rich = self._string.close(event)
            self._cell.text = self._cell.rich.text
            self._string = None
        elif self._string and isinstance(event, Start | End | Text):
            self._string.hear(event)

    def _closes(self, event: End) -> SheetRow | None:
        name = plain(event.name)
        if name == "v" and self._cell is not None:
            self._value(self._cell, event)
        elif name == "c" and self._row is not None and self._cell is not None:
            self._cell.end = event.end
            if self._cell.opened == event.start:
                self._cell.plain = ()
            self._row.cells.append(self._cell)
            self._cell = None
        elif name == "row" and self._row is not None:
            self._row.closed, row, self._row = event.start, self._row, None
            return row
        return None

    def _value(self, cell: Cell, event: End) -> None:
        said, self._said = self._said or [], None
        text = "".join(each.text for each in said)
        if not text:
            cell.plain = ()
        elif cell.kind == "s":
            cell.rich = self._shared(text, event.line)
            cell.text = cell.rich.text
        elif cell.kind == "str":
            cell.plain = tuple(piece for each in said for piece in pieces(each))
            cell.text = "".join(piece.text for piece in cell.plain)
        else:
            cell.text = self._values.text(text, cell.kind, cell.style)

    def _shared(self, said: str, line: int) -> RichText:
        number = int(said) if said.strip().isdecimal() else len(self._strings)
        if number >= len(self._strings):
            raise InputError(
                f"there is no shared string {said!r}",
                place=f"{self._place}:{line}",
                mend="open the workbook in Excel or LibreOffice and save it anew",
            )
        return self._strings[number]

"""A sheet to read from top to bottom: titles, sections, lines."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName

from copydesk.exchange.workbook.cells import Content, cell_height, make_cell
from copydesk.exchange.workbook.sheets import add_sheet, append_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook


class Page:
    """Writes a sheet line by line; `row` is the number of the line written last."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[float]) -> None:
        self._book = book
        self.widths = widths
        self.sheet = add_sheet(book, title, widths)
        self.row = 0

    def line(self, *contents: Content, styles: Sequence[str] = ("label", "prose")) -> None:
        """One line; the last style serves all further cells."""
        self.row += 1
        line = list(zip(contents, chain(styles, repeat(styles[-1])), self.widths, strict=False))
        cells = [make_cell(self.sheet, content, style) for content, style, _ in line]
        append_cells(self.sheet, self.row, cells, max(cell_height(*place) for place in line))

    def entry(self, label: str, name: str) -> None:
        """A line with a cell to write in, to which the defined name points."""
        self.line(label, None, styles=("label", "entry"))
        place = f"'{self.sheet.title}'!$B${self.row}"
        self._book.defined_names[name] = DefinedName(name, attr_text=place)

    def title(self, text: str) -> None:
        """The sheet's title."""
        self.line(text, styles=("title",))

    def section(self, text: str) -> None:
        """A section's title, with air above it."""
        self.line("")
        self.line(text, styles=("section",))

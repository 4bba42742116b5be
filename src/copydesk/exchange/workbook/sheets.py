"""What every sheet shares: its page, rows of a fitting height, dropdowns."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, cast

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from copydesk.exchange.workbook.heights import EstimatedHeight, text_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
"""The number of the paper in OOXML."""

_INDENT = 1.5
"""Characters that one step of indentation takes of a column."""


def add_sheet(book: Workbook, title: str, widths: Sequence[float], *, landscape: bool = False) -> Worksheet:
    """A sheet with columns of these widths (in characters), without a grid, that prints one A4 page wide."""
    sheet: Worksheet = book.create_sheet(title)
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    footer = cast("HeaderFooterItem", sheet.oddFooter)
    footer.left.text, footer.center.text = book.properties.title, "&A"
    footer.right.text = "Page &P of &N"
    return sheet


def append_cells(sheet: Worksheet, row: int, cells: list[Cell], widths: Sequence[float]) -> None:
    """Writes the cells as row number `row`, as high as the longest text in a column of its width needs."""
    heights = (_height(cell, width) for cell, width in zip(cells, widths, strict=False))
    sheet.row_dimensions[row] = EstimatedHeight(sheet, index=row, ht=max(heights))
    sheet.append(cells)
    del sheet.row_dimensions[row]  # written; a million of them would fill the memory


def add_choices(sheet: Worksheet, name: str, cells: str) -> None:
    """Offers the list of that name in the cells, and refuses other words kindly."""
    rule = DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=True)
    rule.errorTitle = "Not on the list"
    rule.error = "Please choose one of the words on the list, or leave the cell blank."
    rule.add(cells)
    sheet.data_validations.append(rule)


def _height(cell: Cell, width: float) -> float:
    text = "" if cell.value is None else str(cell.value)
    room = width - _INDENT * cell.alignment.indent if cell.alignment.wrap_text else inf
    return text_height(text, room, cell.font.sz)

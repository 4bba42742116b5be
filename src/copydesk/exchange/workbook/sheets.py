"""What books and sheets share: the page, rows of a fitting height, dropdowns, machinery out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from copydesk.exchange.workbook.cells import make_cell
from copydesk.exchange.workbook.heights import EstimatedHeight
from copydesk.exchange.workbook.styles import add_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
"""The number of the paper in OOXML."""


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


def new_book(title: str) -> Workbook:
    """A book of this title, to be written sheet by sheet, with the named styles in it."""
    book = Workbook(write_only=True)
    book.properties.creator = "copydesk"
    book.properties.title = title
    add_styles(book)
    return book


def add_hidden_sheet(book: Workbook, title: str, rows: Iterable[Sequence[str | None]]) -> None:
    """A sheet for the machinery: plain rows of text, out of sight."""
    sheet = book.create_sheet(title)
    sheet.sheet_state = "hidden"
    for row in rows:
        sheet.append([make_cell(sheet, value, "control") for value in row])


def append_cells(sheet: Worksheet, row: int, cells: list[Cell], height: float) -> None:
    """Writes the cells as row number `row`, of about `height` points."""
    sheet.row_dimensions[row] = EstimatedHeight(sheet, index=row, ht=height)
    sheet.append(cells)
    del sheet.row_dimensions[row]  # written; a million of them would fill the memory


def add_choices(sheet: Worksheet, name: str, cells: str) -> None:
    """Offers the list of that name in the cells, and refuses other words kindly."""
    rule = DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=True)
    rule.errorTitle = "Not on the list"
    rule.error = "Please choose one of the words on the list, or leave the cell blank."
    rule.add(cells)
    sheet.data_validations.append(rule)

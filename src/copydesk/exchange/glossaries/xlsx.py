"""A glossary as the first sheet of a workbook: text in, text out, and never a formula."""

import datetime as dt
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from copydesk.errors import CopydeskError, GlossaryError
from copydesk.exchange.files import read_bytes
from copydesk.exchange.rows import PlacedRow
from copydesk.exchange.workbook.cells import escape
from copydesk.exchange.workbook.normalise import save
from copydesk.exchange.workbook.runs import CELL_LIMIT

_LARGEST = 200 * 2**20
"""Bytes that all parts of a workbook may have together: a million terms have fewer."""
_WIDTH = 24
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SAVE_ANEW = "open it in Excel and save it anew"
_NO_FORMULAS = "write the text itself: in Excel, copy the cells and paste them as values"


def read_workbook(path: Path) -> tuple[tuple[str, ...], Iterator[PlacedRow]]:
    """The column names and the rows of the first sheet; numbers and dates as text.

    Raises GlossaryError with the cell for a formula or an error value, and for a workbook that is too large,
    broken, or brings a document type with it.
    """
    raw = read_bytes(path)
    _inspect(raw, path)
    try:
        sheet = openpyxl.load_workbook(BytesIO(raw), read_only=True).worksheets[0]
        name = f"{path}:{sheet.title}"
        lines = [[_text(cell, name) for cell in line] for line in sheet.iter_rows()]
    except CopydeskError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part of the file raises
        raise GlossaryError("not a readable XLSX workbook", place=str(path), mend=_SAVE_ANEW) from error
    first = [column.strip() for column in lines[0]] if lines else []
    columns = tuple(first[: max((number for number, column in enumerate(first, 1) if column), default=0)])
    if not columns:
        raise GlossaryError("the first row is empty", place=name, mend="write the column names there")
    repeated = sorted({column for column in columns if column and columns.count(column) > 1})
    if repeated:
        raise GlossaryError(f"the column {repeated[0]!r} stands twice", place=f"{name}!1", mend="rename one")
    return columns, _rows(lines[1:], columns, name)


def write_workbook(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Writes one sheet of text cells under a bold row that stays in view; equal lines give equal bytes.

    Raises GlossaryError when a text is longer than a cell can be.
    """
    table = list(lines)
    longest = max((len(text) for line in table for text in line), default=0)
    if longest > CELL_LIMIT:
        raise GlossaryError(
            f"a text of {longest} characters, and a cell of a workbook holds {CELL_LIMIT}",
            mend="write .tsv or .tbx",
        )
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "copydesk"
    sheet: Worksheet = book.create_sheet("Glossary")
    sheet.freeze_panes = "A2"
    for number in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
    sheet.append([_cell(sheet, column, bold=True) for column in columns])
    for line in table:
        sheet.append([_cell(sheet, text, bold=False) for text in line])
    save(book, path)


def _cell(sheet: Worksheet, text: str, *, bold: bool) -> Cell | None:
    if not text:
        return None
    cell: Cell = WriteOnlyCell(sheet, escape(text))
    cell.data_type = "s"  # after the value: openpyxl reads "=…" as a formula and "#N/A" as an error
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _inspect(raw: bytes, path: Path) -> None:
    """Refuses what would be dangerous to open at all."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > _LARGEST:
                raise GlossaryError(
                    f"the workbook unpacks to {size // 2**20} MiB, more than {_LARGEST // 2**20}",
                    place=str(path),
                    mend="split it, or save it as .tsv",
                )
            parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
            if any(b"<!DOCTYPE" in archive.read(part) for part in parts):
                raise GlossaryError("the workbook declares a document type", place=str(path))
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
        raise GlossaryError("not a readable XLSX workbook", place=str(path), mend=_SAVE_ANEW) from error


def _rows(lines: Iterable[list[str]], columns: tuple[str, ...], name: str) -> Iterator[PlacedRow]:
    for number, cells in enumerate(lines, 2):
        if any(cells[len(columns) :]):
            raise GlossaryError(
                "the row has more cells than the first row names",
                place=f"{name}!{number}",
                mend="take out the extra ones",
            )
        if any(cells):
            blank = [""] * (len(columns) - len(cells))
            yield f"{name}!{number}", dict(zip(columns, [*cells, *blank], strict=False))


def _text(cell: object, name: str) -> str:
    if not isinstance(cell, Cell | ReadOnlyCell) or cell.value is None:
        return ""
    if cell.data_type in ("f", "e"):
        kind = "a formula" if cell.data_type == "f" else f"the error {cell.value}"
        raise GlossaryError(f"{kind} in a cell", place=f"{name}!{cell.coordinate}", mend=_NO_FORMULAS)
    if isinstance(cell.value, dt.datetime):
        day = cell.value.date() if cell.value.time() == dt.time() else cell.value
        return day.isoformat()
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(cell.value))

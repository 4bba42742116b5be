"""Workbooks that come back from people: refused where opening one is dangerous, read as text by titles."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import ReadOnlyCell

from copydesk.errors import CopydeskError, InputError
from copydesk.exchange.files import read_bytes
from copydesk.exchange.workbook.cells import unescape

_LARGEST = 100 * 2**20
"""Bytes that all parts may have together: 50,000 rows of a packet have fewer."""

_SAVE_ANEW = "open it in Excel or LibreOffice and save it anew"


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell: its text, or `fault`, why it has none; `place` is file, sheet and cell."""

    text: str = ""
    fault: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a returned sheet by its titles; a column that is blank, or is not there, is a blank entry."""

    place: str
    entries: Mapping[str, Entry]

    def __getitem__(self, title: str) -> Entry:
        return self.entries.get(title, Entry(place=self.place))

    def text(self, title: str) -> str:
        """The text under a title, blanks at its ends and in a row taken off; raises InputError at a fault."""
        entry = self[title]
        if entry.fault:
            raise InputError(entry.fault, place=entry.place)
        return " ".join(entry.text.split())


class Returned:
    """A returned workbook, opened without running anything in it.

    Raises InputError, with the place, when it is broken, too large to be true, or lacks a sheet or column.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        raw = read_bytes(path)
        self._inspect(raw)
        self._book = self._opened(raw)

    def table(self, title: str, columns: tuple[str, ...]) -> list[Line]:
        """The rows of a sheet that hold anything, found by the titles in its first row."""
        rows = self._rows(title)
        heads = {index: entry.text.strip() for index, entry in next(rows, (0, {}))[1].items()}
        first = f"{self._path}:{title}!1"
        for column in columns:
            if list(heads.values()).count(column) != 1:
                many = "more than one column is" if column in heads.values() else "no column is"
                raise InputError(f"{many} called {column!r}", place=first, mend="put the titles back")
        return [
            Line(
                f"{self._path}:{title}!{number}",
                {heads[index]: entry for index, entry in entries.items() if index in heads},
            )
            for number, entries in rows
        ]

    def named(self, name: str) -> str:
        """The text of the cell to which a defined name points; "" where there is no such name or cell."""
        target = self._book.defined_names.get(name)
        for sheet, cell in target.destinations if target else ():
            for _, entries in self._rows(sheet):
                for entry in entries.values():
                    if entry.place.endswith(f"!{cell.replace('$', '')}"):
                        return Line(entry.place, {name: entry}).text(name)
        return ""

    def _inspect(self, raw: bytes) -> None:
        """Refuses what would be dangerous to open at all."""
        try:
            with ZipFile(BytesIO(raw)) as archive:
                size = sum(part.file_size for part in archive.infolist())
                if size > _LARGEST:
                    message = f"the workbook unpacks to {size // 2**20} MiB, more than {_LARGEST // 2**20}"
                    raise InputError(message, place=str(self._path))
                if any(b"<!DOCTYPE" in archive.read(part) for part in archive.infolist()):
                    raise InputError("the workbook declares a document type", place=str(self._path))
        except (BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error) as error:
            raise self._unreadable() from error

    def _opened(self, raw: bytes) -> Workbook:
        try:
            return load_workbook(BytesIO(raw), read_only=True, rich_text=True)
        except Exception as error:  # openpyxl raises whatever the broken part of the file raises
            raise self._unreadable() from error

    def _rows(self, title: str) -> Iterator[tuple[int, dict[int, Entry]]]:
        """The rows of a sheet that hold anything, each with its number and its cells by column."""
        if title not in self._book.sheetnames:
            raise InputError(f"there is no sheet {title!r}", place=str(self._path), mend="put it back")
        sheet = self._book[title]
        try:
            sheet.reset_dimensions()  # a sheet can claim a size of billions of cells
            for row in sheet.iter_rows():
                cells = [cell for cell in row if isinstance(cell, Cell | ReadOnlyCell)]
                found = {cell.column: self._entry(title, cell) for cell in cells if cell.value is not None}
                if found:
                    yield cells[0].row, found
        except CopydeskError:
            raise
        except Exception as error:  # as above: the sheet is parsed only now
            raise self._unreadable() from error

    def _entry(self, title: str, cell: Cell | ReadOnlyCell) -> Entry:
        place = f"{self._path}:{title}!{cell.coordinate}"
        if cell.data_type == "f":
            return Entry(fault="a formula in a cell; write the text itself", place=place)
        if cell.data_type == "e":
            return Entry(fault=f"the error {cell.value} in a cell; write the text itself", place=place)
        value = cell.value
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            value = value.date()
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return Entry(unescape(str(value)), place=place)

    def _unreadable(self) -> InputError:
        return InputError("not a readable XLSX workbook", place=str(self._path), mend=_SAVE_ANEW)

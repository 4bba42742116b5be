"""A returned workbook: refused where it is dangerous, read row by row without holding a whole sheet.

Excel, LibreOffice and openpyxl write the same rows in different ways: strings shared or in the cell, rich or
plain, prefixed elements or none. Nothing in the file is run, fetched or calculated.
Source: ECMA-376 part 1, sections 18.2 and 18.3.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from copydesk.errors import InputError
from copydesk.exchange.documents.packaging import Package
from copydesk.exchange.documents.xlsx.values import Values, dated_styles
from copydesk.exchange.files import open_bytes
from copydesk.exchange.returns.parsing import elements
from copydesk.exchange.workbook.cells import unescape
from copydesk.exchange.workbook.returned import Entry

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAVE_ANEW = "open it in Excel or LibreOffice and save it anew"
_RUNNING = ("vbaproject", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/")
_FOREIGN = ("xl/externallinks/", "xl/embeddings/", "xl/connections.xml", "xl/querytables/")
_RUNNING_KINDS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"})
_FOREIGN_KINDS = frozenset({"externalLink", "connections"})
_STEEPEST, _STEEP_FROM = 500, 2**24
"""As in `archives`: a text that is packed more than this, and not small, is a bomb."""
_DESTINATION = re.compile(r"'?([^'!]{1,31})'?!\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_HIDDEN = frozenset({"hidden", "veryHidden"})
_UNTOUCHED = "1980-01-01"
"""The date that every packet carries."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its number and its cells, as elements, by the letters of their columns."""

    number: int
    cells: Mapping[str, _Element]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's title, its part, and whether it is out of sight."""

    title: str
    part: str
    hidden: bool


class ReturnedBook:
    """A returned workbook; raises InputError when it is broken, dangerous or too large to be true."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_bytes(path) as stream:
            package = Package(stream, str(path))
            self._refuse_danger(package)
            self._parts = {each.id: each.target for each in package.relations(package.main)}
            kinds = {each.kind: each.target for each in package.relations(package.main)}
            roots = {each.kind: each.target for each in package.relations("")}
            package.expect(package.text(package.main).text, "workbook", "a workbook")
            styles = kinds.get("styles")
            dated = dated_styles(package.text(styles).text, package.name(styles)) if styles else []
        self.sheets: list[Sheet] = []
        self._names: dict[str, str] = {}
        from_1904 = self._read_main(package.main)
        self._values = Values(dated, from_1904=from_1904)
        self._strings = self._shared(kinds.get("sharedStrings"))
        self.modified = self._modified(roots.get("core-properties"))

    def rows(self, sheet: Sheet) -> Iterator[SheetRow]:
        """The rows of a sheet; the cells of one can be read until the next is asked for."""
        number = 0
        with self._open(sheet.part) as stream:
            for _, row in elements(stream, f"{self.path}:{sheet.title}", ("row",)):
                said = row.get("r", "")
                number = int(said) if said.isdecimal() else number + 1
                yield SheetRow(number, _cells(row))

    def entry(self, sheet: Sheet, row: SheetRow, letters: str) -> Entry:
        """What stands in a cell."""
        place = f"{self.path}:{sheet.title}!{letters}{row.number}"
        cell = row.cells.get(letters)
        if cell is None:
            return Entry(place=place)
        value, kind = "", cell.get("t", "n")
        for child in cell:
            name = _local(child)
            if name == "f":
                return Entry(fault="a formula in a cell; write the text itself", place=place)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                return Entry(_string(child), place=place)
        if not value:
            return Entry(place=place)
        if kind == "e":
            return Entry(fault=f"the error {value[:20]} in a cell; write the text itself", place=place)
        return Entry(self._said(value, kind, cell.get("s", ""), place), place=place)

    def named(self, name: str) -> Entry:
        """The cell to which a defined name points; a blank one where there is no such name."""
        found = _DESTINATION.match(self._names.get(name, ""))
        sheet = next((each for each in self.sheets if found and each.title == found[1]), None)
        if found and sheet:
            for row in self.rows(sheet):
                if row.number == int(found[3]):
                    return self.entry(sheet, row, found[2])
        return Entry(place=str(self.path))

    def _said(self, value: str, kind: str, style: str, place: str) -> str:
        if kind != "s":
            return unescape(value) if kind == "str" else self._values.text(value, kind, style)
        number = int(value) if value.strip().isdecimal() else len(self._strings)
        if number >= len(self._strings):
            raise InputError("the text of the cell is missing", place=place, mend=_SAVE_ANEW)
        return self._strings[number]

    def _refuse_danger(self, package: Package) -> None:
        names = [name.lower() for name in package.archive.names]
        kinds = {each.kind for each in package.relations(package.main)}
        types = next((name for name in package.archive.names if name == "[Content_Types].xml"), None)
        enabled = types is not None and b"macroenabled" in package.archive.read(types).lower()
        if enabled or kinds & _RUNNING_KINDS or any(each in name for name in names for each in _RUNNING):
            raise InputError(
                "the workbook holds macros", place=str(self.path), mend="save it as .xlsx without macros"
            )
        if kinds & _FOREIGN_KINDS or any(name.startswith(_FOREIGN) for name in names):
            raise InputError(
                "the workbook links to other files or holds some",
                place=str(self.path),
                mend="break the links (Data, Edit links) and save it anew",
            )

    def _read_main(self, main: str) -> bool:
        """Notes sheets and defined names; gives whether days are counted from 1904."""
        from_1904 = False
        with self._open(main) as stream:
            for name, element in elements(stream, str(self.path), ("workbookPr", "sheet", "definedName")):
                if name == "workbookPr":
                    from_1904 = element.get("date1904") in ("1", "true")
                elif name == "definedName":
                    self._names[element.get("name", "")] = element.text or ""
                else:
                    relation = next((v for k, v in element.attrib.items() if str(k).endswith("}id")), "")
                    part = self._parts.get(str(relation))
                    if part is not None:
                        hidden = element.get("state") in _HIDDEN
                        self.sheets.append(Sheet(element.get("name", ""), part, hidden))
        return from_1904

    def _shared(self, part: str | None) -> list[str]:
        if part is None:
            return []
        with self._open(part) as stream:
            return [_string(element) for _, element in elements(stream, f"{self.path}:{part}", ("si",))]

    def _modified(self, part: str | None) -> str | None:
        """When the file was saved, as it says itself; None for a packet that nobody saved."""
        if part is None:
            return None
        with self._open(part) as stream:
            dates = [element.text or "" for _, element in elements(stream, str(self.path), ("modified",))]
        return dates[0] if dates and dates[0] and not dates[0].startswith(_UNTOUCHED) else None

    @contextmanager
    def _open(self, part: str) -> Iterator[IO[bytes]]:
        """A part as a stream; raises InputError when it is missing, damaged or a bomb."""
        try:
            with ZipFile(self.path) as archive:
                info = archive.getinfo(part)
                if info.file_size > max(_STEEP_FROM, info.compress_size * _STEEPEST):
                    raise InputError(
                        f"{part} is packed {info.file_size // max(info.compress_size, 1)} to 1",
                        place=str(self.path),
                        mend=_SAVE_ANEW,
                    )
                with archive.open(info) as stream:
                    yield stream
        except KeyError as error:
            raise InputError(f"{part} is missing", place=str(self.path), mend=_SAVE_ANEW) from error
        except (BadZipFile, EOFError, NotImplementedError, OSError, zlib.error) as error:
            raise InputError(f"{part} is damaged", place=str(self.path), mend=_SAVE_ANEW) from error


def _cells(row: _Element) -> dict[str, _Element]:
    """The cells by their letters; a cell without a name stands right of the one before it."""
    cells: dict[str, _Element] = {}
    last = 0
    for cell in row:
        letters = cell.get("r", "").rstrip("0123456789")
        if letters:
            last = _number(letters)
        else:
            last += 1
            letters = _letters(last)
        cells[letters] = cell
    return cells


@lru_cache(maxsize=1024)
def _number(letters: str) -> int:
    number = 0
    for letter in letters[:3]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@lru_cache(maxsize=1024)
def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number) if 0 < number <= 2**14 else f"?{number}"


def _string(element: _Element) -> str:
    """The text of a string or of its runs; how it is read aloud is no text."""
    texts = []
    for child in element:
        name = _local(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += [each.text or "" for each in child if _local(each) == "t"]
    return unescape("".join(texts))


def _local(element: _Element) -> str:
    return _local_name(str(element.tag))


@lru_cache(maxsize=256)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]

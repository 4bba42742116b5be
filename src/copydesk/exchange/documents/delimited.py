"""CSV and TSV: the first row names the columns, one of which is the text to be checked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import BinaryIO

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.line_files import LONGEST, too_long
from copydesk.exchange.documents.passages import Piece, Tie
from copydesk.exchange.documents.table_rows import TableRow, TableRows
from copydesk.exchange.documents.table_texts import Located, Record, TableText
from copydesk.exchange.rows import escape, header_of, row_of, unescape
from copydesk.model import Document

_DELIMITERS = ",;\t"
_ESCAPED = re.compile(r"\\(?s:.)|\\$")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_DOUBLED = re.compile('""')


class _Head:
    """The names of the columns, and which of them is the target."""

    def __init__(self, cells: list[str], place: str, reading: Reading) -> None:
        self._names = header_of(cells, place)
        target = TableRows("", reading.columns).target(self._names, place)
        self.column = self._names.index(target)

    def row(self, cells: list[str], place: str) -> TableRow:
        """A row below the names."""
        text = cells[self.column] if self.column < len(cells) else ""
        return TableRow(place, row_of(self._names, cells, place), (Piece(text, 0, len(text)),))


def _tsv_records(lines: Iterator[str], place: str, reading: Reading) -> Iterator[Record]:
    head: _Head | None = None
    for number, line in enumerate(lines, 1):
        here = f"{place}:{number}"
        content = line.removesuffix("\n").removesuffix("\r")
        if head is None:
            head = _Head(content.split("\t"), here, reading)
            yield Record(line)
        elif not content:
            yield Record(line)
        else:
            row = head.row([unescape(cell) for cell in content.split("\t")], here)
            yield Record(line, row, partial(_located_in_tsv, content, head.column))
    if head is None:
        raise _empty(place)


def _located_in_tsv(content: str, column: int) -> Located:
    cells = content.split("\t")
    start = sum(len(cell) + 1 for cell in cells[:column])
    return Located(tuple(_tsv_pieces(content, start, start + len(cells[column]))), escape)


def _tsv_pieces(line: str, start: int, end: int) -> Iterator[Piece]:
    """A backslash that escapes nothing is one piece with its neighbour, which must not become a `t`."""
    border = start
    for match in _ESCAPED.finditer(line, start, end):
        if border < match.start():
            yield Piece(line[border : match.start()], border, match.start())
        yield Piece(unescape(match.group()), match.start(), match.end(), Tie.ESCAPED)
        border = match.end()
    if border < end or start == end:
        yield Piece(line[border:end], border, end)


def _csv_records(lines: Iterator[str], place: str, reading: Reading) -> Iterator[Record]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    taken = _Taken(lines, place)
    head: _Head | None = None
    reader: Iterator[list[str]] | None = None
    delimiter = ","
    while True:
        here = taken.begin()
        try:
            if reader is None:
                delimiter = _delimiter(taken.peek(), reading)
                reader = csv.reader(taken, delimiter=delimiter, strict=True)
            cells = next(reader, None)
        except csv.Error as error:
            raise InputError(f"broken CSV ({error})", place=here) from error
        text = taken.text()
        if cells is None:
            break
        if head is None:
            head = _Head(cells, here, reading)
            yield Record(text)
        elif not cells:
            yield Record(text)
        else:
            locate = partial(_located_in_csv, text, delimiter, head.column)
            yield Record(text, head.row(cells, here), locate)


class _Taken:
    """The lines as the csv module takes them, with those of the row that it is reading."""

    def __init__(self, lines: Iterator[str], place: str) -> None:
        self._lines = lines
        self._place = place
        self._row: list[str] = []
        self._length = 0
        self._number = 0
        self._first: str | None = next(lines, None)
        if self._first is None:
            raise _empty(place)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line, self._first = (next(self._lines) if self._first is None else self._first), None
        self._number += 1
        self._row.append(line)
        self._length += len(line)
        if self._length > LONGEST:
            raise too_long(f"{self._place}:{self._number - len(self._row) + 1}")
        return line

    def peek(self) -> str:
        """The first line, before it is taken."""
        return self._first or ""

    def begin(self) -> str:
        """The place of the next row, which begins here."""
        self._row = []
        self._length = 0
        return f"{self._place}:{self._number + 1}"

    def text(self) -> str:
        """The row as it is written."""
        return "".join(self._row)


def _delimiter(first: str, reading: Reading) -> str:
    """The first mark by which the first line names the target; a comma where none does.

    >>> _delimiter("document;target", Reading()), _delimiter("target", Reading())
    (';', ',')
    """
    target = reading.columns.get("target", "target")
    for mark in _DELIMITERS:
        if target in (cell.strip() for cell in next(csv.reader([first], delimiter=mark), [])):
            return mark
    return ","


def _located_in_csv(text: str, delimiter: str, column: int) -> Located:
    content = text.rstrip("\r\n")
    start = end = 0
    quoted = None
    for number in range(column + 1):
        start = end + 1 if number else 0
        quoted = _QUOTED.match(content, start)
        end = quoted.end() if quoted else content.find(delimiter, start)
        end = len(content) if end < 0 else end
    if quoted:
        return Located(tuple(_quoted_pieces(content, start + 1, end - 1)), _double_quotes)
    alone = start == 0 and end == len(content)
    piece = Piece(content[start:end], start, end, Tie.ESCAPED)
    return Located((piece,), partial(_quoted_if_needed, delimiter=delimiter, alone=alone))


def _quoted_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    border = start
    for match in _DOUBLED.finditer(text, start, end):
        if border < match.start():
            yield Piece(text[border : match.start()], border, match.start())
        yield Piece('"', match.start(), match.end(), Tie.ESCAPED)
        border = match.end()
    if border < end or start == end:
        yield Piece(text[border:end], border, end)


def _double_quotes(new: str) -> str:
    return new.replace('"', '""')


def _quoted_if_needed(new: str, *, delimiter: str, alone: bool) -> str:
    """A row whose only cell is empty would be a blank line."""
    if new.startswith('"') or any(mark in new for mark in (delimiter, "\r", "\n")) or (alone and not new):
        return f'"{_double_quotes(new)}"'
    return new


def _empty(place: str) -> InputError:
    return InputError("the table is empty", place=place, mend="its first row names the columns")


_TABLES = {".csv": TableText(_csv_records, newline=""), ".tsv": TableText(_tsv_records)}


def _table(original: Original) -> TableText:
    return _TABLES[PurePath(original.name).suffix.lower()]


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    yield from _table(original).read(original, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    _table(original).write(original, reading, edits, stream)


FORMAT = Format(
    name="CSV and TSV",
    suffixes=(".csv", ".tsv"),
    read=_read,
    write=_write,
    reads="The column `target` of every row as one segment; `source`, `document`, `unit` and `segment` where "
    "the table has them. Other columns are attributes. CSV is separated by commas, semicolons or tabs and "
    "has quotes; TSV has none, and `\\t`, `\\n` and `\\\\` in a cell are a tab, a line end and a backslash.",
    protects="Addresses of the web and of mail, and code between backticks.",
    keeps="Every byte but the edited words: quotes, line ends, byte-order mark, encoding, blank lines.",
    leaves="Other separators; rows of more than 134 million characters. A table is read document by "
    "document; one is held in memory whole.",
)

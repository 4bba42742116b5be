"""JSON lines: one row a line, an object whose `target` is the text to be checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from json.decoder import JSONDecoder

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Format, Reading
from copydesk.exchange.documents.passages import Piece, Tie
from copydesk.exchange.documents.table_rows import TableRow
from copydesk.exchange.documents.table_texts import Located, Record, TableText
from copydesk.exchange.rows import json_row

_SPELT = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


def _records(lines: Iterator[str], place: str, reading: Reading) -> Iterator[Record]:
    column = reading.columns.get("target", "target")
    for number, line in enumerate(lines, 1):
        if line.isspace():
            yield Record(line)
            continue
        here = f"{place}:{number}"
        row = json_row(line, here)
        target = _target(row, column, here)
        cells = TableRow(here, row, (Piece(target, 0, len(target)),), empty_counts=True)
        yield Record(line, cells, partial(_located, line, column))


def _target(row: dict[str, object], column: str, place: str) -> str:
    if column not in row:
        mend = f"call the text to be checked {column!r}"
        raise InputError(f"no column is called {column!r}", place=place, mend=mend)
    target = row[column]
    if not isinstance(target, str):
        mend = 'write "" where there is no text'
        raise InputError(f"the {column} is not a string", place=place, mend=mend)
    return target


def _located(line: str, column: str) -> Located:
    start, end = _literal(line, column)
    inner = line[start:end]
    spelt_out = line.isascii() and ("\\u" in inner or ("\\u" in line and inner.isascii()))
    return Located(tuple(_pieces(line, start, end)), partial(_spell, ensure_ascii=spelt_out))


def _literal(line: str, column: str) -> tuple[int, int]:
    """Where the string of a column stands in an object, without its quotes; of equal names the last counts.

    >>> _literal('{"a": [{"b": "x"}], "b": "It rained."}', "b")
    (26, 36)
    """
    found = (0, 0)
    at = line.index("{") + 1
    while True:
        at = _over_blanks(line, at)
        if line[at] == "}":
            return found
        if line[at] == ",":
            at = _over_blanks(line, at + 1)
        name, at = _DECODER.raw_decode(line, at)
        start = _over_blanks(line, _over_blanks(line, at) + 1)
        _, at = _DECODER.raw_decode(line, start)
        if name == column:
            found = (start + 1, at - 1)


def _over_blanks(line: str, at: int) -> int:
    found = _BLANKS.match(line, at)
    return found.end() if found else at


def _pieces(line: str, start: int, end: int) -> Iterator[Piece]:
    """What stands between two quotes; an empty string is one empty piece, into which words can come."""
    border = start
    for spelt in _SPELT.finditer(line, start, end):
        if border < spelt.start():
            yield Piece(line[border : spelt.start()], border, spelt.start())
        yield Piece(json.loads(f'"{spelt.group()}"'), spelt.start(), spelt.end(), Tie.ESCAPED)
        border = spelt.end()
    if border < end or start == end:
        yield Piece(line[border:end], border, end)


def _spell(text: str, *, ensure_ascii: bool) -> str:
    return json.dumps(text, ensure_ascii=ensure_ascii)[1:-1]


_TABLE = TableText(_records)
FORMAT = Format(
    name="JSON lines",
    suffixes=(".jsonl",),
    read=_TABLE.read,
    write=_TABLE.write,
    reads="The `target` of every line, an object, as one segment; `source`, `document`, `unit` and `segment` "
    "where the object has them; segment files with all that they say. Other keys are attributes.",
    protects="Addresses of the web and of mail, code between backticks, and what a segment file says.",
    keeps="Every byte but the edited words: the order of keys, blanks, escapes, other keys, blank lines.",
    leaves="Rows of more than 134 million characters are refused. A table is read document by document; one "
    "document is held in memory whole.",
)

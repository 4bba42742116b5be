"""Tables that are text: read row by row, and written back with splices in the rows that were edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

from copydesk.exchange.documents.formats import Edits, Original, Reading
from copydesk.exchange.documents.line_files import LineFile
from copydesk.exchange.documents.passages import Passage, Piece
from copydesk.exchange.documents.splicing import through
from copydesk.exchange.documents.table_order import table_documents
from copydesk.exchange.documents.table_rows import TableRow, TableRows
from copydesk.model import Document
from copydesk.text.edits import Edit, apply_edits


@dataclass(frozen=True, slots=True)
class Located:
    """Where the target stands in the text of its row, and how new words are written there."""

    pieces: tuple[Piece, ...]
    encode: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Record:
    """A stretch of the file: a row as it is written, or what is none (the heads, a blank line).

    `locate` is asked only for rows that are edited; the row's own piece is the whole text of the target.
    """

    text: str
    row: TableRow | None = None
    locate: Callable[[], Located] | None = None


Records = Callable[[Iterator[str], str, Reading], Iterator[Record]]
"""The records of a table, given its lines, the place that errors name, and the reading.

Joined, the texts of the records are the lines."""


@dataclass(frozen=True, slots=True)
class TableText:
    r"""A way to write tables as text; lines end at `newline`, "" being any kind of line end."""

    records: Records
    newline: Literal["\n", ""] = "\n"

    def read(self, original: Original, reading: Reading) -> Iterator[Document]:
        """The documents of a table."""
        file = LineFile(original)

        def rows() -> Iterator[TableRow]:
            every = self.records(file.lines(self.newline), original.place, reading)
            return (record.row for record in every if record.row is not None)

        column = reading.columns.get("document", "document")
        names = (row.cells.get(column) for row in rows())
        yield from table_documents(rows, names, original, reading)

    def write(self, original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
        """Write a table with the edits in it."""
        if not any(edits.values()):
            with original.open() as came:
                shutil.copyfileobj(came, stream)
            return
        file = LineFile(original)
        table = TableRows(original.name, reading.columns, ids_checked=False)
        stream.write(file.mark)
        for record in self.records(file.lines(self.newline), original.place, reading):
            passage = table.passage(record.row) if record.row else None
            wanted = edits_of(passage, original.name, edits) if passage else ()
            stream.write(file.encode(_edited(record, passage, wanted) if passage and wanted else record.text))


def edits_of(passage: Passage, name: str, edits: Edits) -> tuple[Edit, ...]:
    """The edits of a passage that is a segment, in a file of that name."""
    return tuple(edits.get(passage.document or name, {}).get(passage.segment or "", ()))


def _edited(record: Record, passage: Passage, wanted: tuple[Edit, ...]) -> str:
    if record.locate is None:
        raise ValueError("a row that cannot be edited")
    located = record.locate()
    spelt = replace(passage, pieces=located.pieces, encode=located.encode)
    return apply_edits(record.text, through(spelt, wanted))

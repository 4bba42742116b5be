"""Workbooks with a table: read as rows, written back with only the sheet of the table changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.packaging import Package
from copydesk.exchange.documents.passages import Passage, documents
from copydesk.exchange.documents.splicing import through
from copydesk.exchange.documents.table_rows import TableRows, gathered
from copydesk.exchange.documents.xlsx.book import Book, Table
from copydesk.exchange.documents.xlsx.sheets import SheetRow
from copydesk.exchange.documents.xlsx.writing import edited_cell, new_cell
from copydesk.model import Document
from copydesk.text.edits import Edit, apply_edits

_CELL_LIMIT = 32_767
"""Characters that a cell can hold."""


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    rows = TableRows(original.name, reading.columns)
    with original.open() as stream:
        table = Book(Package(stream, original.place)).table(rows)
        passages = (passage for _, passage, _ in _passages(table, rows))
        yield from documents(gathered(passages), original.name, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    if not any(edits.values()):
        stream.write(original.read())
        return
    rows = TableRows(original.name, reading.columns)
    with original.open() as file:
        package = Package(file, original.place)
        book = Book(package)
        table = book.table(rows)
        changes = list(_changes(table, rows, book.strings_text(), edits, original.name))
        text = apply_edits(table.decoded.text, changes)
        changed = {table.part: table.decoded.encode(text, original.place)} if changes else {}
        package.archive.write(changed, stream)


def _passages(table: Table, rows: TableRows) -> Iterator[tuple[SheetRow, Passage, str]]:
    """Each row with text, as the sheet has it and as a passage, and its place."""
    for row, said in table.rows():
        passage = rows.passage(said)
        if passage is not None:
            yield row, passage, said.place


def _changes(table: Table, rows: TableRows, strings: str, edits: Edits, name: str) -> Iterator[Edit]:
    """The edits of the sheet that make `edits`."""
    for row, passage, place in _passages(table, rows):
        wanted = edits.get(passage.document or name, {}).get(passage.segment or "", ())
        if not wanted:
            continue
        length = len(apply_edits(passage.text, wanted))
        if length > _CELL_LIMIT:
            raise InputError(
                f"a text of {length} characters, and a cell holds {_CELL_LIMIT}",
                place=place,
                mend="shorten it",
            )
        inside, cell = list(through(passage, wanted)), row.cell(table.target)
        if cell is None:
            yield new_cell(row, table.target, table.sheet.prefix, inside)
        else:
            yield edited_cell(table.decoded.text, strings, cell, inside)


FORMAT = Format(
    name="Excel",
    suffixes=(".xlsx",),
    read=_read,
    write=_write,
    reads="The first sheet with a column called target: text cells below its first row, one segment each. "
    "Its other columns are source, document, unit, segment, role, or attributes.",
    protects="Addresses, code between backticks. Formatting inside a cell does not part words.",
    keeps="Every part but the sheet with edits, byte for byte, and in that sheet every cell without edits: "
    "styles, formulas, charts, comments, input rules. Edited cells keep the formatting of their text.",
    leaves="Numbers, dates and formulas in the column of the text stay and are not checked, nor are other "
    "sheets. What formulas say about an edited cell is computed when the workbook is opened next.",
)

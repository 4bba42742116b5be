"""What went out: the glossary, and each row with the proof of what it said."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from copydesk.errors import InputError
from copydesk.exchange.workbook.returned import Line, Returned
from copydesk.exchange.workbook.sheets import add_hidden_sheet
from copydesk.glossary.pending import Docket

SHEET = "manifest"
COLUMNS = ("kind", "concept", "language", "term", "as", "id", "sha256")

_FORMAT = "1"
"""Changes when an older copydesk could misread the workbook."""


def write_manifest(book: Workbook, docket: Docket) -> None:
    """The hidden sheet manifest: format, glossary, and the key, default and digest of every row."""
    add_hidden_sheet(book, SHEET, (COLUMNS, *_rows(docket)))


def _rows(docket: Docket) -> Iterator[tuple[str, ...]]:
    yield "format", "", "", "", "", _FORMAT, ""
    yield "glossary", "", "", "", "", "", docket.digest
    for row, _ in docket.rows:
        yield "term", row.concept.id, row.term.language, row.term.text, row.as_what, row.id, row.digest


def read_manifest(book: Returned, place: str) -> dict[str, Line]:
    """The rows that went out, by id; raises InputError at `place` when it is another kind of workbook."""
    lines = book.table(SHEET, COLUMNS)
    if _FORMAT not in [line.text("id") for line in lines if line.text("kind") == "format"]:
        raise InputError(
            "not a keeper's workbook of this version of copydesk",
            place=place,
            mend="make a new one with 'copydesk glossary review'",
        )
    return {line.text("id"): line for line in lines if line.text("kind") == "term"}

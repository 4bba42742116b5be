"""The sheet Read me: how to decide, what each column is for, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.exchange.finding_note import DELETE
from copydesk.exchange.workbook import document, groups, review
from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.page import Page
from copydesk.exchange.workbook.runs import Look, Run
from copydesk.exchange.workbook.table import for_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from copydesk.exchange.workbook.table import Column
    from copydesk.model import Batch

_WIDTHS = (24, 98)

_STEPS = (
    ("Read me", "Write your name above: several people may read the same batch."),
    ("Review", "Each row is one place that wants your eye, the worst first. Choose a Decision:"),
    ("accept", "What Before -> after shows is right."),
    ("edit", f"Write Corrected text: it replaces the marked words only. {DELETE} takes them out."),
    ("reject", "The machine's words are right. A Reason teaches us to flag less."),
    ("defer", "You cannot say yet, and somebody should."),
    ("blank", "No decision: nothing changes there."),
    ("Groups", "The same error many times? Decide once. A decision in Review overrides its group."),
    ("Document", "Most errors are ones that no rule sees. Write the sentence anew in Final text."),
    ("", "It overrides the sentence's rows in Review."),
    ("Summary", "When you have read a document to its end, sign it off."),
    ("", "Its blank rows then count as accepted if they say “Safe”. The others stay open."),
    ("Send it back", "Sort, filter and widen as you like. A deleted row is no decision."),
)  # fmt: skip

_MARKS = (
    (Run("bold, red, underlined", Look.MARKED), "The words in doubt."),
    (Run("struck", Look.DELETED), "Goes out."),
    (Run("underlined", Look.INSERTED), "Comes in."),
    (Run("blue titles"), "Columns for you to fill. Please leave the others as they are."),
    (Run("red border"), "An edit that still waits for its text."),
    (Run("grey row"), "Decided."),
)


def write_readme(book: Workbook, batch: Batch) -> None:
    """The sheet, with a cell for the reviewer's name to which the defined name `reviewer` points."""
    page = Page(book, "Read me", _WIDTHS)
    page.title("How to use this workbook")
    page.line(_facts(batch), styles=("line",))
    page.line("")
    page.entry("Your name", "reviewer")
    page.section("How to decide")
    for word, sense in _STEPS:
        page.line(word, sense)
    page.section("What the marks mean")
    for mark, sense in _MARKS:
        page.line(Text((mark,)), sense)
    page.section("What the columns are for")
    for column in _columns(batch):
        page.line(column.title, column.purpose)


def _facts(batch: Batch) -> str:
    dated = f" of {batch.date}" if batch.date else ""
    sizes = ("documents", len(batch.documents)), ("words", batch.words), ("rows to decide", len(batch.items))
    return f"Batch {batch.id}{dated}: " + ", ".join(f"{name} {count:,}" for name, count in sizes)


def _columns(batch: Batch) -> Iterator[Column]:
    """Every title once: those of Groups and Document that Review has mean the same there."""
    told: set[str] = set()
    for columns in (review.COLUMNS, groups.COLUMNS, document.COLUMNS):
        yield from (column for column in for_batch(columns, batch) if column.title not in told)
        told |= {column.title for column in columns}

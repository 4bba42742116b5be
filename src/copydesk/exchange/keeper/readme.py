"""The sheet Read me: the keeper's hour on one page."""

from __future__ import annotations

from openpyxl import Workbook

from copydesk.exchange.keeper.proposed import COLUMNS, KEEPER
from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.page import Page
from copydesk.exchange.workbook.runs import Look, Run
from copydesk.glossary.pending import Docket

_WIDTHS = (24, 98)

_STEPS = (
    ("Read me", "Write your name above: the glossary says who approved a term."),
    ("Proposed", "Each row is one term that nobody has approved yet. Choose a Decision:"),
    ("approve", "It becomes what Proposed as says, or what you choose under As."),
    ("ambiguous", "Often right: it is shown to editors as advice only, and never counts as an error."),
    ("reword", "Approved in other words: write them under New wording."),
    ("refuse", "It stays on file as refused, does nothing, and is never proposed again."),
    ("blank", "No decision: it waits for the next time."),
    ("New concepts", "The row that “opens the new concept” decides about it: approved, it brings"),
    ("", "the concept into force with all its terms as they stand; refuse the terms that you do not want."),
    ("", "Refused, it takes the whole concept out of use."),
    ("Send it back", "Sort, filter and widen as you like. A deleted row is no decision."),
)  # fmt: skip

_MARKS = (
    (Run("bold, red, underlined", Look.MARKED), "The term where it stands in a text."),
    (Run("blue titles"), "Columns for you to fill. Please leave the others as they are."),
    (Run("red border"), "A reword that still waits for its words."),
    (Run("grey row"), "Decided."),
)


def write_readme(book: Workbook, docket: Docket) -> None:
    """The sheet, with a cell for the keeper's name to which the defined name `keeper` points."""
    page = Page(book, "Read me", _WIDTHS)
    page.title("How to decide about proposed terms")
    page.line(_facts(docket), styles=("line",))
    page.line("")
    page.entry("Your name", KEEPER)
    page.section("How to decide")
    for word, sense in _STEPS:
        page.line(word, sense)
    page.section("What the marks mean")
    for mark, sense in _MARKS:
        page.line(Text((mark,)), sense)
    page.section("What the columns are for")
    for column in COLUMNS:
        page.line(column.title, column.purpose)


def _facts(docket: Docket) -> str:
    terms = f"Terms to decide: {len(docket.rows):,}. "
    if docket.corpus is None:
        return terms + "No corpus was looked at: hits and new findings are blank."
    return terms + f"Corpus: documents {docket.corpus.documents:,}, words {docket.corpus.words:,}."

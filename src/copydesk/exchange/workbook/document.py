"""The sheet Document: the running text, where the errors are found that no rule sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.manifest import row_check
from copydesk.exchange.workbook.runs import Run, fit, marked, shown
from copydesk.exchange.workbook.styles import DONE, highlight
from copydesk.exchange.workbook.table import SOURCE, Column, Row, Table, for_batch
from copydesk.model import Batch, Role

if TYPE_CHECKING:
    from openpyxl import Workbook

    from copydesk.exchange.workbook.layout import Layout, Sentence

COLUMNS = (
    Column("Document", "The file it stands in.", 20, "quiet"),
    Column("Place", "Paragraph and sentence.", 9, "quiet"),
    Column("Role", "headline, quote, caption and so on; blank for running text.", 12, "quiet"),
    Column("Machine text", "The sentence as the machine wrote it, the words in doubt marked.", 60, "text"),
    Column(SOURCE, "What was translated.", 32, "source"),
    Column("Rows", "How many rows of Review begin here; the link leads to the first.", 10, "link"),
    Column("Final text", "The whole sentence as it should read; it overrides the rows.", 60, "entry text"),
    Column("Segment", "The sentence's name; please keep it.", 11, "quiet"),
    Column("Row check", "Tells us if the machine text was changed by mistake.", 10, "quiet"),
)


def write_document(book: Workbook, batch: Batch, layout: Layout) -> None:
    """The sheet with a row for each sentence of each document, in reading order."""
    table = Table(book, "Document", for_batch(COLUMNS, batch), frozen=2)
    rows = (_row(document, sentence, layout) for (document, _), sentence in layout.sentences.items())
    table.write(rows, empty="No text was read.", below="Machine text")
    table.when('{Final text}<>""', highlight(DONE), table.cells("Machine text"))


def _row(document: str, sentence: Sentence, layout: Layout) -> Row:
    machine = marked(sentence.segment.target, sentence.marks)
    return {
        "Document": document,
        "Place": sentence.number,
        "Role": sentence.role_name,
        "Machine text": Text(machine, style="headline" if sentence.role is Role.HEADLINE else ""),
        SOURCE: sentence.segment.source,
        "Rows": _link(sentence, layout),
        "Segment": sentence.segment.id,
        "Row check": row_check(sentence.segment.id, shown(fit(machine))),
    }


def _link(sentence: Sentence, layout: Layout) -> Text | None:
    if not sentence.items:
        return None
    count = len(sentence.items)
    return Text((Run(f"{count} row{'s' if count > 1 else ''}"),), link=layout.link(sentence.items[0]))

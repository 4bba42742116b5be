"""The sheet Summary: what the batch holds, what was not checked, and where a document is signed off."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from copydesk.exchange.workbook.cells import Content, Text
from copydesk.exchange.workbook.page import Page
from copydesk.exchange.workbook.runs import Look, Run
from copydesk.exchange.workbook.sheets import add_choices
from copydesk.exchange.workbook.table import Column
from copydesk.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook

    from copydesk.exchange.workbook.layout import Layout
    from copydesk.model import Batch, Document, Item

_SEVERITIES = sorted(Severity, reverse=True)

COLUMNS = (
    Column("Document", "The file; the link leads to its text.", 46, "link"),
    Column("Words", "Words of its English text.", 10, "figure"),
    Column("Rows", "Rows of Review.", 10, "figure"),
    *(Column(s.value.capitalize(), f"Rows that are {s.value}.", 10, "figure") for s in _SEVERITIES),
    Column("Safe", "Rows that a sign-off accepts when they are blank.", 10, "figure"),
    Column(
        "Sign-off",
        "Choose “signed off” when you have read the document to its end.",
        14,
        "entry",
        "sign_offs",
    ),
)


def write_summary(book: Workbook, batch: Batch, layout: Layout) -> None:
    """The sheet: facts, gaps, kinds of error, and a line with a sign-off for each document."""
    page = Page(book, "Summary", [column.width for column in COLUMNS])
    page.title("Summary")
    for label, value in _facts(batch):
        page.line(label, value, styles=("label", "figure prose"))
    _write_gaps(page, batch)
    _write_kinds(page, batch)
    _write_documents(page, batch, layout)


def _facts(batch: Batch) -> Iterator[tuple[str, int]]:
    yield "Documents", len(batch.documents)
    yield "Words", batch.words
    yield "Rows to decide", len(batch.items)
    if batch.proposed:
        yield "Hits of terms that nobody has approved yet", sum(batch.proposed.values())


def _write_gaps(page: Page, batch: Batch) -> None:
    """What was not looked at: a reader must not take silence for a clean bill."""
    gaps = [(gap.check, f"{gap.reason} (documents: {gap.documents})") for gap in batch.not_run]
    gaps += batch.failed
    if gaps:
        page.section("Not checked")
    for name, reason in gaps:
        page.line(Text((Run(name, Look.STRONG), Run(f": {reason}"))), styles=("line",))


def _write_kinds(page: Page, batch: Batch) -> None:
    kinds: dict[str, list[Item]] = defaultdict(list)
    for item in batch.items:
        kinds[item.lead.category.value].append(item)
    if kinds:
        page.section("What was flagged")
        titles = [column.title for column in COLUMNS[2:-2]]
        page.line("Kind", "", *titles, styles=("header", "figure header"))
    for kind, items in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        page.line(kind, "", *_figures(items), styles=("control", "figure"))


def _write_documents(page: Page, batch: Batch, layout: Layout) -> None:
    """The table of documents, last because it is the longest."""
    items: dict[str, list[Item]] = defaultdict(list)
    for item in batch.items:
        items[item.lead.document].append(item)
    page.section("Documents")
    page.line(*(column.title for column in COLUMNS), styles=[column.header for column in COLUMNS])
    first = page.row + 1
    for document in batch.documents:
        line = _document(document, items[document.name], layout)
        page.line(*line, styles=[column.style for column in COLUMNS])
    letter = get_column_letter(len(COLUMNS))
    add_choices(page.sheet, "sign_offs", f"{letter}{first}:{letter}{max(page.row, first)}")


def _document(document: Document, items: Sequence[Item], layout: Layout) -> Iterator[Content]:
    start = next((layout.sentences[document.name, segment.id] for segment in document.segments), None)
    yield Text((Run(document.name),), link=start.link if start else "")
    yield document.words
    yield from _figures(items)
    yield sum(item.applicability is Applicability.SAFE for item in items)
    yield None


def _figures(items: Sequence[Item]) -> Iterator[int]:
    """How many items, and how many of each severity, the worst first."""
    counts = Counter(item.lead.severity for item in items)
    yield len(items)
    yield from (counts[severity] for severity in _SEVERITIES)

"""`conflicts.xlsx`: the places where reviewers differ, with what they said, for one who rules on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.lists import write_lists
from copydesk.exchange.workbook.manifest import row_check, write_manifest
from copydesk.exchange.workbook.normalise import save
from copydesk.exchange.workbook.page import Page
from copydesk.exchange.workbook.review import complaint
from copydesk.exchange.workbook.runs import Run, changed, fit, marked, shown
from copydesk.exchange.workbook.sheets import new_book
from copydesk.exchange.workbook.table import Column, Row, Table
from copydesk.model import Batch, Fated, Item, Segment

if TYPE_CHECKING:
    from openpyxl import Workbook

PURPOSE = "conflicts"
"""What the manifest says that the workbook is for."""

_SAID = Column("What was said", "Each reviewer's decision, text, reason and comment.", 44, "text")
_COLUMNS = (
    Column("Item", "The row's name; please keep it.", 18, "quiet"),
    Column("Document", "The file it stands in.", 13, "quiet"),
    Column("Machine text", "The sentence as the machine wrote it, the words in doubt marked.", 40, "text"),
    Column("What is wrong", "The words, what to write, and why.", 32),
    _SAID,
    Column("Before -> after", "What accept would do.", 36, "text"),
    Column("Decision", "accept, edit, reject or defer; blank leaves it open.", 10, "entry", "decisions"),
    Column("Corrected text", "For edit: what is to stand in place of the marked words.", 22, "entry text"),
    Column("Apply to", "This row (also when blank), document, batch, or always.", 10, "entry", "scopes"),
    Column("Reason", "Why you reject or edit.", 13, "entry", "reasons"),
    Column("Comment", "Anything we should know.", 18, "entry"),
    Column("Row check", "Tells us if the machine text was changed by mistake.", 10, "quiet"),
)
_SENTENCES = (
    Column("Document", "The file it stands in.", 20, "quiet"),
    Column("Machine text", "The sentence as the machine wrote it.", 50, "text"),
    _SAID,
    Column("Final text", "The whole sentence as it should read.", 50, "entry text"),
    Column("Segment", "The sentence's name; please keep it.", 11, "quiet"),
    Column("Row check", "Tells us if the machine text was changed by mistake.", 10, "quiet"),
)
_STEPS = (
    "Reviewers differ on the rows of Review and Document. Read what each of them said, and decide.",
    "What you write here goes before what they said. A row that you leave blank stays open.",
    "Return this file together with theirs: copydesk merge theirs.xlsx conflicts.xlsx",
)


def write_conflicts(batch: Batch, conflicting: Sequence[Fated], path: Path) -> None:
    """Write the workbook; equal conflicts give equal bytes."""
    said_of_items, said_of_segments = _by_place(batch, conflicting)
    book = new_book(f"Conflicts of batch {batch.id}")
    page = Page(book, "Read me", (24, 98))
    page.title("Where reviewers differ")
    page.entry("Your name", "reviewer")
    for step in _STEPS:
        page.line(step, styles=("line",))
    review = Table(book, "Review", _COLUMNS)
    items = [item for item in batch.items if item.id in said_of_items]
    rows = (_item_row(item, said_of_items[item.id]) for item in items)
    review.write(rows, empty="No row is in conflict.", below="Machine text")
    review.colour_decided("Item", "Comment", waiting=("edit", "Corrected text"))
    _write_sentences(book, batch, said_of_segments)
    write_lists(book)
    write_manifest(book, batch, purpose=PURPOSE)
    save(book, path)


def _by_place(
    batch: Batch, conflicting: Sequence[Fated]
) -> tuple[dict[str, list[Fated]], dict[tuple[str, str], list[Fated]]]:
    """What was said of each item, a member's answer once, and of each segment written anew."""
    item_of = {member.id: item for item in batch.items for member in item.members}
    items: defaultdict[str, dict[str, Fated]] = defaultdict(dict)
    segments: defaultdict[tuple[str, str], list[Fated]] = defaultdict(list)
    for fated in conflicting:
        item = item_of.get(fated.decision.finding or "")
        if item is None:
            segments[fated.decision.document, fated.decision.segment].append(fated)
        elif fated.decision.finding == item.lead.id or fated.place not in items[item.id]:
            items[item.id][fated.place] = fated
    return {name: list(said.values()) for name, said in items.items()}, segments


def _item_row(item: Item, said: Sequence[Fated]) -> Row:
    machine = marked(item.before, [item.span])
    return {
        "Item": item.id,
        "Document": item.lead.document,
        "Machine text": Text(machine),
        "What is wrong": Text(complaint(item)),
        "What was said": "\n".join(map(_said, said)),
        "Before -> after": Text(changed(item.before, item.edits)) if item.edits else "No text to paste.",
        "Row check": row_check(item.id, shown(fit(machine))),
    }


def _write_sentences(book: Workbook, batch: Batch, said: dict[tuple[str, str], list[Fated]]) -> None:
    table = Table(book, "Document", _SENTENCES)
    rows = (
        _sentence_row(document, segment, said[document, segment.id])
        for document, segment in _segments(batch)
        if (document, segment.id) in said
    )
    table.write(rows, empty="No sentence is in conflict.", below="Machine text")


def _segments(batch: Batch) -> Iterator[tuple[str, Segment]]:
    for document in batch.documents:
        for segment in document.segments:
            yield document.name, segment


def _sentence_row(document: str, segment: Segment, said: Sequence[Fated]) -> Row:
    machine = (Run(segment.target),)
    return {
        "Document": document,
        "Machine text": Text(machine),
        "What was said": "\n".join(map(_said, said)),
        "Segment": segment.id,
        "Row check": row_check(segment.id, shown(fit(machine))),
    }


def _said(fated: Fated) -> str:
    decision = fated.decision
    name = decision.reviewer or "(no name)"
    words = f" “{decision.text}”" if decision.text is not None else ""
    more = "; ".join(part for part in (decision.reason, decision.comment, decision.decided_at) if part)
    return f"{name}: {decision.verdict.value}{words}" + (f" ({more})" if more else "")

"""The sheet Review: one row an item, the worst first; here the decisions are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.exchange.finding_note import note_text
from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.manifest import row_check
from copydesk.exchange.workbook.runs import Look, Run, Runs, changed, clean, fit, marked, shown
from copydesk.exchange.workbook.table import SOURCE, Column, Row, Table, for_batch
from copydesk.model import Applicability, Batch, Decision, Item, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl import Workbook

    from copydesk.exchange.workbook.layout import Layout

_SCOPES = "this row (also when blank), the equal errors of the document or batch, or always."

COLUMNS = (
    Column("Item", "The row's name; please keep it.", 18, "quiet"),
    Column("Document", "The file it stands in.", 13, "quiet"),
    Column("Place", "Paragraph and sentence; the link leads to the running text.", 15, "link"),
    Column("Machine text", "The sentence as the machine wrote it, the words in doubt marked.", 40, "text"),
    Column(SOURCE, "What was translated.", 20, "source"),
    Column("What is wrong", "The words, what to write, and why.", 36),
    Column("Severity", "critical, major, minor or neutral.", 10),
    Column("Before -> after", "What accept would do.", 40, "text"),
    Column("Decision", "accept, edit, reject or defer; blank is no decision.", 10, "entry", "decisions"),
    Column("Corrected text", "For edit: what is to stand in place of the marked words.", 22, "entry text"),
    Column("Apply to", _SCOPES, 10, "entry", "scopes"),
    Column("Reason", "Why you reject or edit.", 13, "entry", "reasons"),
    Column("Comment", "Anything we should know.", 18, "entry"),
    Column("Ask for a term", "Words that the glossary should have, and how to write them.", 13, "entry"),
    Column("Seen before", "Who decided about these words before, how, why and when.", 12, "quiet"),
    Column("Row check", "Tells us if the machine text was changed by mistake.", 10, "quiet"),
    Column("MQM type", "Behind the +: the kind of error in the MQM scheme.", 24, "quiet", folded=True),
    Column("Points", "Behind the +: penalty points of the severity.", 8, "figure", folded=True),
    Column(
        "Reviewer's severity", "Behind the +: yours, if it differs.", 12, "entry", "severities", folded=True
    ),
)

_SAID = {
    Verdict.ACCEPT: "accepted",
    Verdict.EDIT: "edited",
    Verdict.REJECT: "rejected",
    Verdict.DEFER: "put off",
}
_TRUST = {
    Applicability.SAFE: "Safe: a sign-off accepts it.",
    Applicability.CHECK: "Look before you accept.",
    Applicability.ADVICE: "Advice: edit, or reject.",
}


def write_review(book: Workbook, batch: Batch, layout: Layout) -> None:
    """The sheet with a row for each item, in the batch's order."""
    table = Table(book, "Review", for_batch(COLUMNS, batch), frozen=3)
    rows = (_row(item, layout, batch.seen) for item in batch.items)
    table.write(rows, empty="Nothing was flagged.", below="Machine text")
    table.colour_decided("Item", "Comment", waiting=("edit", "Corrected text"))
    table.colour_severity("Severity")
    table.colour_severity("Reviewer's severity")


def _row(item: Item, layout: Layout, seen: Mapping[str, Decision]) -> Row:
    sentence = layout.sentence(item)
    machine = marked(item.before, [item.span])
    return {
        "Item": item.id,
        "Document": item.lead.document,
        "Place": Text((Run(f"{sentence.number} {sentence.role_name}".strip()),), link=sentence.link),
        "Machine text": Text(machine),
        SOURCE: _source(item, layout),
        "What is wrong": Text((*complaint(item), *_remarks(item, machine))),
        "Severity": item.lead.severity.value,
        "Before -> after": Text(_proposal(item)),
        "Seen before": _precedents(item, seen),
        "Row check": row_check(item.id, shown(fit(machine))),
        "MQM type": "\n".join(dict.fromkeys(member.mqm for member in item.members)),
        "Points": item.lead.severity.weight,
    }


def _source(item: Item, layout: Layout) -> str:
    keys = ((item.lead.document, segment) for segment in item.segments)
    sources = (layout.sentences[key].segment.source for key in keys if key in layout.sentences)
    return "\n".join(source for source in sources if source)


def _precedents(item: Item, seen: Mapping[str, Decision]) -> str:
    """Who decided about the words before, how, why and when; one line each."""
    decisions = (seen[member.id] for member in item.members if member.id in seen)
    lines = (
        ", ".join(filter(None, (one.reviewer, _SAID[one.verdict], one.reason, one.decided_at)))
        for one in decisions
    )
    return "\n".join(dict.fromkeys(lines))


def complaint(item: Item) -> Runs:
    """What is wrong -> what to write, in one strong line; why in quieter ones."""
    lead, *reasons = note_text(item).split("\n")
    return (Run(lead, Look.STRONG), *(Run(f"\n{reason}", Look.QUIET) for reason in reasons))


def _remarks(item: Item, machine: Runs) -> Iterator[Run]:
    """How far to trust the proposal, and how the text on show differs from the text that is meant."""
    yield Run(f"\n{_TRUST[item.applicability]}", Look.QUIET)
    if clean(item.before) != item.before:
        yield Run("\nA picture such as ␀ stands for a character that a workbook cannot hold.", Look.QUIET)
    if len(shown(fit(machine))) < len(item.before):
        yield Run(f"\nShown in part: the text has {len(item.before):,} characters.", Look.QUIET)


def _proposal(item: Item) -> Runs:
    if item.after is None:
        return (Run("No text to paste.", Look.QUIET),)
    return changed(item.before, item.edits)

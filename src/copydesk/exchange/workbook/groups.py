"""The sheet Groups: errors that occur more than once, so that one decision serves them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.manifest import row_check
from copydesk.exchange.workbook.review import complaint
from copydesk.exchange.workbook.runs import Run, Runs, fit, marked, shown
from copydesk.exchange.workbook.table import Column, Row, Table

if TYPE_CHECKING:
    from openpyxl import Workbook

    from copydesk.model import Batch, Group, Severity

COLUMNS = (
    Column("Group", "The group's name; please keep it.", 18, "quiet"),
    Column("What is wrong", "The words, what to write, and why.", 36),
    Column("Severity", "The worst in the group.", 10),
    Column("Times", "How many rows of Review it stands for.", 8, "figure"),
    Column("Documents", "How many documents they stand in.", 12, "figure"),
    Column("Examples", "Up to three of its sentences.", 60, "text"),
    Column("Decision", "One for all its rows; a row of Review overrides it.", 10, "entry", "decisions"),
    Column("Corrected text", "For edit: what is to stand in place of the marked words.", 22, "entry text"),
    Column("Apply to", "The batch (also when blank), or always.", 10, "entry", "group_scopes"),
    Column("Reason", "Why you reject or edit.", 13, "entry", "reasons"),
    Column("Comment", "Anything we should know.", 20, "entry"),
    Column("Row check", "Tells us if an example was changed by mistake.", 10, "quiet"),
)

_EXAMPLES = 3
_EXAMPLE_LENGTH = 160


def write_groups(book: Workbook, batch: Batch) -> None:
    """The sheet with a row for each group of two items or more, the worst first, then the most frequent."""
    groups = [group for group in batch.groups if len(group.items) > 1]
    groups.sort(key=lambda group: (-_worst(group).weight, -len(group.items), group.id))
    table = Table(book, "Groups", COLUMNS)
    table.write((_row(group) for group in groups), empty="No error occurs twice.", below="What is wrong")
    table.colour_decided("Group", "Comment", waiting=("edit", "Corrected text"))
    table.colour_severity("Severity")


def _row(group: Group) -> Row:
    shown_examples = examples(group)
    return {
        "Group": group.id,
        "What is wrong": Text(complaint(group.items[0])),
        "Severity": _worst(group).value,
        "Times": len(group.items),
        "Documents": len({item.lead.document for item in group.items}),
        "Examples": Text(shown_examples),
        "Row check": row_check(group.id, shown(fit(shown_examples))),
    }


def _worst(group: Group) -> Severity:
    return max(item.lead.severity for item in group.items)


def examples(group: Group) -> Runs:
    """Three sentences that differ, each on its line, long ones cut to a window."""
    sentences = {item.before: item for item in reversed(group.items)}
    chosen = [item for item in group.items if sentences[item.before] is item][:_EXAMPLES]
    runs: list[Run] = []
    for item in chosen:
        runs += [Run("\n" if runs else ""), *fit(marked(item.before, [item.span]), _EXAMPLE_LENGTH)]
    return tuple(run for run in runs if run.text)

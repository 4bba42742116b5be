"""What a reviewer reads about an item: what is wrong -> what to write, then why."""

from __future__ import annotations

from copydesk.model import Item, Severity
from copydesk.text.quotations import in_quotes

DELETE = "(delete)"
"""What stands for an empty proposal: a blank would be overlooked."""

PRIORITIES = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 5, Severity.NEUTRAL: 9}
"""XLIFF's priority of a note, 1 (read first) to 10."""

_LONGEST_QUOTE = 80
_WORDS_BEFORE_INSERTION = 3


def note_text(item: Item) -> str:
    """The note on `item`, one thought a line.

    The wording and its proposal stand first, then the reason of every finding in the item, then, if the
    item crosses a sentence border, that it does. Advice has no proposal: the reason
    follows the wording directly.
    """
    reasons = list(dict.fromkeys(member.message for member in item.members))
    if item.proposal is not None:
        lines = [_change(item, item.proposal), *reasons]
    elif item.text:
        lines = [f"{_quoted(item.text)}: {reasons[0]}", *reasons[1:]]
    else:
        lines = reasons
    if len(item.segments) > 1:
        lines.append("It runs over a sentence border: read this segment together with its neighbour.")
    return "\n".join(lines)


def _change(item: Item, proposal: str) -> str:
    # A blank at its border would not be seen without the marks.
    shown = proposal if proposal == proposal.strip() else f"“{proposal}”"
    if item.text:
        return f"{_quoted(item.text)} -> {shown or DELETE}"
    before = item.before[: item.span.start].split()[-_WORDS_BEFORE_INSERTION:]
    place = f"after “{' '.join(before)}”" if before else "at the beginning"
    return f"{place} -> insert {shown}"


def _quoted(text: str) -> str:
    if len(text) > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return in_quotes(text)

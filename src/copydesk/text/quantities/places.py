"""Where in a translation a number belongs that stands in the source only."""

from __future__ import annotations

from copydesk.model import Span
from copydesk.text.quantities.agreement import Agreement
from copydesk.text.quantities.chinese import marker_of
from copydesk.text.quantities.quantity import Date, Quantity, Value


def belongs_at(agreement: Agreement, source: str, target: str, missing: Span) -> int:
    """The offset in the translation where a missing number of the source is best put in.

    The numbers and dates that both texts have are the anchors: the place lies between them as it does in
    the source, at the end of a word. What opens the source belongs at the start.
    """
    marker = marker_of(source)
    if marker is not None and missing.overlaps(marker):
        return 0
    start, end = 0, len(source)
    left, right = 0, len(target)
    for ours, theirs in _anchors(agreement):
        if start <= ours.end <= missing.start and theirs.end >= left:
            start, left = ours.end, theirs.end
        elif missing.end <= ours.start < end and left <= theirs.start:
            end, right = ours.start, theirs.start
    share = (missing.start - start) / max(end - start, 1)
    return _word_end(target, left + int(share * max(right - left, 0)), left)


def _anchors(agreement: Agreement) -> list[tuple[Span, Span]]:
    """What stands once in either text, in the order of the source."""
    theirs = _once(agreement.target.numbers, agreement.target.dates)
    ours = _once(agreement.source.numbers, agreement.source.dates)
    return sorted((span, theirs[value]) for value, span in ours.items() if value in theirs)


def _once(numbers: tuple[Quantity, ...], dates: tuple[Date, ...]) -> dict[Value, Span]:
    found: dict[Value, list[Span]] = {}
    for number in numbers:
        found.setdefault(number.value, []).append(number.span)
    for date in dates:
        for part in date.parts:
            found.setdefault(part, []).append(date.span)
    return {value: spans[0] for value, spans in found.items() if len(spans) == 1}


def _word_end(text: str, position: int, at_least: int) -> int:
    """The nearest end of a word at or before `position`, marks after the word included."""
    if position >= len(text):
        return len(text)
    while position > at_least and not (text[position - 1].isalnum() and not text[position].isalnum()):
        position -= 1
    return position

"""An edit over a sentence border, as edits on either side of it: what lies between sentences stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.model import Span
from copydesk.text.edits import Edit


class Part(NamedTuple):
    """A segment, and where it stands in a longer text."""

    segment: str
    span: Span


def spread(text: str, parts: Sequence[Part], edit: Edit) -> Iterator[tuple[str, Edit]]:
    """The edit of `text` as edits of its parts, counted from the start of each.

    The new words are cut where they have what stands between the parts; where they do not have it, it stays
    after all of them.

    >>> parts = Part("s1", Span(0, 8)), Part("s2", Span(9, 17))
    >>> list(spread("Lin won. She wept", parts, (Span(4, 12), "won, and she")))
    [('s1', (Span(start=4, end=8), 'won, and')), ('s2', (Span(start=0, end=3), 'she'))]
    """
    span, new = edit
    touched = [part for part in parts if _touches(part.span, span)]
    for number, part in enumerate(touched):
        inner = Span(max(span.start, part.span.start), min(span.end, part.span.end))
        words = new
        if number + 1 < len(touched):
            following = touched[number + 1].span.start
            words, new = _cut(new, text[part.span.end : following], max(span.end - following, 0))
        old = text[inner.start : inner.end]
        if words != old:
            yield part.segment, (Span(inner.start - part.span.start, inner.end - part.span.start), words)


def _touches(part: Span, span: Span) -> bool:
    if span.start == span.end:
        return part.start <= span.start <= part.end
    return part.start < span.end and span.start < part.end


def _cut(new: str, gap: str, after: int) -> tuple[str, str]:
    """The new words before and after the gap, so that about `after` characters come after it."""
    wanted = max(len(new) - after, 0)
    if not gap:
        return new[:wanted], new[wanted:]
    left = new.rfind(gap, 0, wanted)
    right = new.find(gap, max(wanted - len(gap), 0))
    found = [at for at in (left, right) if at >= 0]
    if not found:
        return new, ""
    at = min(found, key=lambda at: abs(at + len(gap) - wanted))
    return new[:at], new[at + len(gap) :]

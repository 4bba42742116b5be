"""Applying edits: right to left, in one function, so that offsets stay true."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.model import Span

Edit = tuple[Span, str]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with each span replaced; edits must not overlap.

    >>> apply_edits("the the summit", [(Span(0, 7), "the"), (Span(8, 14), "meeting")])
    'the meeting'
    >>> apply_edits("abc", [(Span(0, 2), "x"), (Span(1, 3), "y")])
    Traceback (most recent call last):
    ValueError: edits overlap at 1
    """
    border = len(text) + 1
    for span, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        if span.end > border:
            raise ValueError(f"edits overlap at {border}")
        text = text[: span.start] + new + text[span.end :]
        border = span.start
    return text

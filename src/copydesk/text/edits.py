"""Applying edits: in one function, against the offsets of the text as it was."""

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
    pieces: list[str] = []
    border = 0
    for span, new in sorted(edits, key=lambda edit: edit[0]):
        if span.start < border:
            raise ValueError(f"edits overlap at {span.start}")
        pieces += text[border : span.start], new
        border = span.end
    return "".join((*pieces, text[border:]))

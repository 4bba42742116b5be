"""A few words around a place in a text, as one line."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model import Span

_REACH = 40
"""Code points on either side."""


class Excerpt(NamedTuple):
    """What stands before, at and after a place; blanks are single, cut ends marked by an ellipsis."""

    before: str
    text: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}[{self.text}]{self.after}"


def excerpt(text: str, span: Span, reach: int = _REACH) -> Excerpt:
    r"""The words of the paragraph around `span`, whole ones where there is a blank to break at.

    >>> print(excerpt("It rained.\n\nThe new crown\nwave hit the old port.", Span(16, 25), 9))
    The [new crown] wave hit…
    """
    start = text.rfind("\n\n", 0, span.start)
    start = 0 if start < 0 else start + 2
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    first, last = max(start, span.start - reach), min(end, span.end + reach)
    if first > start:
        blank = text.find(" ", first - 1, span.start)
        first = blank + 1 if blank >= 0 else first
    if last < end:
        blank = text.rfind(" ", span.end, last + 1)
        last = blank if blank >= 0 else last
    before, after = _one_line(text[first : span.start]), _one_line(text[span.end : last])
    return Excerpt(
        ("…" if first > start else "") + before.lstrip(),
        _one_line(text[span.start : span.end]),
        after.rstrip() + ("…" if last < end else ""),
    )


def _one_line(text: str) -> str:
    """The text with its runs of blanks as single ones, those at its ends kept."""
    words = " ".join(text.split())
    return " " * text[:1].isspace() + words + " " * (text[-1:].isspace() and bool(words))

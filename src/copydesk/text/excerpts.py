"""A few words around a place in a text, as one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.model import Span

_BLANK = re.compile(r"\s")
_BLANKS = re.compile(r" +")
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
    flat = _BLANK.sub(" ", text[start : end if end >= 0 else None])
    left, right = span.start - start, span.end - start
    first, last = max(0, left - reach), min(len(flat), right + reach)
    if first > 0:
        blank = flat.find(" ", first - 1, left)
        first = blank + 1 if blank >= 0 else first
    if last < len(flat):
        blank = flat.rfind(" ", right, last + 1)
        last = blank if blank >= 0 else last
    return Excerpt(
        "…" * (first > 0) + _BLANKS.sub(" ", flat[first:left]).lstrip(),
        _BLANKS.sub(" ", flat[left:right]),
        _BLANKS.sub(" ", flat[right:last]).rstrip() + "…" * (last < len(flat)),
    )

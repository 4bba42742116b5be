"""Two spaces in a row."""

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_AFTER_STOP = re.compile(r"[.!?:][\"”’)]?(?P<gap> +)(?=[\"“‘(]?[A-Z])")
_STOPS = frozenset('.!?:"”’)')
_COLUMNS = 4
"""From so many wide gaps in a segment on it is a table laid out with spaces."""


@check(
    "double-space",
    Category.WHITESPACE,
    mqm="linguistic-conventions/textual-conventions",
    severity=Severity.MINOR,
    trigger=r"\S[ \u00a0]{2}",
)
def double_space(segment: Segment, context: Context) -> Iterator[Match]:
    """Two or more spaces stand in a row.

    One went astray, or something between them did. Where a text sets two after most stops it is its style,
    and those are left alone.

    Bad: It rained[[  ]]in May. -> (space)
    Bad: The[[   ]]road was closed. -> (space)
    Bad: It rained in[[  ]]May. The road was closed. -> (space)
    Good: It rained in May.
    Good: It rained.  The road was closed.  Nobody came.
    Good: North  12  14  South  9  11
    Known limits: spaces between two sentences that were split apart are not looked at.
    """
    found = list(_SPACES.finditer(segment.target))
    if len(found) >= _COLUMNS:
        return
    for match in found:
        after_stop = segment.target[match.start() - 1] in _STOPS
        if not (after_stop and _sets_two(context.text.text)):
            place = Place.within(segment, Span(*match.span()))
            yield Match(place, "Two spaces stand in a row.", " ", Applicability.SAFE)


@lru_cache(maxsize=2)
def _sets_two(text: str) -> bool:
    """Whether most sentences in the text are followed by two spaces."""
    gaps = [len(match["gap"]) for match in _AFTER_STOP.finditer(text)]
    return 2 * sum(gap > 1 for gap in gaps) > len(gaps)

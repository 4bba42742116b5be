"""Openings that say nothing."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_OPENING = re.compile(r"As we all know, (\w)")


@check(
    "empty-opening",
    Category.STYLE,
    mqm="style/organization-style",
    severity=Severity.MINOR,
    trigger="As we all know",
)
def empty_opening(segment: Segment, context: Context) -> Iterator[Match]:
    """A sentence opens with words that say nothing.

    Chinese prose may begin with what everybody knows (众所周知); English readers feel talked down to. The
    option `keep` (true or false) leaves what is quoted alone.

    Bad: [[As we all know, t]]he port is old. -> T
    Bad: [[As we all know, i]]t rains in May. -> I
    Bad: He sat down. [[As we all know, f]]ish is dear. -> F
    Good: We all know that the port is old.
    Good: As we know from the letters, the port is old.
    Good: Rain, as we all know, falls in May.
    Known limits: other openings of the kind are not looked for.
    """
    for match in _OPENING.finditer(segment.target):
        place = Place.within(segment, Span(*match.span()))
        if context.options.get("keep") and context.text.in_quotation(context.text.span(place)):
            continue
        message = "Everybody knows it: begin with what you say."
        yield Match(place, message, match[1].upper(), Applicability.SAFE)

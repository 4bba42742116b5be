"""The words "according to" before a whole clause."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_SAID_TWICE = re.compile(
    r"\b([Aa]ccording to (?:[\w’'-]+ ){0,6}[A-Z][\w’'-]*)"
    r" (?:reported|reports|said|says|stated|noted|disclosed)"
    r"(?=,| (?:that|on|today|yesterday|this|last)\b)"
)
_COLON = re.compile(r"(?:^|(?<=[.!?] ))(According to (?:[\w’'-]+ ){0,5}[A-Z][\w’'-]*):(?= [A-Z])")


@check(
    "broken-attribution",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=r"ccording to ",
)
def broken_attribution(segment: Segment, _context: Context) -> Iterator[Match]:
    """The words "according to" stand before a whole clause, or are closed by a colon.

    Chinese says *according to N reported* and *according to N news:*; English names the source and goes on.

    Bad: [[According to Reuters reported]], the road is open. -> According to Reuters
    Bad: It is open, [[according to the River Daily said]] today. -> according to the River Daily
    Bad: [[According to River News:]] The road is open. -> According to River News,
    Good: According to a plan announced on Monday, the road will open.
    Good: According to Reuters reports, the road is open.
    Good: According to Lin, who said that it was over, the road is open.
    Known limits: only sources that begin their last word with a capital.
    """
    text = segment.target
    for match in _SAID_TWICE.finditer(text):
        if not match[0].endswith((" reports", " says")) or text[match.end()] != ",":
            place = Place.within(segment, Span(*match.span()))
            message = "“According to” already says who said it: the verb is one too many."
            yield Match(place, message, match[1], Applicability.CHECK)
    for match in _COLON.finditer(text):
        place = Place.within(segment, Span(*match.span()))
        yield Match(place, "A comma follows “According to”, no colon.", f"{match[1]},", Applicability.CHECK)

"""Two words for "about" in a row."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_HEDGES = r"(?:[Aa]bout|[Aa]round|[Aa]pproximately|[Nn]early|[Aa]lmost|[Rr]oughly)"
_PATTERN = rf"\b{_HEDGES} (?:about|around|approximately|nearly|almost|roughly|more than|over|less than)\b"
_DOUBLED = re.compile(
    _PATTERN + r"(?= \D{0,3}\d| (?:a|one|two|three|four|five|six|seven|eight|nine|ten|half|\w+ty)\b)"
)


@check(
    "doubled-hedge",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=_PATTERN,
)
def doubled_hedge(segment: Segment, _context: Context) -> Iterator[Match]:
    """A number is hedged twice.

    Chinese puts one word before the number and one after it; the machine sets both in front.

    Bad: It cost [[almost more than]] 8,000 yuan. -> more than
    Bad: [[About nearly]] 30 people came. -> Nearly
    Bad: They waited [[about around]] two weeks. -> around
    Good: It cost more than 8,000 yuan.
    Good: He wrote about nearly everything.
    Good: The race was almost over.
    Known limits: only before a number.
    """
    for match in _DOUBLED.finditer(segment.target):
        kept = match[0].partition(" ")[2]
        kept = kept[0].upper() + kept[1:] if match[0][0].isupper() else kept
        place = Place.within(segment, Span(*match.span()))
        yield Match(place, f"“{match[0]}” hedges the number twice.", kept, Applicability.CHECK)

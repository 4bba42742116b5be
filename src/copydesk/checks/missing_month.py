"""A day of the month without its month."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Category, Match, Place, Segment, Severity, Span

_DAY = re.compile(
    r"\b(?:on|by|until|since|from|(?:morning|afternoon|evening|night|noon) of) the "
    r"(?P<day>(?:[12]?\d|3[01])(?:st|nd|rd|th))"
    r"(?=[,.;)”\"]|$| (?:at|in|local|Beijing|to|and|that|with|by|on|for|after|when|while|as|show\w*)\b)"
)
_NOT_A_DAY = re.compile(
    r" (?:and|to|through|or) (?:the )?\d+(?:st|nd|rd|th) (?!of |[A-Z])|.{0,20}\b(?:floor|century|place)\b"
)


@check(
    "missing-month",
    Category.LOCALE_VIOLATION,
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r" the \d{1,2}(?:st|nd|rd|th)\b",
)
def missing_month(segment: Segment, _context: Context) -> Iterator[Match]:
    """A day is given by its number alone, without the month.

    Chinese news names the month once; English news names it, or the weekday, each time.

    Bad: He arrived on the evening of [[the 8th]].
    Bad: The film was shown on [[the 9th]], two days late.
    Bad: According to the website on [[the 11th]], the road is open.
    Good: He arrived on the 8th of May.
    Good: He wrote to the 19th team, on the 10th floor.
    Good: It stood on the 5th and 6th floors.
    Known limits: a day before a noun ("the 9th meeting") is taken for a count.
    """
    for match in _DAY.finditer(segment.target):
        if not _NOT_A_DAY.match(segment.target, match.end()):
            span = Span(match.start("day") - len("the "), match.end("day"))
            yield Match(Place.within(segment, span), "The month is missing; name it, or the weekday.")

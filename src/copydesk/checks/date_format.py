"""Dates in another order than the house's."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{_SHORT})(?:\.|\b))"
_NOT_INSIDE = r"(?<![\w./:#-])"
_NUMERIC = re.compile(rf"{_NOT_INSIDE}((?:19|20)\d\d)([-./])(\d{{1,2}})\2(\d{{1,2}})(?![\w/:#-]|\.\d)")
_DAY_MONTH = re.compile(
    rf"{_NOT_INSIDE}(?:[Tt]he )?(\d{{1,2}})(st|nd|rd|th)?( of)? ({_MONTH})(?:(,?) ((?:19|20)\d\d))?(?![\w/-])"
)
_MONTH_DAY = re.compile(
    rf"{_NOT_INSIDE}({_MONTH}) (\d{{1,2}})(st|nd|rd|th)?(?![\w:.]\d|\d)(?:(,?) ((?:19|20)\d\d))?(?![\w/-])"
)
_LAST_DAY = 31


@check(
    "date-format",
    Category.LOCALE_VIOLATION,
    mqm="locale-conventions/date-format",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"\d[-./]\d|\d (?:of )?[A-Z]|[a-z.]\s\d|\d(?:st|nd|rd|th) (?:of )?[A-Z]",
)
def date_format(segment: Segment, context: Context) -> Iterator[Match]:
    """A date is not written as the house writes dates.

    The house writes month, day, year (February 10, 2023). Other orders and dates in figures make the reader
    stop. The option `order` (`month-day` or `day-month`) names the order.

    Bad: The forum met on [[11 February 2023]] in Beijing. -> February 11, 2023
    Bad: It was posted on [[2023-02-11]]. -> February 11, 2023
    Bad: The dam broke on [[the 8th of August]]. -> August 8
    Good: The forum met on February 11, 2023, in Beijing.
    Good: The fund ran from February 10 to February 19.
    Good: The standard is ISO 2023-02-111, and the score was 10-2-1.
    Known limits: an ordinal in the house's order (February 11th) is left alone, because desks differ; so are
    dates without their year in figures (2/11).
    """
    text = segment.target
    day_first = context.options.get("order", "month-day") == "day-month"
    for match in _NUMERIC.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if 1 <= month <= len(_MONTHS) and 1 <= day <= _LAST_DAY:
            yield _finding(segment, match, _written(_MONTHS[month - 1], day, str(year), day_first=day_first))
    for match in (_MONTH_DAY if day_first else _DAY_MONTH).finditer(text):
        month_at, day_at, year_at = (1, 2, 5) if day_first else (4, 1, 6)
        if 1 <= int(match[day_at]) <= _LAST_DAY:
            written = _written(match[month_at], int(match[day_at]), match[year_at], day_first=day_first)
            yield _finding(segment, match, written)


def _written(month: str, day: int, year: str | None, *, day_first: bool) -> str:
    if day_first:
        return f"{day} {month} {year}" if year else f"{day} {month}"
    return f"{month} {day}, {year}" if year else f"{month} {day}"


def _finding(segment: Segment, match: re.Match[str], written: str) -> Match:
    return Match(
        Place.within(segment, Span(*match.span())),
        f"House style writes this date “{written}”.",
        written,
        Applicability.CHECK,
    )

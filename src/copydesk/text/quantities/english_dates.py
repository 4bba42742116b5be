"""Dates in English: February 11, 2023; 11 Feb.; the 11th of February; Saturday; 2023-02-11."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from copydesk.model import Span
from copydesk.text.quantities.quantity import Date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|March|Mar\b\.?|April|Apr\b\.?|May|June?\b\.?|July?\b\.?|Aug(?:ust|\b\.?)|"
    r"Sept(?:ember|\b\.?)|Sep\b\.?|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"[12][0-9]{3}"
_DATE = re.compile(
    rf"""(?<![\w.])(?:
    (?P<iso>{_YEAR}([-/.])[01]?[0-9]\2[0-3]?[0-9])(?![\w])
    |(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?(?P<day>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})
        (?:,?\s(?P<year>{_YEAR})(?![\w%]|,[0-9]))?
    |(?:(?P<weekday2>{_WEEKDAY}),?\s(?:the\s)?)?(?P<month2>{_MONTH})
        (?:\s(?:the\s)?(?P<day2>{_DAY})(?:st|nd|rd|th)?(?![\w%]|[.,][0-9]))?
        (?:,?\s(?:of\s)?(?P<year2>{_YEAR})(?![\w%]|,[0-9]))?
    |(?P<alone>{_WEEKDAY})
    )(?![a-z])""",
    re.VERBOSE,
)
_AMBIGUOUS = ("May", "March")


def english_dates(text: str) -> Iterator[Date]:
    """All dates, in order. "May" and "March" alone at the start of a sentence are left out."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        span = Span(*match.span())
        if parts["iso"]:
            year, month, day = (int(part) for part in re.split("[-/.]", parts["iso"]))
            if 1 <= month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - a calendar's
                yield Date(span, year, month, day)
            continue
        month_name = parts["month"] or parts["month2"]
        weekday = parts["weekday"] or parts["weekday2"] or parts["alone"]
        numbers = [parts["day"] or parts["day2"], parts["year"] or parts["year2"]]
        if month_name in _AMBIGUOUS and not any(numbers) and _begins_sentence(text, span.start):
            continue
        day_number, year_number = (int(number) if number else None for number in numbers)
        yield Date(
            span,
            year_number,
            _month(month_name) if month_name else None,
            day_number,
            WEEKDAYS.index(weekday) if weekday else None,
        )


def weekday_of(found: Date) -> int | None:
    """The weekday of a full date, Monday being 0; None when it is not full or not in the calendar.

    >>> weekday_of(Date(Span(0, 0), 2023, 2, 11)), weekday_of(Date(Span(0, 0), 2023, 2, 30))
    (5, None)
    """
    if found.year is None or found.month is None or found.day is None:
        return None
    try:
        return date(found.year, found.month, found.day).weekday()
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def _begins_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \"“'‘")
    return not before or before[-1] in ".?!:"

"""Dates that the calendar does not have: a day that no month has, a weekday that is another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model import Span
from copydesk.text.quantities.english import read_english
from copydesk.text.quantities.english_dates import MONTHS, WEEKDAYS, weekday_of
from copydesk.text.quantities.quantity import Date

_LATE_DAY = re.compile(r"[23][0-9](?![0-9])")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def calendar_faults(text: str) -> Iterator[tuple[Span, str, str | None]]:
    """The span of each impossible date of an English text, why it is one, and what to write if that is known.

    >>> [(text, fix) for _, text, fix in calendar_faults("on Monday, February 11, 2023")]
    [('11 February 2023 was a Saturday, not a Monday.', 'Saturday, February 11, 2023')]
    """
    if "day" not in text and not _LATE_DAY.search(text):
        return
    for date in read_english(text).dates:
        if date.month is None or date.day is None:
            continue
        written = text[date.span.start : date.span.end]
        right = weekday_of(date)
        name = f"{date.day} {MONTHS[date.month - 1]}" + (f" {date.year}" if date.year else "")
        if date.day > _DAYS[date.month - 1] or (date.year and right is None):
            yield date.span, f"There is no {name}.", None
        elif _is_other_day(date, right):
            wrong = WEEKDAYS[date.weekday or 0]
            mended = written.replace(wrong, WEEKDAYS[right or 0], 1)
            yield date.span, f"{name} was a {WEEKDAYS[right or 0]}, not a {wrong}.", mended


def _is_other_day(date: Date, right: int | None) -> bool:
    return right is not None and date.weekday is not None and date.weekday != right

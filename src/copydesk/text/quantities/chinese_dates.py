"""Dates and decades in Chinese: 2023年2月11日, 二〇二三年, 9月, 11日, 周六, 上世纪九十年代, 2023-02-11."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model import Span
from copydesk.text.quantities.han_numerals import numeral_values, positional_value
from copydesk.text.quantities.quantity import Date, Kind, Quantity

_WEEKDAYS = {char: number for number, char in enumerate("一二三四五六日")} | {"天": 6}
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_WEEKDAY = r"(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])"
_DATE = re.compile(
    rf"""(?<![0-9.〇零一二三四五六七八九十几])(?:
    (?P<iso>[12][0-9]{{3}}[-/.][01]?[0-9][-/.][0-3]?[0-9])(?![0-9])
    |(?P<year>[12][0-9]{{3}}|[一二][〇零一二三四五六七八九]{{3}})\s?年(?!代|来|间|前|后)
        (?:\s?(?P<month>{_MONTH})\s?月(?:\s?(?P<day>{_DAY})\s?[日号])?)?
    |(?P<month2>{_MONTH})\s?月(?!球|亮|饼)(?:\s?(?P<day2>{_DAY})\s?[日号])?
    |(?P<day3>3[01]|[12][0-9]|[1-9])\s?日(?![内后前间均本元文语军方游])
    )(?:\s?[(（]?{_WEEKDAY}[)）]?)?
    |(?<![0-9一两二三四五六七八九十几每上下半])(?:星期|礼拜|周)(?P<alone>[一二三四五六日天])(?![个次岁年])""",
    re.VERBOSE,
)
_DATELINE = re.compile(r"\s?(?:电(?![话视影力子台报动])|讯)")
_DATELINE_WITHIN = 30
"""A wire story's place and date stand in its first characters."""
_DECADE = re.compile(
    r"(?:(?P<century>[0-9]{2}|[一二]?十[一二三四五六七八九]?|上个?|本)\s?世纪)?\s?"
    r"(?P<decade>[12][0-9]{2}0|[1-9]0|[一二三四五六七八九]十)\s?年代"
)
_RECENT_CENTURY = 19
_HUNDRED = 100


def chinese_dates(text: str) -> Iterator[Date]:
    """All dates, in order. `text` has half-width digits and simplified characters."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        span = Span(*match.span())
        if parts["iso"]:
            year, month, day = (int(part) for part in re.split("[-/.]", parts["iso"]))
            if 1 <= month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - a calendar's
                yield Date(span, year, month, day)
            continue
        weekday = parts["weekday"] or parts["alone"]
        written_day = parts["day"] or parts["day2"] or parts["day3"]
        at_head = span.start < _DATELINE_WITHIN and _DATELINE.match(text, span.end) is not None
        yield Date(
            span,
            _number(parts["year"]),
            _number(parts["month"] or parts["month2"]),
            _number(written_day),
            None if weekday is None else _WEEKDAYS[weekday],
            dateline=at_head and written_day is not None,
        )


def chinese_decades(text: str) -> Iterator[Quantity]:
    """All decades, as their first year; without a century they are the twentieth's."""
    for match in _DECADE.finditer(text):
        decade = _number(match["decade"]) or 0
        if decade < _HUNDRED:
            century = match["century"] or ""
            number = None if century in ("", "本") or century.startswith("上") else _number(century)
            decade += ((number or _RECENT_CENTURY + 1) - 1) * _HUNDRED
        yield Quantity(Span(*match.span()), decade, Kind.DECADE, also=(decade % _HUNDRED,))


def _number(written: str | None) -> int | None:
    if not written:
        return None
    if written.isdecimal() and written.isascii():
        return int(written)
    values = (positional_value(written),) if len(written) == len("二〇二三") else numeral_values(written)
    return int(values[0]) if values and values[0] is not None else None

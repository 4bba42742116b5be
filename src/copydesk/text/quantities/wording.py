"""A number of the source in English, in the shape that the translation uses."""

from __future__ import annotations

import re
from fractions import Fraction

from copydesk.text.quantities.english_dates import MONTHS
from copydesk.text.quantities.quantity import Date, Kind, Quantity, Value
from copydesk.text.quantities.units import MONEY, plural

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MOST_DECIMALS = 3
_GROUPED_FROM = 10_000
_TEENS = (11, 12, 13)


def figure(value: Value, *, scaled: bool = False, grouped: bool = True) -> str | None:
    """Digits for a value, with a scale word where `scaled` asks for one; None when digits cannot say it.

    >>> figure(150_000_000, scaled=True), figure(920_000), figure(Fraction(7, 2)), figure(Fraction(1, 3))
    ('150 million', '920,000', '3.5', None)
    """
    if scaled:
        for size, name in _SCALES:
            short = _decimal(Fraction(value) / size)
            if value >= size and short is not None:
                return f"{short} {name}"
    short = _decimal(Fraction(value))
    if short is None or not grouped:
        return short
    whole, _, part = short.partition(".")
    return f"{int(whole):,}" + (f".{part}" if part else "")


def proposal(number: Quantity, instead_of: Quantity, written: str) -> str | None:
    """What to write for a number of the source where the translation has `written`.

    The currency sign and the unit stand outside of what is replaced. None when the shapes differ too much.
    """
    if number.kind is Kind.FRACTION or number.kind is Kind.MULTIPLE or not written[:1].isdecimal():
        return None
    grouped = number.value >= _GROUPED_FROM or "," in written
    digits = figure(number.value, scaled=number.value >= 10**6, grouped=grouped)
    if digits is None:
        return None
    if instead_of.kind is Kind.PERCENT:
        return digits + written[len(written.rstrip("%abcdefghijklmnoprstuvwxyz -")) :]
    if instead_of.kind is Kind.DECADE:
        return f"{number.value}s"
    if instead_of.kind is Kind.ORDINAL:
        return ordinal(int(number.value)) if number.value == int(number.value) else None
    return digits


def in_english(number: Quantity) -> str:
    """The number in English words and figures, for a message.

    >>> from copydesk.text.quantities.chinese import read_chinese
    >>> [in_english(number) for number in read_chinese("1.5亿元、30%、三分之一、第16届").numbers]
    ['150 million yuan', '30 percent', '1/3', '16th']
    """
    digits = figure(number.value, scaled=number.value >= 10**6) or str(number.value)
    if number.kind is Kind.PERCENT:
        return f"{digits} percent"
    if number.kind is Kind.DECADE:
        return f"the {number.value}s"
    if number.kind is Kind.ORDINAL and number.value == int(number.value):
        return ordinal(int(number.value))
    unit = f" {plural(number.unit)}" if number.unit and number.unit.dimension == MONEY else ""
    return digits + unit


def ordinal(number: int) -> str:
    """The ordinal in digits.

    >>> [ordinal(number) for number in (1, 2, 11, 23, 112)]
    ['1st', '2nd', '11th', '23rd', '112th']
    """
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def date_in_english(date: Date) -> str:
    """The date as day, month and year, as far as they are written.

    >>> from copydesk.model import Span
    >>> date_in_english(Date(Span(0, 0), 2023, 2, 11)), date_in_english(Date(Span(0, 0), day=8))
    ('11 February 2023', 'the 8th')
    """
    if date.month is None:
        if date.day is not None:
            return f"the {ordinal(date.day)}"
        return str(date.year)
    parts = (date.day, MONTHS[date.month - 1], date.year)
    return " ".join(str(part) for part in parts if part is not None)


def _decimal(value: Fraction) -> str | None:
    """The shortest decimal notation, when it has at most three decimals."""
    scaled = value * 10**_MOST_DECIMALS
    if scaled.denominator != 1:
        return None
    digits = f"{float(value):.{_MOST_DECIMALS}f}" if value < 10**12 else str(int(value))
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def redated(written: str, wrong: Date, right: Date) -> str:
    """The written date with the parts of another one.

    >>> from copydesk.model import Span
    >>> redated("January 3, 2021", Date(Span(0, 0), 2021, 1, 3), Date(Span(0, 0), 2023, 2, 3))
    'February 3, 2023'
    """
    mended = written
    if right.month and wrong.month and right.month != wrong.month:
        mended = re.sub(rf"{MONTHS[wrong.month - 1][:3]}[a-z]*\.?", MONTHS[right.month - 1], mended)
    if right.day and wrong.day and right.day != wrong.day:
        mended = re.sub(rf"(?<!\d)0?{wrong.day}(?:st|nd|rd|th)?(?!\d)", str(right.day), mended)
    if right.year and wrong.year and right.year != wrong.year:
        mended = mended.replace(str(wrong.year), str(right.year))
    return mended

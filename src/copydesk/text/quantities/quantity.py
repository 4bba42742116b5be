"""The nouns: a number in a text, a date in a text, and all that one text holds of them."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from copydesk.model import Span
from copydesk.text.quantities.units import Unit

Value = int | Fraction
"""Exact always: whole numbers are `int`, which is fast; all else is a Fraction."""


class Kind(StrEnum):
    """How a number is meant."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    DECADE = "decade"
    TIME = "time"


class Quantity(NamedTuple):
    """A number where it stands.

    Attributes:
        span: The number with what belongs to it (第, %, million), without its unit.
        value: Percentages count in hundredths (5 for 5%), decades as their first year, clock times in
            minutes of a twelve-hour dial.
        kind: How it is meant.
        certain: Surely a number; what is not may explain another number, but is never compared.
        unit: What it measures, where a unit follows or a currency sign leads.
        step: The place value of the last digit shown: 100,000 in "1.5 million"; 0 means exact.
        rounded: Whether a rounding word (about, 多) stands with it.
        upper: The second number of a range that shares its words (一万六七千).
        also: Other values that the same words may mean (增长3倍 is "quadrupled" too).
        malformed: Digits that make no number, as in 5.17,000.
        scaled: Whether a scale word (万, million) is part of it.
    """

    span: Span
    value: Value
    kind: Kind = Kind.CARDINAL
    certain: bool = True
    unit: Unit | None = None
    step: Value = 0
    rounded: bool = False
    upper: bool = False
    also: tuple[Value, ...] = ()
    malformed: bool = False
    scaled: bool = False


class Date(NamedTuple):
    """A date where it stands; the parts that are not written are None. Monday is weekday 0."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    dateline: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers that the date is made of."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)


class Reading:
    """All numbers and dates of one text, in the order of the text."""

    def __init__(self, numbers: tuple[Quantity, ...] = (), dates: tuple[Date, ...] = ()) -> None:
        self.numbers = numbers
        self.dates = dates

    @cached_property
    def values(self) -> frozenset[Value]:
        """Every value that stands there in whatever sense: what another text's number may be explained by."""
        found: set[Value] = {value for date in self.dates for value in date.parts}
        for number in self.numbers:
            found.add(number.value)
            found.update(number.also)
        return frozenset(found)

    @cached_property
    def comparable(self) -> bool:
        """Whether anything there is surely a number or a date."""
        return bool(self.dates) or any(number.certain for number in self.numbers)


def simplest(value: Fraction) -> Value:
    """The value as an int where it is whole.

    >>> simplest(Fraction(3, 2) * 10), simplest(Fraction(3, 2))
    (15, Fraction(3, 2))
    """
    return value.numerator if value.denominator == 1 else value


def decimal(digits: str) -> Value:
    """The value of plain digits, with or without a decimal point.

    >>> decimal("12"), decimal("1.5")
    (12, Fraction(3, 2))
    """
    whole, _, part = digits.partition(".")
    return simplest(Fraction(int(whole + part), 10 ** len(part))) if part else int(whole)

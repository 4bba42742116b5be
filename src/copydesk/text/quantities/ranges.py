"""Ranges whose two numbers share what is written once: 3至5万, 3 to 5 million, 2019–20."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.text.quantities.quantity import Kind, Quantity, Value

_TO = re.compile(r"\s?(?:[-–—~～至到或、]|to|and|or)\s?(?:[$€£¥])?")
_SCALES = (10**12, 10**9, 10**8, 10**6, 10**4, 10**3)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_SHORT_YEAR = 100


def shared_scales(text: str, numbers: Iterable[Quantity]) -> Iterator[Quantity]:
    """The numbers, each with the further values that a neighbour in its range lends it.

    >>> from copydesk.text.quantities.english import read_english
    >>> [number.also for number in read_english("3 to 5 million people in 2019–20").numbers]
    [(3000000,), (), (), (2020,)]
    """
    previous: Quantity | None = None
    for number in numbers:
        joined = previous is not None and _TO.fullmatch(text, previous.span.end, number.span.start)
        if previous is not None:
            lent = _scale_of(number) if joined and not previous.scaled else 1
            yield previous._replace(also=(*previous.also, previous.value * lent)) if lent > 1 else previous
        if joined and previous and number.value < _SHORT_YEAR and _FIRST_YEAR <= previous.value <= _LAST_YEAR:
            previous = _in_century_of(number, previous.value)
        else:
            previous = number
    if previous is not None:
        yield previous


def _scale_of(number: Quantity) -> int:
    """The scale word's value in a scaled number, as far as its digits show it."""
    if not number.scaled or number.kind is not Kind.CARDINAL:
        return 1
    return next((scale for scale in _SCALES if number.value >= scale), 1)


def _in_century_of(number: Quantity, year: Value) -> Quantity:
    return number._replace(also=(*number.also, int(year) // _SHORT_YEAR * _SHORT_YEAR + number.value))

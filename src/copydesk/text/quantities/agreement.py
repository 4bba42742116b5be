"""Which numbers of a source its translation has, has differently, and has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from copydesk.text.quantities.chinese import read_chinese
from copydesk.text.quantities.english import read_english
from copydesk.text.quantities.quantity import Kind, Quantity, Reading, Value
from copydesk.text.quantities.units import MONEY, TOLERANCE, Unit

_ROMAN = {
    2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI", 7: "VII", 8: "VIII", 9: "IX", 10: "X", 11: "XI", 12: "XII",
}  # fmt: skip
_DOLLARS = ("HKD", "TWD", "AUD", "CAD", "SGD", "MOP", "USD")
_MOST_NUMBERS = 200
"""A segment with more numbers is no sentence; comparing all with all would take quadratic time."""
_CLOSE = 10
"""A number that is rounded to the digits shown differs by less than a tenth."""


class Agreement(NamedTuple):
    """Two texts' numbers compared.

    Attributes:
        source: What the source holds.
        target: What the translation holds.
        missing: Numbers of the source that nothing in the translation may stand for.
        extra: Numbers of the translation that nothing in the source may stand for.
        pairs: Numbers of `missing` and `extra` that stand for each other, in the translation's order.
    """

    source: Reading
    target: Reading
    missing: tuple[Quantity, ...] = ()
    extra: tuple[Quantity, ...] = ()
    pairs: tuple[tuple[Quantity, Quantity], ...] = ()

    @property
    def unpaired(self) -> tuple[Quantity, ...]:
        """Numbers of the source that the translation has not even wrongly."""
        paired = {pair[0].span for pair in self.pairs}
        lower = {number.span for number in self.missing if not number.upper}
        return tuple(
            number
            for number in self.missing
            if number.span not in paired and not (number.upper and number.span in lower)
        )


@lru_cache(maxsize=1024)
def compare(source: str, target: str) -> Agreement | None:
    """Compare the numbers of a Chinese source with those of its English translation.

    Returns None when the source has no number or date that is surely one, or hundreds.
    Every number may be explained by any number or part of a date on the other side, in whatever sense it
    stands there: only what nothing explains is missing or extra.
    """
    there = read_chinese(source)
    if not there.comparable or len(there.numbers) + len(there.dates) > _MOST_NUMBERS:
        return None
    here = read_english(target)
    if len(here.numbers) + len(here.dates) > 2 * _MOST_NUMBERS:
        return None
    missing = tuple(n for n in there.numbers if n.certain and not _is_rendered(n, here, target))
    if not missing:
        return Agreement(there, here)
    extra = tuple(n for n in here.numbers if n.certain and not _is_rendered_from(n, there))
    return Agreement(there, here, missing, extra, tuple(_pairs(missing, extra, source, target)))


def converts(number: Quantity, other: Quantity) -> bool:
    """Whether two measured values are the same within two per cent, each in its unit."""
    first, second = number.unit, other.unit
    if first is None or second is None or first.dimension != second.dimension or first.dimension == MONEY:
        return False
    size, other_size = number.value * first.size, other.value * second.size
    return abs(size - other_size) <= TOLERANCE * abs(size)


def differs_in_unit(number: Quantity, other: Quantity) -> bool:
    """Whether two measured values are in different units, so that the unit may be what is wrong."""
    first, second = number.unit, other.unit
    return first is not None and second is not None and first != second


def wrong_measures(agreement: Agreement) -> list[tuple[Quantity, Quantity]]:
    """Measures of the source and of the translation that stand for each other, but do not convert."""
    return [
        (number, other)
        for number, other in _same_thing(agreement, agreement.pairs)
        if number.unit is not None and number.unit.dimension != MONEY
    ]


def wrong_currencies(agreement: Agreement) -> list[tuple[Quantity, Quantity]]:
    """Equal amounts of the source and of the translation in different currencies."""
    return [
        (number, other)
        for number, other in _same_thing(agreement, ())
        if number.unit is not None
        and number.unit.dimension == MONEY
        and not _is_loose(number.unit, other.unit)
    ]


def _same_thing(
    agreement: Agreement, pairs: Iterable[tuple[Quantity, Quantity]]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Numbers in different units of one dimension: equal ones, and those of `pairs`.

    A number that has its right unit elsewhere on the other side is left out.
    """
    theirs = [number for number in agreement.source.numbers if number.unit and number.certain]
    ours = [number for number in agreement.target.numbers if number.unit]
    by_value: dict[Value, list[Quantity]] = {}
    for other in ours:
        by_value.setdefault(other.value, []).append(other)
    for number in theirs:
        for other in by_value.get(number.value, ()):
            if differs_in_unit(number, other) and _is_only_form(number, other, theirs, ours):
                yield number, other
    yield from (pair for pair in pairs if differs_in_unit(*pair))


def _is_only_form(
    number: Quantity, other: Quantity, theirs: Iterable[Quantity], ours: Iterable[Quantity]
) -> bool:
    if number.unit is None or other.unit is None or number.unit.dimension != other.unit.dimension:
        return False
    rendered = any(
        converts(number, one) or (one.unit, one.value) == (number.unit, number.value) for one in ours
    )
    known = any(converts(one, other) or (one.unit, one.value) == (other.unit, other.value) for one in theirs)
    return not rendered and not known


def _is_loose(unit: Unit, other: Unit | None) -> bool:
    """Whether a sign serves both currencies: $ is also the Hong Kong dollar's, ¥ the yen's."""
    return other is not None and (
        (unit.name in _DOLLARS and other.name == "USD") or (unit.name, other.name) == ("JPY", "CNY")
    )


def _is_rendered(number: Quantity, here: Reading, target: str) -> bool:
    """Whether something in the translation may stand for a number of the source."""
    if number.value in here.values and not _is_malformed_there(number, here):
        return True
    if any(value in here.values for value in number.also):
        return True
    roman = _ROMAN.get(int(number.value)) if number.value in _ROMAN else None
    if roman and re.search(rf"\b{roman}\b", target):
        return True
    return any(_stands_for(number, other) for other in here.numbers)


def _is_malformed_there(number: Quantity, here: Reading) -> bool:
    alike = [other for other in here.numbers if other.value == number.value]
    return bool(alike) and all(other.malformed for other in alike)


def _is_rendered_from(number: Quantity, there: Reading) -> bool:
    if number.malformed:
        return False
    if number.value in there.values or any(value in there.values for value in number.also):
        return True
    return any(_stands_for(other, number) for other in there.numbers)


def _stands_for(number: Quantity, other: Quantity) -> bool:
    """Whether a number of the translation is a rounded or converted form of the source's."""
    if other.malformed:
        return False
    if converts(number, other) or _is_exchanged(number.unit, other.unit):
        return True
    return is_rounded(number.value, other)


def is_rounded(value: Value, other: Quantity) -> bool:
    """Whether a number is `value`, rounded to the digits that it shows."""
    if not other.step or not value:
        return False
    difference = abs(Fraction(value) - other.value)
    shown = Fraction(other.step)
    room = shown if other.rounded else shown / 2
    return difference <= room and difference * _CLOSE <= abs(Fraction(value))


def _is_exchanged(unit: Unit | None, other: Unit | None) -> bool:
    """Amounts in two currencies cannot be compared."""
    return (
        unit is not None
        and other is not None
        and unit.dimension == other.dimension == MONEY
        and unit != other
    )


def _pairs(
    missing: tuple[Quantity, ...], extra: tuple[Quantity, ...], source: str, target: str
) -> list[tuple[Quantity, Quantity]]:
    """Pair what is missing with what is extra: the most alike first, then the nearest in order."""
    candidates = sorted(
        (rank, abs(s.span.start / len(source) - t.span.start / len(target)), j, i)
        for i, s in enumerate(missing)
        for j, t in enumerate(extra)
        if (rank := _likeness(s, t)) is not None
    ) if len(missing) * len(extra) <= _MOST_PAIRS else []  # fmt: skip
    used_missing: set[int] = set()
    used_extra: set[int] = set()
    pairs = []
    for _, _, j, i in candidates:
        if i not in used_missing and j not in used_extra:
            used_missing.add(i)
            used_extra.add(j)
            pairs.append((missing[i], extra[j]))
    return sorted(pairs, key=lambda pair: pair[1].span.start)


_MOST_PAIRS = 400
"""Beyond twenty numbers lost and twenty strange ones, the texts are not of each other."""


def _likeness(number: Quantity, other: Quantity) -> int | None:
    """How alike two numbers are, 0 the most; None when one cannot be a wrong form of the other."""
    if (number.kind is Kind.PERCENT) != (other.kind is Kind.PERCENT):
        return None
    if (number.kind is Kind.DECADE) != (other.kind is Kind.DECADE):
        return None
    first, second = number.unit, other.unit
    if first and second and first.dimension != second.dimension:
        return None
    same_unit = first is not None and first == second
    if _leading(number.value) == _leading(other.value):
        return 0 if same_unit else 1
    return 2 if same_unit else 3


def _leading(value: Value) -> str:
    """The significant digits."""
    scaled = value
    while scaled != int(scaled):
        scaled *= 10
        if scaled > 10**12:  # a fraction without end
            return str(value)
    return str(int(scaled)).rstrip("0")

"""Which dates of a source its translation has, has differently, and has not."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from copydesk.text.quantities.agreement import Agreement
from copydesk.text.quantities.quantity import Date, Reading

_RELATIVE_YEAR = re.compile(r"[去今明前后当同翌]年|年前|年后|本年|次年")
_RELATIVE_MONTH = re.compile(r"[上本当下同这该][个]?月|次月|月底|月初|[去今明]年")
_RELATIVE_TIME = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:same|that|next|previous|following|last|this|current)\s(?:day|month|year))\b",
    re.IGNORECASE,
)


class DateClash(NamedTuple):
    """A date of the translation that its source has differently; `part` says in what."""

    source: Date
    target: Date
    part: str


class Calendar(NamedTuple):
    """The years and months that a whole source names."""

    years: frozenset[int]
    months: frozenset[int]


def calendar_of(readings: list[Reading]) -> Calendar:
    """Collect the years and months of a document's source."""
    dates = [date for reading in readings for date in reading.dates]
    return Calendar(
        frozenset(date.year for date in dates if date.year is not None),
        frozenset(date.month for date in dates if date.month is not None),
    )


def date_clashes(agreement: Agreement) -> list[DateClash]:
    """The dates of a translation that disagree with the source date they stand for.

    Each date of the translation is held against the source dates with which it shares a part; one that
    fits makes it right. A source date that another date renders rightly is not held against it.
    """
    theirs, ours = agreement.source.dates, agreement.target.dates
    rendered = {date for date in theirs if any(_fits(date, other) for other in ours)}
    open_dates = [date for date in theirs if date not in rendered]
    clashes = []
    for date in ours:
        if any(_fits(other, date) for other in theirs) or all(
            p in agreement.source.values for p in date.parts
        ):
            continue
        likely = [(part, other) for other in open_dates if (part := _differing_part(other, date))]
        if len(likely) == 1:
            clashes.append(DateClash(likely[0][1], date, likely[0][0]))
    return clashes


def invented_parts(agreement: Agreement, source: str, known: Calendar) -> list[DateClash]:
    """Months and years that a translation adds to a date, though the whole source nowhere names them."""
    clashes = []
    for date in agreement.target.dates:
        for other in agreement.source.dates:
            if not _fits(other, date):
                continue
            if date.month and not other.month and _is_foreign(date.month, known.months):
                if not _RELATIVE_MONTH.search(source):
                    clashes.append(DateClash(other, date, "month"))
                break
            if date.year and not other.year and date.year not in known.years:
                if date.year not in agreement.source.values and not _RELATIVE_YEAR.search(source):
                    clashes.append(DateClash(other, date, "year"))
                break
    return clashes


def missing_dates(agreement: Agreement, target: str) -> list[Date]:
    """The dates of the source of which the translation has no part, and wire datelines that it left out."""
    dropped = [date for date in agreement.source.dates if _is_dateline_dropped(date, agreement)]
    lost = [
        date for date in agreement.source.dates if date.parts and not _is_rendered(date, agreement.target)
    ]
    if not lost or _RELATIVE_TIME.search(target):
        return dropped
    clashing = {clash.source for clash in date_clashes(agreement)}
    return dropped + [date for date in lost if date not in clashing and date not in dropped]


def _fits(source: Date, target: Date) -> bool:
    """Whether two dates agree in all parts that both have, and have one in common."""
    common = False
    for ours, theirs in ((source.year, target.year), (source.month, target.month), (source.day, target.day)):
        if ours is not None and theirs is not None:
            if ours != theirs:
                return False
            common = True
    if source.weekday is not None and source.weekday == target.weekday:
        common = True
    return common


def _differing_part(source: Date, target: Date) -> str | None:
    """The one part in which a date differs from its source, where another part holds them together."""
    parts = [
        (name, ours, theirs)
        for name, ours, theirs in (
            ("year", source.year, target.year),
            ("month", source.month, target.month),
            ("day", source.day, target.day),
        )
        if ours is not None and theirs is not None
    ]
    different = [name for name, ours, theirs in parts if ours != theirs]
    return different[0] if len(different) == 1 and len(parts) > 1 else None


def _is_rendered(date: Date, here: Reading) -> bool:
    """Whether the translation has the date's most exact part, as a date or as a number."""
    exact = next((part for part in (date.day, date.month, date.year) if part is not None), None)
    return exact is None or exact in here.values or (exact == date.year and exact % 100 in here.values)


def _is_foreign(month: int, known: frozenset[int]) -> bool:
    return bool(known) and month not in known


def _is_dateline_dropped(date: Date, agreement: Agreement) -> bool:
    """Whether a day that the dateline and the text both name is named less often in the translation."""
    if not date.dateline:
        return False
    theirs = Counter(other.day for other in agreement.source.dates)[date.day]
    ours = Counter(other.day for other in agreement.target.dates)[date.day]
    ours += sum(number.value == date.day for number in agreement.target.numbers)
    return ours < theirs

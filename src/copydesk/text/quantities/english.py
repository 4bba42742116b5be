"""Every number of an English text, with its value, and whether it is surely a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from copydesk.model import Span
from copydesk.text.quantities.english_dates import MONTHS, WEEKDAYS, english_dates
from copydesk.text.quantities.english_digits import SUFFIX, Atom, digits_quantity, unit_after
from copydesk.text.quantities.english_words import (
    DECADES,
    FRACTIONS,
    LOOSE,
    SCALES,
    WORDS,
    phrase_value,
)
from copydesk.text.quantities.quantity import Kind, Quantity, Reading, Value
from copydesk.text.quantities.ranges import shared_scales

_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．，：＄￥", "0123456789%.,:$¥")


_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DATE_WORDS = (*MONTHS, *(month[:3] for month in MONTHS), *WEEKDAYS)
_ISO = re.compile(r"[12][0-9]{3}[-/.][01]?[0-9][-/.]")
_JOINED = re.compile(r"[ -]|\+ |-?\s?and[ -](?:a[ -])?|[ -]a[ -]")
_MOST_ATOMS = 18
"""Atoms of one number; more are a list."""
_SURE_WORD = 3
"""Smaller number words are said in too many ways."""


@lru_cache(maxsize=1024)
def read_english(text: str) -> Reading:
    """Read a translation.

    >>> reading = read_english("About $1.5 billion, or twenty-three percent, of the 15th Fleet.")
    >>> [(str(n.value), n.kind.value, n.unit and n.unit.name) for n in reading.numbers]
    [('1500000000', 'cardinal', 'USD'), ('23', 'percent', None), ('15', 'ordinal', None)]
    """
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    atoms, has_date = _atoms(text)
    dates = tuple(english_dates(text)) if has_date else ()
    numbers = _numbers(text, atoms, [date.span for date in dates])
    return Reading(tuple(shared_scales(text, numbers)), dates)


@cache
def _automaton() -> tuple[AhoCorasick, int]:
    """All number words, small and capitalised, then the words of dates; and how many the first are."""
    words = sorted({form for word in WORDS for form in (word, word.capitalize())})
    return AhoCorasick([*words, *_DATE_WORDS], matchkind=MatchKind.LeftmostLongest), len(words)


def _atoms(text: str) -> tuple[list[Atom], bool]:
    """The digits and number words of a text, in order, and whether a date may stand there."""
    automaton, words = _automaton()
    atoms = [Atom(match.start(), match.end(), match[0]) for match in _DIGITS.finditer(text)]
    has_date = False
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if pattern >= words:
            has_date = True
        elif not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
            atoms.append(Atom(start, end, text[start:end]))
    atoms.sort()
    return atoms, has_date or (bool(atoms) and _ISO.search(text) is not None)


def _numbers(text: str, atoms: list[Atom], dates: list[Span]) -> Iterator[Quantity]:
    position = index = 0
    while index < len(atoms):
        first = atoms[index]
        while position < len(dates) and dates[position].end <= first.start:
            position += 1
        if position < len(dates) and dates[position].start <= first.start:
            index += 1
            continue
        size = _phrase_size(text, atoms, index)
        words = atoms[index : index + size]
        number = digits_quantity(text, words) if first.text[0].isdecimal() else _from_words(text, words)
        if number is not None:
            yield number
        index += size


def _phrase_size(text: str, atoms: list[Atom], index: int) -> int:
    """How many atoms make one number from here: digits and a scale word, or number words that fit."""
    first = atoms[index]
    size = 1
    words = [] if first.text[0].isdecimal() else [first.text.lower()]
    start = 1 if not words else None
    while index + size < len(atoms) and size < _MOST_ATOMS:
        last, following = atoms[index + size - 1], atoms[index + size]
        word = following.text.lower()
        gap = text[last.end : following.start]
        if word[0].isdecimal() or not _JOINED.fullmatch(gap):
            break
        if start and word not in SCALES:
            break
        if gap.strip(" -") == "a" and not (words and words[-1] in FRACTIONS and word in SCALES):
            break
        if "and" in gap and not (words and (words[-1] in SCALES or word in ("half", "quarter"))):
            break
        if phrase_value([*words, word], start) is None:
            break
        words.append(word)
        size += 1
    return size


def _from_words(text: str, atoms: list[Atom]) -> Quantity | None:
    words = [atom.text.lower() for atom in atoms]
    span = Span(atoms[0].start, atoms[-1].end)
    if len(words) == 1 and words[0] in LOOSE:
        loose = LOOSE[words[0]]
        return Quantity(span, loose[0], Kind.MULTIPLE, certain=False, also=loose[1:])
    if words[0] in DECADES:
        return Quantity(span, DECADES[words[0]], Kind.DECADE, certain=False, also=(DECADES[words[0]] - 1900,))
    if words[-1] in ("half", "quarter") and len(words) > 1 and "and" in text[span.start : span.end]:
        known = phrase_value(words[:-1])
        part = phrase_value(words[-1:])
        valued = (known[0] + part[0], Kind.FRACTION) if known and part else None
    else:
        valued = phrase_value(words)
    if valued is None:
        return None
    value, kind = valued
    suffix = SUFFIX.match(text, span.end)
    if suffix and suffix["percent"]:
        kind, span = Kind.PERCENT, Span(span.start, suffix.end())
    is_bare_scale = words[0] in SCALES
    sure = kind in (Kind.CARDINAL, Kind.PERCENT) and value >= _SURE_WORD and not is_bare_scale
    also: tuple[Value, ...] = (value * 100,) if kind is Kind.FRACTION else ()
    step = value if is_bare_scale else 0
    return Quantity(
        span, value, kind, sure, unit_after(text, span.end), step, also=also, scaled=len(words) > 1
    )

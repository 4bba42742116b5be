"""A number that is written with digits in English: $1.5 billion, 15th, 3.4%, the 1990s, 5.17,000."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from copydesk.model import Span
from copydesk.text.quantities.english_words import LETTER_SCALES, SCALES
from copydesk.text.quantities.quantity import Kind, Quantity, Value, decimal, simplest
from copydesk.text.quantities.units import CURRENCIES, CURRENCY_SIGNS, ENGLISH_UNITS, MONEY, Unit

SUFFIX = re.compile(
    r"""(?:
    (?P<ordinal>st|nd|rd|th)\b
    |(?P<decade>['’]?s)\b
    |[\s-]?(?P<percent>%|percent(?:age\spoints?)?\b|per\scent\b|pp\b)
    |(?P<letter>\s?(?:mn|mln|bn|trn|tn)|[kKmMbB])\b
    |(?P<clock>:[0-9]{2}(?::[0-9]{2})?)
    )""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_SIGN = re.compile(
    "(?:" + "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)) + r")\s?$"
)
_UNIT = re.compile(
    r"[\s-]?("
    + "|".join(re.escape(unit) for unit in sorted(ENGLISH_UNITS, key=len, reverse=True))
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_ROUND_BEFORE = re.compile(
    r"(?:about|around|nearly|almost|over|some|than|approximately|roughly|exceed(?:s|ed|ing)?|close to|up to|"
    r"least|most|ca\.?|estimated|under|below|above|as)\s(?:the\s|a\s)?(?:US|HK)?[$€£¥]?$",
    re.IGNORECASE,
)
_ROUND_WITHIN = 24
"""Code points before a number in which a rounding word is looked for."""
_CODE_BEFORE = re.compile(r"(?:[A-Za-z_/#=@\\][-.–]?|(?<![0-9])[-–.])$")
_CODE_AFTER = re.compile(r"[A-Za-z_]|-[A-Z]")
_LONGEST = 18
"""Digits of a number; longer ones are identifiers."""
_DECADE_FROM = 20


class Atom(NamedTuple):
    """Digits or a number word, where they stand."""

    start: int
    end: int
    text: str


def digits_quantity(text: str, atoms: list[Atom]) -> Quantity | None:
    """The number that digits make with the scale words after them; None for versions and identifiers."""
    digits = atoms[0].text
    if len(digits) > _LONGEST or _DOTTED.fullmatch(digits):
        return None
    malformed = not _GROUPED.fullmatch(digits)
    value: Value = int(re.sub("[.,]", "", digits)) if malformed else decimal(digits.replace(",", ""))
    start, end = atoms[0].start, atoms[-1].end
    suffix = SUFFIX.match(text, end) if len(atoms) == 1 else None
    end = suffix.end() if suffix else end
    unit = _sign_before(text, start) or unit_after(text, end)
    scale = _scale(atoms, suffix, unit)
    kind = _kind(value, suffix)
    if kind is Kind.DECADE:
        value += 0 if value >= 100 else 1900  # noqa: PLR2004 - the 90s are the 1990s
    rounded = _ROUND_BEFORE.search(text, max(0, start - _ROUND_WITHIN), start) is not None
    whole = simplest(Fraction(value) * scale) if scale != 1 else value
    return Quantity(
        Span(start, end),
        whole,
        kind,
        certain=_is_certain(text, start, end, value, kind),
        unit=unit,
        step=_step(digits, scale, rounded=rounded),
        rounded=rounded,
        also=(simplest(Fraction(value) / 100),) if kind is Kind.PERCENT else (),
        malformed=malformed,
        scaled=scale != 1,
    )


def unit_after(text: str, end: int) -> Unit | None:
    """The unit or currency that follows a number."""
    match = _UNIT.match(text, end)
    return ENGLISH_UNITS[match[1].lower()] if match else None


def _sign_before(text: str, start: int) -> Unit | None:
    sign = _SIGN.search(text, max(0, start - len("U.S.$ ")), start)
    return CURRENCIES[CURRENCY_SIGNS[sign[0].strip()]] if sign else None


def _scale(atoms: list[Atom], suffix: re.Match[str] | None, unit: Unit | None) -> int:
    scale = 1
    for atom in atoms[1:]:
        scale *= SCALES.get(atom.text.lower(), 1)
    if suffix and suffix["letter"]:
        letter = suffix["letter"].strip()
        is_money = unit is not None and unit.dimension == MONEY
        return LETTER_SCALES[letter] if is_money or letter not in ("m", "b") else 1
    return scale


def _kind(value: Value, suffix: re.Match[str] | None) -> Kind:
    if suffix is None:
        return Kind.CARDINAL
    if suffix["decade"] and value % 10 == 0 and value >= _DECADE_FROM:
        return Kind.DECADE
    if suffix["clock"]:
        return Kind.TIME
    if suffix["percent"]:
        return Kind.PERCENT
    return Kind.ORDINAL if suffix["ordinal"] else Kind.CARDINAL


def _step(digits: str, scale: int, *, rounded: bool) -> Value:
    """The place value of the last digit that counts; zeros do not count after a rounding word."""
    shown = digits.replace(",", "")
    if "." in shown:
        return simplest(Fraction(scale, 10 ** len(shown.partition(".")[2])))
    zeros = len(shown) - len(shown.rstrip("0")) if rounded else 0
    return scale * 10**zeros if scale > 1 or zeros else 0


def _is_certain(text: str, start: int, end: int, value: Value, kind: Kind) -> bool:
    if kind is Kind.TIME or (value in (0, 1) and kind is Kind.CARDINAL):
        return False
    before = text[max(0, start - 2) : start]
    if _SIGN.search(text, max(0, start - len("U.S.$ ")), start) is None and _CODE_BEFORE.search(before):
        return False
    return _CODE_AFTER.match(text, end) is None or unit_after(text, end) is not None


def measured_span(text: str, number: Quantity) -> Span:
    """The number with its currency sign and its unit.

    >>> from copydesk.text.quantities.english import read_english
    >>> text = "It cost US$5 million for 12 square miles."
    >>> [text[s.start : s.end] for s in (measured_span(text, n) for n in read_english(text).numbers)]
    ['US$5 million', '12 square miles']
    """
    start, end = number.span.start, number.span.end
    sign = _SIGN.search(text, max(0, start - len("U.S.$ ")), start)
    unit = _UNIT.match(text, end)
    return Span(sign.start() if sign else start, unit.end() if unit else end)

"""The value of English number words: twenty-three, one and a half million, two dozen, a third."""

from __future__ import annotations

from fractions import Fraction

from copydesk.text.quantities.quantity import Kind, Value, simplest

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS: dict[str, int] = {word: value for value, word in enumerate(_ONES)}
CARDINALS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "decade": 10, "decades": 10, "century": 100, "centuries": 100,
}  # fmt: skip
LETTER_SCALES: dict[str, int] = {
    "k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "B": 10**9,
    "b": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
}  # fmt: skip
ORDINALS: dict[str, int] = dict(_IRREGULAR)
ORDINALS |= {
    word + "th": value
    for word, value in CARDINALS.items()
    if value not in (0, *_IRREGULAR.values()) and not word.endswith("y")
}
ORDINALS |= {word[:-1] + "ieth": value for word, value in CARDINALS.items() if word.endswith("y")}
ORDINALS["hundredth"] = 100
FRACTIONS: dict[str, Fraction] = {"half": Fraction(1, 2), "halves": Fraction(1, 2)}
FRACTIONS |= {"quarter": Fraction(1, 4), "quarters": Fraction(1, 4)}
FRACTIONS |= {
    word + "s": Fraction(1, value)
    for word, value in ORDINALS.items()
    if 2 < value <= 10  # noqa: PLR2004
}
DECADES: dict[str, int] = {
    word[:-1] + "ies": 1900 + value
    for word, value in CARDINALS.items()
    if value >= 20  # noqa: PLR2004
}
LOOSE: dict[str, tuple[Value, ...]] = {
    "both": (2,), "twice": (2,), "double": (2, 100), "doubled": (2, 100), "doubling": (2, 100),
    "couple": (2,), "pair": (2,), "twin": (2,), "duo": (2,), "dual": (2,), "either": (2,),
    "bilateral": (2,), "twofold": (2,), "triple": (3, 200), "tripled": (3, 200), "trio": (3,),
    "threefold": (3,), "thrice": (3,), "trilateral": (3,), "quadruple": (4,), "quadrupled": (4,),
    "fourfold": (4,), "fivefold": (5,), "tenfold": (10,), "quartet": (4,), "halve": (Fraction(1, 2),),
    "halved": (Fraction(1, 2), 50), "once": (1,), "single": (1,), "centenary": (100,),
    "fortnight": (14, 2), "weekend": (2,), "daily": (1, 24), "noon": (12,), "midnight": (0, 12, 24),
    "hundreds": (100,), "thousands": (1000,), "millions": (10**6,), "billions": (10**9,), "dozens": (12,),
    "quarterly": (3, 4), "semiannual": (6,), "biennial": (2,), "score": (20,), "teens": (13, 19),
    "teenager": (15, 16, 17),
}  # fmt: skip
"""Words that may explain a number of the source, but are never compared with one."""
WORDS = frozenset((*CARDINALS, *SCALES, *ORDINALS, *FRACTIONS, *DECADES, *LOOSE))


def phrase_value(  # noqa: C901 - one branch for each class of word
    words: list[str], first: Value | None = None
) -> tuple[Value, Kind] | None:
    """The value of number words that stand together, without "and" and hyphens; None when they make none.

    `first` is a value that digits before the words gave.

    >>> phrase_value(["twenty", "three"]), phrase_value(["million"], 5)
    ((23, <Kind.CARDINAL: 'cardinal'>), (5000000, <Kind.CARDINAL: 'cardinal'>))
    >>> phrase_value(["two", "thirds"])[0], phrase_value(["four", "hundred", "five", "thousand"])[0]
    (Fraction(2, 3), 405000)
    """
    total: Value = 0
    current: Value | None = first
    kind = Kind.CARDINAL
    for word in words:
        if kind is Kind.FRACTION and word in SCALES and current is not None:
            kind = Kind.CARDINAL
        elif kind is not Kind.CARDINAL:
            return None
        if word in CARDINALS:
            current = _joined(current, CARDINALS[word])
        elif word in SCALES:
            scale = SCALES[word]
            current = (1 if current is None else current) * scale
            if scale >= SCALES["thousand"]:
                total, current = total + current, None
        elif word in FRACTIONS:
            kind, current = Kind.FRACTION, (1 if current is None else current) * FRACTIONS[word]
        elif word in ORDINALS and current == 1 and total == 0 and ORDINALS[word] > 1:
            kind, current = Kind.FRACTION, Fraction(1, ORDINALS[word])
        elif word in ORDINALS:
            kind, current = Kind.ORDINAL, _joined(current, ORDINALS[word])
        else:
            return None
        if current is None and total == 0:
            return None
    value = total + (current or 0)
    return (simplest(value) if isinstance(value, Fraction) else value), kind


def _joined(current: Value | None, value: int) -> Value | None:
    """Twenty and three make 23, two hundred and five 205; two and three make nothing."""
    if not current:
        return value
    room = 100 if current % 100 == 0 else 10 if current % 10 == 0 else 0
    return current + value if value < room and current > value else None

"""The value of a Chinese numeral: 一千二百, 1.5亿, 3亿5000万, 三点五万, 一万六七千.

No library reads numerals with their digits mixed in and gives exact values: cn2an, the best kept of them,
returns floats and takes whole strings only.
"""

from __future__ import annotations

import re
from fractions import Fraction

from copydesk.text.quantities.quantity import Value, decimal, simplest

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_LONGEST = 30
"""Characters of a numeral; what is longer is no number that anybody reads, and would cost quadratic time."""
_TOKEN = re.compile(r"[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|.", re.DOTALL)
_NEIGHBOURS = re.compile("一二|二三|三四|四五|五六|六七|七八|八九")
_POINT = re.compile(r"(.+)点([零〇一二三四五六七八九]+)([万亿兆]*)")


def numeral_values(numeral: str) -> tuple[Value, ...]:
    """One value, two for a range that shares its words, none for what is no well-formed numeral.

    >>> [numeral_values(numeral) for numeral in ("一千二百万", "1.5亿", "一万六七千", "万一")]
    [(12000000,), (150000000,), (16000, 17000), ()]
    """
    if len(numeral) > _LONGEST:
        return ()
    shared = _NEIGHBOURS.search(numeral)
    if shared:
        before, after = numeral[: shared.start()], numeral[shared.end() :]
        values = [_value(before + digit + after) for digit in list(shared[0])]
    else:
        values = [_value(numeral)]
    return tuple(value for value in values if value is not None) if None not in values else ()


def positional_value(numeral: str) -> int | None:
    """Digits read one by one, as in years.

    >>> positional_value("二〇二三"), positional_value("二十")
    (2023, None)
    """
    if len(numeral) > _LONGEST or not all(char in DIGITS for char in numeral):
        return None
    return int("".join(str(DIGITS[char]) for char in numeral))


def _value(numeral: str) -> Value | None:
    pointed = _POINT.fullmatch(numeral)
    if pointed:
        whole, part, scale = pointed.groups()
        value = _value(whole)
        tenths = Fraction(positional_value(part) or 0, 10 ** len(part))
        if value is None:
            return None
        for char in scale:
            tenths, value = tenths * MYRIADS[char], value * MYRIADS[char]
        return simplest(value + tenths)
    value = _Sum().read(_TOKEN.findall(numeral))
    return simplest(value) if isinstance(value, Fraction) else value


class _Sum:
    """A numeral under addition: whole myriads, the four places being read, and a digit without its place."""

    def __init__(self) -> None:
        self.total: Value = 0
        self.places: Value = 0
        self.digit: Value | None = None
        self.last = 1
        """The last place that was named."""

    def read(self, tokens: list[str]) -> Value | None:
        zero = False
        for token in tokens:
            if not self._take(token):
                return None
            zero = token in ("零", "〇") or (zero and token in DIGITS)
        if self.digit is None:
            return self.total + self.places
        is_short = self.last > TENS["十"] and not zero and tokens[-1] in DIGITS
        return self.total + self.places + self.digit * (self.last // 10 if is_short else 1)

    def _take(self, token: str) -> bool:
        if token in TENS:
            return self._place(TENS[token])
        if token in MYRIADS:
            return self._myriad(MYRIADS[token])
        if token in DIGITS:
            value: Value = DIGITS[token]
            if value == 0 and (self.total or self.places) and self.digit is None:
                return True
        elif token[0].isdecimal():
            value = decimal(token.replace(",", ""))
        else:
            return False
        if self.digit is not None:
            return False
        self.digit = value
        return True

    def _place(self, place: int) -> bool:
        if self.digit is None:
            if place != TENS["十"] or self.places:
                return False
            self.digit = 1
        if self.places and place >= self.last:
            return False
        self.places += self.digit * place
        self.digit, self.last = None, place
        return True

    def _myriad(self, myriad: int) -> bool:
        part = self.places + (self.digit or 0)
        if self.total and self.total < myriad:
            self.total = (self.total + part) * myriad
        elif part:
            self.total += part * myriad
        else:
            return False
        self.places, self.digit, self.last = 0, None, myriad
        return True

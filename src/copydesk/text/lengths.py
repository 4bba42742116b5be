"""How many English words a text has for its Han characters, and which segments are out of the way."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from copydesk.text.han import HAN

_HAN = re.compile(f"[{HAN}]|[A-Za-z0-9]+")
_WORD = re.compile(r"\w+")
_NORMAL = 1.4826
"""The median absolute deviation times this is the standard deviation, where values are normal."""
_SMALLEST_SPREAD = 0.1
SHORTEST = 12
"""Han characters that a segment must have: short ones have any ratio."""


def log_ratio(source: str, target: str) -> float | None:
    """The logarithm of English words to Han characters; None for what is too short to compare."""
    han, words = len(_HAN.findall(source)), len(_WORD.findall(target))
    return math.log(words / han) if han >= SHORTEST and words else None


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual log ratio of a text: its median, and its spread (scaled median absolute deviation)."""

    centre: float
    spread: float

    @classmethod
    def of(cls, ratios: Iterable[float | None], at_least: int) -> Usual | None:
        """Learn from segments; None when fewer than `at_least` can be compared."""
        known = [ratio for ratio in ratios if ratio is not None]
        if len(known) < at_least:
            return None
        centre = median(known)
        spread = _NORMAL * median(abs(ratio - centre) for ratio in known)
        return cls(centre, max(spread, _SMALLEST_SPREAD))

    def score(self, ratio: float) -> float:
        """How many spreads a ratio is away (robust z-score; Iglewicz and Hoaglin, 1993).

        >>> Usual(-0.5, 0.2).score(-1.3)
        -4.0
        """
        return round((ratio - self.centre) / self.spread, 6)


NEWS = Usual(-0.38, 0.17)
"""For texts that are too short to learn from: Chinese news and health texts in English."""
FAR = 3.5
"""Spreads; Iglewicz and Hoaglin's limit."""
_AT_LEAST = 30


def usual_in(ratios: Iterable[float | None], options: Mapping[str, object]) -> Usual:
    """What is usual: as the options `centre` and `spread` say, else as in the text itself, else in news."""
    if "centre" in options and "spread" in options:
        return Usual(float(str(options["centre"])), float(str(options["spread"])))
    return Usual.of(ratios, int(str(options.get("at_least", _AT_LEAST)))) or NEWS

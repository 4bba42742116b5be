"""Intervals for what was counted: how far a share may be off, given how little it rests on."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """The borders of a share, both between 0 and 1."""

    low: float
    high: float


def wilson(successes: int, n: int, confidence: float = 0.95) -> Interval:
    """The Wilson score interval of `successes` out of `n`, without continuity correction; (0, 1) for none.

    Raises ValueError when there are more successes than tries, or the confidence is not between 0 and 1.

    The values are those of method 3 in table I of R. G. Newcombe, Two-sided confidence intervals for the
    single proportion: comparison of seven methods, Statistics in Medicine 17 (1998), pages 857 to 872.

    >>> ["{:.4f} {:.4f}".format(*wilson(*seen)) for seen in ((81, 263), (15, 148), (0, 20), (1, 29))]
    ['0.2553 0.3662', '0.0624 0.1605', '0.0000 0.1611', '0.0061 0.1718']
    """
    if not 0 <= successes <= n:
        raise ValueError(f"no share: {successes} of {n}")
    if not 0 < confidence < 1:
        raise ValueError(f"no confidence: {confidence}")
    if n == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, doubt = successes / n, z * z / n
    middle = (share + doubt / 2) / (1 + doubt)
    reach = z * sqrt((share * (1 - share) + doubt / 4) / n) / (1 + doubt)
    # At the ends the borders are exact; rounding would leave them a hair off.
    low = 0.0 if successes == 0 else middle - reach
    high = 1.0 if successes == n else middle + reach
    return Interval(low, high)

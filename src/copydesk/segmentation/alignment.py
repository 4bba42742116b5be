"""Which stretches of a source go with which of its translation, by their lengths and the figures in them.

The method is that of Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993), with the ratio of lengths learned from the texts and a bonus for equal figures.
"""

from __future__ import annotations

import itertools
import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOVES = ((1, 1, 0.0), (1, 0, 6.0), (0, 1, 6.0), (1, 2, 2.3), (2, 1, 2.3), (2, 2, 4.4))
"""How many stretches of either side go together, and what that costs: minus the log of how rare it is."""
_VARIANCE = 6.8
"""Of the length of a translation for each character of the source; the value of the paper."""
_SHORTEST_BAND = 40
_FIGURE = re.compile(r"[0-9]+")
_FIGURE_BONUS = 1.5
_DOUBTFUL = 25.0
"""From this cost on two stretches do not go together, whatever their order."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Stretches `[start, end)` of source and target that go together; one of the two may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]

    @property
    def paired(self) -> bool:
        """Whether both sides have something."""
        return self.source[0] < self.source[1] and self.target[0] < self.target[1]


def align(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """The beads of two texts, in order; every stretch is in exactly one.

    >>> align(["今天下雨。", "共有12人。"], ["It rained today.", "There were 12 people."])
    [Bead(source=(0, 1), target=(0, 1)), Bead(source=(1, 2), target=(1, 2))]
    >>> align([], ["It rained."])
    [Bead(source=(0, 0), target=(0, 1))]
    """
    grid = _Grid(source, target)
    beads = _cheapest(grid, len(source), len(target))
    # What has no partner distorts the ratio of all; that of the pairs found is nearer the truth.
    return _cheapest(grid.with_ratio_of(beads), len(source), len(target))


def _cheapest(grid: _Grid, sources: int, targets: int) -> list[Bead]:
    cost = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for here in _band(sources, targets):
        if here not in cost:
            continue
        for more_source, more_target, price in _MOVES:
            there = (here[0] + more_source, here[1] + more_target)
            if there[0] > sources or there[1] > targets:
                continue
            reached = cost[here] + price + grid.mismatch(here, there)
            if reached < cost.get(there, math.inf):
                cost[there], came[there] = reached, here
    return list(_walk(came, (sources, targets)))


def _band(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The cells near the diagonal, so that long texts take linear time."""
    width = max(_SHORTEST_BAND, abs(rows - columns) + _SHORTEST_BAND)
    slope = columns / rows if rows else 0.0
    for row in range(rows + 1):
        middle = int(row * slope) if rows else columns // 2
        reach = width if rows else columns
        for column in range(max(0, middle - reach), min(columns, middle + reach) + 1):
            yield row, column


def _walk(came: dict[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> Iterator[Bead]:
    path = [end]
    while path[-1] in came:
        path.append(came[path[-1]])
    path.reverse()
    for (source, target), (next_source, next_target) in itertools.pairwise(path):
        yield Bead((source, next_source), (target, next_target))


class _Grid:
    """Lengths and figures of both texts, summed up so that any stretch is known at once."""

    def __init__(self, source: Sequence[str], target: Sequence[str], ratio: float | None = None) -> None:
        self._source, self._target = source, target
        self._source_lengths = _sums(source)
        self._target_lengths = _sums(target)
        self._ratio = ratio or self._target_lengths[-1] / max(self._source_lengths[-1], 1)

    def with_ratio_of(self, beads: Sequence[Bead]) -> _Grid:
        """The same with the median ratio of lengths in `beads`."""
        ratios = [
            self._between(self._target_lengths, bead.target) / length
            for bead in beads
            if bead.paired and (length := self._between(self._source_lengths, bead.source))
        ]
        return _Grid(self._source, self._target, statistics.median(ratios)) if ratios else self

    @staticmethod
    def _between(lengths: Sequence[int], stretch: tuple[int, int]) -> int:
        return lengths[stretch[1]] - lengths[stretch[0]]

    def mismatch(self, here: tuple[int, int], there: tuple[int, int]) -> float:
        """How badly the stretches between two cells fit; 0 where one side is empty."""
        if here[0] == there[0] or here[1] == there[1]:
            return 0.0
        source = self._source_lengths[there[0]] - self._source_lengths[here[0]]
        target = self._target_lengths[there[1]] - self._target_lengths[here[1]]
        expected = source * self._ratio
        spread = math.sqrt(_VARIANCE * max(expected, 1.0))
        cost = min(((target - expected) / spread) ** 2 / 2, _DOUBTFUL)
        shared = _figures(self._source[here[0] : there[0]]) & _figures(self._target[here[1] : there[1]])
        return cost - _FIGURE_BONUS * len(shared)


def _sums(texts: Sequence[str]) -> list[int]:
    sums = [0]
    for text in texts:
        sums.append(sums[-1] + len(text.strip()))
    return sums


def _figures(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(figure for text in texts for figure in _FIGURE.findall(text))

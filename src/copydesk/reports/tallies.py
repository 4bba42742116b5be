"""Counts by severity, and points per 1,000 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.model import Item, Severity

WORST_FIRST = tuple(sorted(Severity, reverse=True))
SCORED_FROM = 250
"""Target words below which a rate says more about chance than about the text."""
THIN = 30
"""Places below which a rate is shown, but greyed out."""

WEIGHTS = (
    f"Points: {', '.join(f'{severity.value} {severity.weight}' for severity in WORST_FIRST)}. "
    "A place is charged once, for its most severe finding, and a concept once a document."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each severity.

    >>> print(Tally.of([Severity.MINOR, Severity.CRITICAL, Severity.MINOR]))
    1 critical, 2 minor
    """

    critical: int = 0
    major: int = 0
    minor: int = 0
    neutral: int = 0

    @classmethod
    def of(cls, severities: Iterable[Severity]) -> Tally:
        """The tally of these severities."""
        return cls(**Counter(severity.value for severity in severities))

    def __iter__(self) -> Iterator[tuple[Severity, int]]:
        """Each severity with its number, the worst first, noughts included."""
        return ((severity, getattr(self, severity.value)) for severity in WORST_FIRST)

    def __str__(self) -> str:
        return ", ".join(f"{number:,} {severity.value}" for severity, number in self if number)

    @property
    def total(self) -> int:
        """All severities together."""
        return sum(number for _, number in self)

    @property
    def rank(self) -> tuple[int, ...]:
        """Sorts the worst first: by critical, then major, and so on."""
        return tuple(-number for _, number in self)


@dataclass(frozen=True, slots=True)
class Rate:
    """Penalty points charged for `n` places in `words` target words.

    >>> Rate(points=41, n=5, words=1000).value, Rate(points=41, n=5, words=40).value
    (41.0, None)
    """

    points: int
    n: int
    words: int

    @classmethod
    def of(cls, items: Iterable[Item], words: int) -> Rate:
        """What these items are charged: each once, and equal concepts once a document."""
        dearest: dict[tuple[str, str, str], int] = {}
        for item in items:
            lead = item.lead
            key = (lead.document, lead.concept or "", "" if lead.concept else item.id)
            dearest[key] = max(dearest.get(key, 0), lead.severity.weight)
        return cls(sum(dearest.values()), sum(map(bool, dearest.values())), words)

    @property
    def value(self) -> float | None:
        """Points per 1,000 words; None for a text too short to tell."""
        return self.points * 1000 / self.words if self.words >= SCORED_FROM else None

    @property
    def thin(self) -> bool:
        """Whether it rests on too few places to be more than a hint."""
        return self.n < THIN

    @property
    def text(self) -> str:
        """The value as it is printed; a dash where there is none."""
        return "–" if self.value is None else f"{self.value:,.1f}"

    @property
    def note(self) -> str:
        """What the rate rests on, or why there is none."""
        if self.value is None:
            return f"no rate under {SCORED_FROM} words"
        return f"{counted(self.points, 'point')}, n = {self.n:,}"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "place"), counted(1200, "place")
    ('1 place', '1,200 places')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

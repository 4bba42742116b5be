"""Ids that come from the words, so that they do not move when text elsewhere changes."""

from __future__ import annotations

import hashlib
from collections import Counter

_DIGITS = 8


class Identifiers:
    """Gives out ids for one document: a letter, 8 hex digits of SHA-256, and -2, -3 … for equal texts.

    >>> ids = Identifiers()
    >>> ids.give("s", "It rained."), ids.give("s", " It rained.")
    ('s8b38b558', 's8b38b558-2')
    """

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def give(self, letter: str, text: str) -> str:
        """The next id for `text`; outer blanks do not count."""
        name = letter + hashlib.sha256(text.strip().encode()).hexdigest()[:_DIGITS]
        self._given[name] += 1
        times = self._given[name]
        return name if times == 1 else f"{name}-{times}"

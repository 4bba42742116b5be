"""Finding many texts in one: an Aho-Corasick automaton over what the forms of each have in common.

Two libraries, each where it is best: ahocorasick_rs searches twice as fast, daachorse can be stored and is
loaded in no time. Up to `FEW` texts the first is built anew; above that the second is worth keeping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

FEW = 30_000
"""Up to so many texts an automaton is built at once: it takes 3 KB a text, and 10 microseconds."""
_ENDING = 2
"""Characters that an inflection may change at the end: community, communities."""

Tails = list[tuple[str, ...]]
"""For each stem of the automaton the keys that begin with it."""


class Automaton:
    """Finds keys in a text."""

    def __init__(self, tails: Tails, search: Callable[[str], list[tuple[int, int]]], stored: bytes) -> None:
        self.tails = tails
        self.stored = stored
        """The automaton as bytes, where it is of the kind that can be stored."""
        self._search = search

    @classmethod
    def of(cls, families: Iterable[Sequence[str]]) -> Automaton:
        """Build one for families of keys that begin alike, as inflections do."""
        tails: dict[str, tuple[str, ...]] = {}
        for stem, keys in _stems(families):
            tails[stem] = (*tails[stem], *keys) if stem in tails else tuple(keys)
        if len(tails) <= FEW:
            return cls(list(tails.values()), _fast_search(list(tails)), b"")
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return cls.restored(list(tails.values()), CharwiseDoubleArrayAhoCorasick(list(tails)).serialize())

    @classmethod
    def restored(cls, tails: Tails, stored: bytes) -> Automaton:
        """The automaton that was stored."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        find = CharwiseDoubleArrayAhoCorasick.deserialize(stored).find_overlapping
        return cls(tails, lambda text: [(number, start) for start, _, number in find(text)], stored)

    def find(self, text: str) -> list[tuple[str, int]]:
        """Every key that stands in `text`, with the offset at which it begins, overlapping ones too.

        >>> sorted(Automaton.of([["new crown", "new crowns"]]).find("a new crowns"))
        [('new crown', 2), ('new crowns', 2)]
        """
        hits = self._search(text)
        if not hits:
            return []
        found = {
            (key, start)
            for number, start in hits
            for key in self.tails[number]
            if text.startswith(key, start)
        }
        return sorted(found, key=itemgetter(1))


def _fast_search(stems: list[str]) -> Callable[[str], list[tuple[int, int]]]:
    from ahocorasick_rs import AhoCorasick, Implementation

    automaton = AhoCorasick(stems, implementation=Implementation.DFA, store_patterns=False)
    find = automaton.find_matches_as_indexes

    def search(text: str) -> list[tuple[int, int]]:
        hits = find(text, overlapping=True)
        return [(number, start) for number, start, _ in hits] if hits else []

    return search


def _stems(families: Iterable[Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """What the keys of a family have in common; a family without enough of it falls apart.

    A short stem would be hit in vain all the time.
    """
    for keys in families:
        stem = _shared(min(keys), max(keys))
        if len(stem) >= min(map(len, keys)) - _ENDING:
            yield stem, keys
        else:
            yield from ((key, (key,)) for key in keys)


def _shared(first: str, last: str) -> str:
    """The beginning that two texts have in common; of the least and the greatest of many, what all have."""
    if last.startswith(first):
        return first
    return first[: next(number for number, char in enumerate(first) if char != last[number])]

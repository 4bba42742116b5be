"""Finding many texts in one: an Aho-Corasick automaton over what the forms of each have in common.

Two libraries, each where it is best: ahocorasick_rs searches twice as fast, daachorse can be stored and is
loaded in no time. Up to `FEW` texts the first is built anew; above that the second is worth keeping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter

FEW = 30_000
"""Up to so many texts an automaton is built at once: it takes 3 KB a text, and 10 microseconds."""
_ENDING = 2
"""Characters that an inflection may change at the end: community, communities."""

Tails = list[tuple[str, ...]]
"""For each stem of the automaton the keys that begin with it."""

Hit = tuple[int, int, int]


class Automaton:
    """Finds keys in a text."""

    def __init__(self, tails: Tails, search: Callable[[str], list[Hit]], stored: bytes = b"") -> None:
        self.tails = tails
        self.stored = stored
        """The automaton as bytes, where it is of the kind that can be stored."""
        self.search = search
        """The stems in a text, as the library gives them: empty when no key stands there."""

    @classmethod
    def of(cls, families: Iterable[Sequence[str]]) -> Automaton:
        """Build one for families of keys that begin alike, as inflections do."""
        by_stem: dict[str, tuple[str, ...]] = {}
        for stem, keys in _stems(families):
            by_stem[stem] = (*by_stem[stem], *keys) if stem in by_stem else tuple(keys)
        stems, tails = list(by_stem), list(by_stem.values())
        if len(stems) > FEW:
            from daachorse import CharwiseDoubleArrayAhoCorasick

            return cls.restored(tails, CharwiseDoubleArrayAhoCorasick(stems).serialize())
        from ahocorasick_rs import AhoCorasick, Implementation

        automaton = AhoCorasick(stems, implementation=Implementation.DFA, store_patterns=False)
        return cls(tails, partial(automaton.find_matches_as_indexes, overlapping=True))

    @classmethod
    def restored(cls, tails: Tails, stored: bytes) -> Automaton:
        """The automaton that was stored."""
        from daachorse import CharwiseDoubleArrayAhoCorasick

        return cls(tails, CharwiseDoubleArrayAhoCorasick.deserialize(stored).find_overlapping, stored)

    def ends(self, text: str) -> list[int]:
        """Where the stems in `text` end, in order.

        >>> Automaton.of([["crown"], ["new crown"], ["wave"]]).ends("a new crown wave")
        [11, 11, 16]
        """
        end = 1 if self.stored else 2
        return [hit[end] for hit in self.search(text)]

    def find(self, text: str) -> list[tuple[str, int]]:
        """Every key that stands in `text`, with the offset at which it begins, overlapping ones too.

        >>> sorted(Automaton.of([["new crown", "new crowns"]]).find("a new crowns"))
        [('new crown', 2), ('new crowns', 2)]
        """
        number, start = (2, 0) if self.stored else (0, 1)  # each library has its own order
        found = {
            (key, hit[start])
            for hit in self.search(text)
            for key in self.tails[hit[number]]
            if text.startswith(key, hit[start])
        }
        return sorted(found, key=itemgetter(1, 0))


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

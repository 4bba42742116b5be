"""Finding many texts in one: an Aho-Corasick automaton over what the forms of each have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import ahocorasick_rs

_ENDING = 2
"""Characters that an inflection may change at the end: community, communities."""


class Automaton:
    """Finds the keys of a mapping in a text. `families` are keys that begin alike, as inflections do."""

    def __init__(self, families: Iterable[Sequence[str]]) -> None:
        tails: dict[str, set[str]] = {}
        for stem, keys in _stems(families):
            tails.setdefault(stem, set()).update(keys)
        self._tails = [_by_length(keys) for keys in tails.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(tails), store_patterns=False) if tails else None

    def find(self, text: str) -> list[tuple[str, int]]:
        """Every key that stands in `text`, with the offset at which it begins, overlapping ones too.

        >>> sorted(Automaton([["new crown", "new crowns"]]).find("a new crowns"))
        [('new crown', 2), ('new crowns', 2)]
        """
        if self._automaton is None:
            return []
        return [
            (text[start : start + length], start)
            for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)
            for length, keys in self._tails[number]
            if text[start : start + length] in keys
        ]


def _by_length(keys: Iterable[str]) -> list[tuple[int, set[str]]]:
    """The keys by their length, so that many are looked up as fast as few."""
    lengths: dict[int, set[str]] = {}
    for key in keys:
        lengths.setdefault(len(key), set()).add(key)
    return list(lengths.items())


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
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((number for number, (a, b) in pairs if a != b), min(len(first), len(last)))]

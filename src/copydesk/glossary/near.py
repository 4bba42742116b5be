"""Words that resemble a rendering without being it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.model import Span
from copydesk.text import lexicon
from copydesk.text.folding import fold

_WORD = re.compile(r"\w+(?:'\w+)?")
_PARTING = re.compile(r"[^\w\s'-]")
_FUNCTION_WORDS = frozenset((
    "a", "an", "the", "of", "for", "with", "in", "on", "to", "and", "or", "by", "from", "at", "as", "its",
    "their", "s", "is", "are", "be", "that", "this",
))  # fmt: skip
_SLACK = 2
"""Words that a resembling stretch may be longer or shorter than the rendering."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its dictionary form and where it stands in the original."""

    lemma: str
    folded: str
    span: Span
    parted: bool = False
    """Whether a comma, stop or bracket stands before it."""

    @property
    def is_content(self) -> bool:
        """Whether it carries meaning of its own."""
        return self.lemma not in _FUNCTION_WORDS


def words(text: str) -> list[Word]:
    """The words of a text.

    >>> [word.lemma for word in words("Building communities")]
    ['building', 'community']
    """
    folded = fold(text)
    found, end = [], 0
    for match in _WORD.finditer(folded.text):
        parted = _PARTING.search(folded.text, end, match.start()) is not None
        found.append(Word(_lemma(match.group()), match.group(), folded.span(*match.span()), parted))
        end = match.end()
    return found


def _lemma(word: str) -> str:
    return lexicon.singular(word.removesuffix("'s"))


def nearest(text: str, renderings: Iterable[str], least: float = 0.5) -> Span | None:
    """The stretch of `text` that shares most with one of the renderings; None when none shares enough.

    The measure is Dice's coefficient over content words; the first of the shortest stretches wins.

    >>> text = "They met under the 92 Consensus."
    >>> nearest(text, ["1992 Consensus"])
    Span(start=19, end=31)
    """
    here = words(text)
    best: tuple[float, int, Span] | None = None
    for rendering in renderings:
        wanted = Counter(word.lemma for word in words(rendering) if word.is_content)
        for stretch in _stretches(here, wanted):
            found = Counter(word.lemma for word in stretch if word.is_content)
            score = 2 * (found & wanted).total() / (found.total() + wanted.total())
            span = Span(stretch[0].span.start, stretch[-1].span.end)
            candidate = (-score, len(span), span)
            if score >= least and (best is None or candidate < best):
                best = candidate
    return best[2] if best else None


def _stretches(here: list[Word], wanted: Counter[str]) -> Iterator[list[Word]]:
    """Stretches that hold a wanted word and have about as many content words as the rendering."""
    size = wanted.total()
    for start, first in enumerate(here):
        if not first.is_content:
            continue
        content, hit = 0, False
        for end in range(start, min(len(here), start + 2 * size + _SLACK)):
            if end > start and here[end].parted:
                break
            content += here[end].is_content
            hit = hit or here[end].lemma in wanted
            if content == size and hit and here[end].is_content:
                yield here[start : end + 1]
            if content > size:
                break


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A stretch of a text that all but equals a rendering."""

    span: Span
    rendering: str
    concept: str


class NearIndex:
    """The renderings of a glossary by their content words, for finding near misses of any of them."""

    FEWEST = 3
    """Content words that a rendering needs; two that stand together by chance resemble too much."""

    def __init__(self, renderings: Iterable[tuple[str, str]]) -> None:
        """Take (rendering, concept id) pairs."""
        self._renderings: list[tuple[str, str, list[Word], Counter[str]]] = []
        self._by_word: dict[str, list[int]] = {}
        seen = set()
        for rendering, concept in renderings:
            parsed = words(rendering)
            content = Counter(word.lemma for word in parsed if word.is_content)
            if len(content) < self.FEWEST or rendering in seen:
                continue
            seen.add(rendering)
            for lemma in content:
                self._by_word.setdefault(lemma, []).append(len(self._renderings))
            self._renderings.append((rendering, concept, parsed, content))

    def find(self, text: str) -> Iterator[NearMiss]:
        """The near misses in `text`: same content words in another order or form, or other small words.

        One of them may stand twice. Of long renderings (four content words or more) one content word may be
        missing or extra.
        """
        here = words(text)
        hits: Counter[int] = Counter()
        for lemma in {word.lemma for word in here if word.is_content}:
            hits.update(self._by_word.get(lemma, ()))
        for number, shared in sorted(hits.items()):
            rendering, concept, parsed, content = self._renderings[number]
            if shared >= min(self.FEWEST, len(content)):
                yield from (NearMiss(span, rendering, concept) for span in _near_spans(here, parsed, content))


def _near_spans(here: list[Word], parsed: list[Word], content: Counter[str]) -> Iterator[Span]:
    position = 0
    while position < len(here):
        size = _near_size(here, position, parsed, content) if here[position].lemma in content else 0
        if size:
            yield Span(here[position].span.start, here[position + size - 1].span.end)
        position += size or 1


def _near_size(here: list[Word], start: int, parsed: list[Word], content: Counter[str]) -> int:
    """How many words from `start` on all but equal the rendering; 0 when they do not."""
    may_differ = len(content) > NearIndex.FEWEST
    for size in range(len(parsed) + 1, max(len(parsed) - _SLACK, 1), -1):
        stretch = here[start : start + size]
        if len(stretch) < size or not stretch[-1].is_content or any(word.parted for word in stretch[1:]):
            continue
        found = Counter(word.lemma for word in stretch if word.is_content)
        missing, extra = (content - found).total(), sum(n for word, n in found.items() if word not in content)
        if missing + extra <= may_differ and [w.folded for w in stretch] != [w.folded for w in parsed]:
            return size
    return 0

"""What editors wrote instead: phrase pairs from the machine's words and the final ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from copydesk.glossary.near import Word
from copydesk.glossary.near import words as words_of
from copydesk.model import Span
from copydesk.text import lexicon

LONGEST = 8
"""Words of a phrase; what is longer was written anew."""
_ALIKE = 0.4
"""Share of a segment's words that must have stayed; of others nothing can be learnt."""
_ARTICLES = frozenset(("a", "an", "the"))
_LATIN = re.compile(r"[0-9a-z\u00df-\u024f']+$")
_BORDER = re.compile(r"[.;:!?()\[\]—]")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Words of the machine and what stands in their place, as they are written; `span` is the machine's."""

    wrong: str
    right: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts as words, with a stretch of them."""

    text: str
    words: tuple[Word, ...]
    start: int = 0
    end: int = 0

    def of(self, start: int, end: int) -> _Side:
        return _Side(self.text, self.words, start, end)

    @property
    def stretch(self) -> tuple[Word, ...]:
        return self.words[self.start : self.end]

    @property
    def folded(self) -> list[str]:
        """All words, folded."""
        return [word.folded for word in self.words]

    @property
    def span(self) -> Span:
        """Where the stretch stands."""
        return Span(self.stretch[0].span.start, self.stretch[-1].span.end)

    @property
    def phrase(self) -> str:
        """The stretch as it is written, blanks single."""
        return " ".join(self.text[self.span.start : self.span.end].split())

    def whole(self) -> bool:
        """Whether no stop or bracket stands inside."""
        return all(self.linked(number) for number in range(self.start + 1, self.end))

    def linked(self, number: int) -> bool:
        """Whether a word and the one before it belong to the same clause."""
        if not 0 < number < len(self.words):
            return False
        return not _BORDER.search(self.text[self.words[number - 1].span.end : self.words[number].span.start])


def rewrites(machine: str, final: str) -> Iterator[Rewrite]:
    """The phrase pairs of a segment: every change alone, and neighbours together.

    Two changes are neighbours when only function words stand between them. Phrases begin and end with words
    of meaning, unchanged ones where need be; articles before them are left out. A single word also comes with
    its unchanged neighbour, which may be what makes it wrong. Changes of figures, capitals and inflection
    alone are none, nor are mere additions.

    >>> found = rewrites("They build a health and health community.", "They build a health community.")
    >>> [(rewrite.wrong, rewrite.right) for rewrite in found]
    [('health and health community', 'health community')]
    """
    old, new = _Side(machine, tuple(words_of(machine))), _Side(final, tuple(words_of(final)))
    if Levenshtein.normalized_similarity(old.folded, new.folded) < _ALIKE:
        return
    found = dict.fromkeys(
        Rewrite(one.phrase, other.phrase, one.span)
        for stretch in _stretches(old, new, _changes(old, new))
        for one, other in _phrases(*stretch)
        if _is_wording(one, other)
    )
    yield from found


Change = tuple[int, int, int, int]
"""First and last border of the words on either side."""


def _changes(old: _Side, new: _Side) -> list[Change]:
    """The stretches that differ; edits that touch within a clause are one."""
    found: list[Change] = []
    for edit in Levenshtein.editops(old.folded, new.folded):
        start, end = edit.src_pos, edit.src_pos + (edit.tag != "insert")
        other_start, other_end = edit.dest_pos, edit.dest_pos + (edit.tag != "delete")
        touches = found and (found[-1][1], found[-1][3]) == (start, other_start)
        if touches and (old.linked(start) or new.linked(other_start)):
            earlier = found.pop()
            start, other_start = earlier[0], earlier[2]
        found.append((start, end, other_start, other_end))
    return found


def _stretches(old: _Side, new: _Side, changes: list[Change]) -> Iterator[tuple[_Side, _Side]]:
    for first in range(len(changes)):
        for last in range(first, len(changes)):
            chain = changes[first : last + 1]
            between = (old.words[before[1] : after[0]] for before, after in pairwise(chain))
            if any(word.is_content for words in between for word in words):
                break
            yield old.of(chain[0][0], chain[-1][1]), new.of(chain[0][2], chain[-1][3])


def _phrases(old: _Side, new: _Side) -> Iterator[tuple[_Side, _Side]]:
    """What a stretch may amount to: with the words that hold it together, or without those at its ends."""
    inner = _trimmed(old), _trimmed(new)
    pairs = [
        _whole_phrases(old, new),
        _whole_phrases(*inner) if all(side.stretch for side in inner) else None,
    ]
    for pair in filter(None, pairs):
        yield pair
        if len(pair[0].stretch) == 1:
            yield _with_neighbour(*pair)


def _trimmed(side: _Side) -> _Side:
    """The stretch from its first content word to its last; empty without one."""
    content = [number for number in range(side.start, side.end) if side.words[number].is_content]
    return side.of(content[0], content[-1] + 1) if content else side.of(side.start, side.start)


def _with_neighbour(old: _Side, new: _Side) -> tuple[_Side, _Side]:
    """Both with the content word that follows, else with the one before; the same where there is none."""
    for after in (True, False):
        wider = _longer(old, new, after=after)
        if wider != (old, new) and all(word.is_content for word in wider[0].stretch):
            return wider
    return old, new


def _whole_phrases(old: _Side, new: _Side) -> tuple[_Side, _Side] | None:
    """Both stretches from content word to content word; None when the clause has none to offer."""
    old, new = _without_article(old), _without_article(new)
    if not old.stretch or not new.stretch:
        # Something was only added or taken out: the words that follow tell to what.
        old, new = _longer(old, new, after=True)
    while _hangs(old.stretch[-1:], new.stretch[-1:]) and len(old.stretch) <= LONGEST:
        wider = _longer(old, new, after=True)
        if wider == (old, new):
            return None
        old, new = wider
    while _hangs(old.stretch[:1], new.stretch[:1]) and len(old.stretch) <= LONGEST:
        wider = _longer(old, new, after=False)
        if wider == (old, new):
            return None
        old, new = wider
    fits = max(len(old.stretch), len(new.stretch)) <= LONGEST and old.whole() and new.whole()
    return (old, new) if fits else None


def _without_article(side: _Side) -> _Side:
    first = side.stretch[:1]
    return side.of(side.start + 1, side.end) if first and first[0].folded in _ARTICLES else side


def _hangs(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether either end is missing or a function word."""
    return not (one and other and one[0].is_content and other[0].is_content)


def _longer(old: _Side, new: _Side, *, after: bool) -> tuple[_Side, _Side]:
    """Both with one more unchanged word; the same where the clause or what is unchanged ends."""
    if after:
        grown = old.of(old.start, old.end + 1), new.of(new.start, new.end + 1)
        may = old.linked(old.end) and new.linked(new.end)
        same = may and old.words[old.end].folded == new.words[new.end].folded
    else:
        grown = old.of(old.start - 1, old.end), new.of(new.start - 1, new.end)
        may = old.linked(old.start) and new.linked(new.start)
        same = may and old.words[old.start - 1].folded == new.words[new.start - 1].folded
    return grown if same else (old, new)


def _is_wording(old: _Side, new: _Side) -> bool:
    """Whether the two differ in more than figures, letters, inflection or added words."""
    one, other = ([word.folded for word in side.stretch] for side in (old, new))
    added = f" {' '.join(one)} " in f" {' '.join(other)} "
    figures = all(word.isdigit() or len(word) == 1 for word in set(one) ^ set(other))
    inflected = any(_bases(one, kind) == _bases(other, kind) for kind in ("NOUN", "VERB"))
    return _has_meaning(old) and _has_meaning(new) and not (figures or inflected or added)


def _has_meaning(side: _Side) -> bool:
    """Whether it holds a longer word of Latin letters that is no auxiliary, and no word of other letters."""
    words = [word.folded for word in side.stretch if word.is_content and not word.folded.isdigit()]
    return any(len(word) > 1 and "AUX" not in lexicon.word_classes(word) for word in words) and all(
        word.isascii() or _LATIN.match(word) for word in words
    )


def _bases(words: list[str], kind: str) -> list[str]:
    return [lexicon.lemma(word, kind) for word in words]

"""New terms from what editors changed: machine text beside the final one, segment by segment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from copydesk.glossary.entries import Standing
from copydesk.glossary.forms import Number, parse
from copydesk.glossary.index import Index
from copydesk.glossary.rewrites import Rewrite, rewrites
from copydesk.glossary.suggestions import Example, Known, Suggestion, Support, new_concept_id
from copydesk.model import Concept, Lifecycle, Span, Status, Term
from copydesk.text import lexicon
from copydesk.text.folding import fold
from copydesk.text.quotations import in_quotes

_SURE = 2 / 3
"""From this share of its places on, what editors changed is wrong; below, it may be right elsewhere."""
_SELDOM = 1 / 5
"""Below this share editors changed the sentence, not the term."""
_EXAMPLES = 3
_RIGHT = (Status.PREFERRED, Status.ADMITTED)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment as the machine wrote it and as it was printed."""

    document: str
    segment: str
    machine: str
    final: str


Words = tuple[str, str]
"""Folded words of the machine, and folded final words."""


@dataclass(slots=True)
class _Change:
    """One wording that editors put in place of another, with the places where they did.

    `stands` counts, by document, how often the machine's words stand in all texts, in any form.
    """

    wrong: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)
    stands: Counter[str] = field(default_factory=Counter)

    @property
    def times(self) -> int:
        return len(self.examples)

    @property
    def share(self) -> float:
        return self.times / max(self.stands.total(), self.times)

    @property
    def sure(self) -> bool:
        return self.share >= _SURE

    @property
    def wording(self) -> Words:
        """Both sides as they are written most."""
        return _most_used(self.wrong), _most_used(self.right)

    @property
    def support(self) -> Support:
        documents = {example.document for example in self.examples}
        return Support(
            self.times,
            max(self.stands.total(), self.times),
            len(documents),
            len(documents | self.stands.keys()),
            tuple(self.examples[:_EXAMPLES]),
        )


def suggest(
    pairs: Sequence[Pair], concepts: Sequence[Concept], language: str = "en", least: int = 2
) -> list[Suggestion]:
    """What editors changed at least `least` times, the best supported first.

    A new wrong rendering goes to the concept that has the editors' words, else to a new one. Where the
    machine wrote a listed term and editors write something that is not listed, that is proposed as admitted.
    What a glossary lists already, in any form and with any status, *refused* included, is not proposed.
    """
    known = Known(concepts, language)
    changes = _changes(pairs, Index(concepts, language), least)
    _count(changes, pairs, language)
    best: dict[str, Suggestion] = {}
    rights: set[str] = set()
    for words in _telling(changes):
        suggestion = _suggestion(changes[words], known, language)
        # Of "A for B" and "B for A" only the more frequent can be right.
        if suggestion is not None and words[0] not in rights and words[1] not in best:
            best.setdefault(known.key(suggestion.term.text), suggestion)
            rights.add(words[1])
    return sorted(best.values(), key=lambda one: one.rank)


def _changes(pairs: Iterable[Pair], index: Index, least: int) -> dict[Words, _Change]:
    changes: defaultdict[Words, _Change] = defaultdict(_Change)
    for pair in pairs:
        if pair.machine == pair.final:
            continue
        settled = list(_settled(pair, index))
        for rewrite in rewrites(pair.machine, pair.final):
            if not any(rewrite.span.overlaps(span) for span in settled):
                wrong, right = _as_listed(rewrite)
                change = changes[_key(wrong), _key(right)]
                change.wrong[_without_capital(wrong, pair.machine)] += 1
                change.right[_without_capital(right, pair.final)] += 1
                change.examples.append(Example(pair.document, pair.segment, rewrite.wrong, rewrite.right))
    return {words: change for words, change in changes.items() if change.times >= least}


def _settled(pair: Pair, index: Index) -> Iterator[Span]:
    """Where the glossary would have said the same as the editor."""
    right = {found.concept.id for found in index.find(pair.final) if found.standing is Standing.RIGHT}
    for found in index.find(pair.machine):
        if found.standing is not Standing.RIGHT and found.concept.id in right:
            yield found.span


def _as_listed(rewrite: Rewrite) -> Words:
    """Both sides in the singular, when both are plural: that is how a glossary lists them."""
    wrong, right = parse(rewrite.wrong), parse(rewrite.right)
    if wrong.number is right.number is Number.PLURAL:
        one, other = wrong.with_number(Number.SINGULAR), right.with_number(Number.SINGULAR)
        if one and other:
            return one.text, other.text
    return rewrite.wrong, rewrite.right


def _without_capital(phrase: str, text: str) -> str:
    """The phrase without the capital that only its place at the head of the segment gives it."""
    first = phrase.partition(" ")[0]
    plain = first.istitle() and not lexicon.is_name(first) and text.lstrip(" “\"'‘").startswith(first)
    return phrase[:1].lower() + phrase[1:] if plain else phrase


def _key(text: str) -> str:
    return fold(text).text.strip()


def _most_used(written: Counter[str]) -> str:
    return min(written, key=lambda text: (-written[text], text))


def _count(changes: Mapping[Words, _Change], pairs: Iterable[Pair], language: str) -> None:
    """Count where the machine's words of each change stand, changed or not."""
    wanted = sorted({wrong for wrong, _ in changes})
    index = Index((Concept(words, (Term(words, Status.DEPRECATED, language),)) for words in wanted), language)
    stands: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for reading in index.readings(pair.machine):
            stands[reading.concept.id][pair.document] += 1
    for (wrong, _), change in changes.items():
        change.stands = stands[wrong]


def _telling(changes: Mapping[Words, _Change]) -> Iterator[Words]:
    """The changes that say something of a term, and say it best; the most frequent first."""
    by_word: defaultdict[str, list[Words]] = defaultdict(list)
    for words in changes:
        for word in words[0].split():
            by_word[word].append(words)
    for words, change in sorted(changes.items(), key=lambda entry: (-entry[1].times, entry[0])):
        rivals = {rival for word in words[0].split() for rival in by_word[word]}
        if change.share >= _SELDOM and not any(_says_it_better(one, words, changes) for one in rivals):
            yield words


def _says_it_better(other: Words, words: Words, changes: Mapping[Words, _Change]) -> bool:
    """Whether a longer or a shorter change makes this one needless.

    A longer one does when it has all the support, or when the shorter words are often left alone; else the
    shorter one does.
    """
    rival, change = changes[other], changes[words]
    if other == words:
        return False
    if _within(words, other):
        return rival.times == change.times or (rival.sure and not change.sure)
    return _within(other, words) and rival.times > change.times and rival.sure


def _within(inner: Words, outer: Words) -> bool:
    return all(f" {one} " in f" {other} " for one, other in zip(inner, outer, strict=True))


def _suggestion(change: _Change, known: Known, language: str) -> Suggestion | None:
    """What a change amounts to; None when the glossary knows it, or has turned it down."""
    wrong, right = change.wording
    replaced, written = known.listed(wrong), known.listed(right)
    if replaced:
        owner = next((concept for concept, term in replaced if _counts(concept, term)), None)
        if owner is None or written:
            return None
        term = Term(right, Status.PROPOSED, language)
        return _proposed(owner.id, term, Status.ADMITTED, f"editors write it for {in_quotes(wrong)}", change)
    accepted = next(((c, t) for c, t in written if t.status in _RIGHT and _counts(c, t)), None)
    if written and accepted is None:
        return None
    term = Term(wrong, Status.PROPOSED, language)
    owner_id = new_concept_id(right)
    if accepted is not None:
        owner_id = accepted[0].id
        if accepted[1].status is not Status.PREFERRED:
            term = replace(term, replacement=accepted[1].text)
    status = Status.DEPRECATED if change.sure else Status.AMBIGUOUS
    return _proposed(owner_id, term, status, f"editors write {in_quotes(right)} instead", change)


def _counts(concept: Concept, term: Term) -> bool:
    return concept.lifecycle is not Lifecycle.RETIRED and term.status is not Status.REFUSED


def _proposed(concept: str, term: Term, status: Status, said: str, change: _Change) -> Suggestion:
    support = change.support
    written = replace(term, proposed_as=status.value, evidence=f"{said}, {support}")
    return Suggestion(concept, written, change.wording[1], support)

"""How a glossary is used: where its terms stand in texts, and what editors said to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.glossary.index import Rendering
from copydesk.model import Concept, Lifecycle, Status, Term
from copydesk.stats import Interval, wilson
from copydesk.text.excerpts import Excerpt

SAMPLES = 3
"""Hits of a term that are kept to be shown, from as many documents as there are."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What editors said to findings about a concept; `edited`: a fault, but they wrote something else."""

    accepted: int = 0
    edited: int = 0
    dismissed: int = 0

    def __add__(self, other: Verdicts) -> Verdicts:
        return Verdicts(
            self.accepted + other.accepted, self.edited + other.edited, self.dismissed + other.dismissed
        )

    @property
    def n(self) -> int:
        """All findings that editors decided about."""
        return self.accepted + self.edited + self.dismissed

    @property
    def accepted_share(self) -> Interval:
        """The 95 % interval of the share that was accepted as it was."""
        return wilson(self.accepted, self.n)

    @property
    def dismissed_share(self) -> Interval:
        """The 95 % interval of the share that was dismissed."""
        return wilson(self.dismissed, self.n)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in which a term stands."""

    document: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term with its hits."""

    term: Term
    hits: int
    documents: int
    samples: tuple[Hit, ...]
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class ConceptUse:
    """A concept with the use of its terms, those of the target language first.

    `hits` and `documents` are those of target terms, `source_hits` of source terms. `verdicts` are about the
    whole concept: some findings name it that are about none of its terms.
    """

    concept: Concept
    terms: tuple[TermUse, ...]
    source_terms: tuple[TermUse, ...]
    documents: int
    verdicts: Verdicts

    @property
    def hits(self) -> int:
        """How often a rendering of it stands in the texts."""
        return sum(term.hits for term in self.terms)

    @property
    def source_hits(self) -> int:
        """How often one of its source terms stands in the sources."""
        return sum(term.hits for term in self.source_terms)

    @property
    def counts(self) -> bool:
        """Whether it can be hit at all: a retired concept is never looked for."""
        return self.concept.lifecycle is not Lifecycle.RETIRED

    @property
    def never_hit(self) -> bool:
        """Whether it is looked for in vain."""
        return self.counts and not self.hits and not self.source_hits


@dataclass(frozen=True, slots=True)
class Usage:
    """The use of a whole glossary, in its own order, over so many documents."""

    concepts: tuple[ConceptUse, ...]
    documents: int
    words: int

    @property
    def hit(self) -> tuple[ConceptUse, ...]:
        """The concepts that stand in the texts or their sources, the most frequent first."""
        found = (use for use in self.concepts if use.hits or use.source_hits)
        return tuple(sorted(found, key=lambda use: (-use.hits, -use.source_hits, use.concept.id)))

    @property
    def never_hit(self) -> tuple[ConceptUse, ...]:
        """The concepts that were looked for in vain; none when there was nothing to look in."""
        return tuple(use for use in self.concepts if use.never_hit) if self.documents else ()

    @property
    def verdicts(self) -> Verdicts:
        """What editors said, all concepts together."""
        return sum((use.verdicts for use in self.concepts), Verdicts())


Key = tuple[str, str, str, Status]
"""A term in its glossary: concept, language, text, status."""


class Census:
    """Counts terms as they are met, text after text."""

    def __init__(self) -> None:
        self._hits: Counter[Key] = Counter()
        self._documents: defaultdict[Key, set[str]] = defaultdict(set)
        # The first hits of the first documents, and others of these: a new document tells more.
        self._samples: defaultdict[Key, tuple[list[Hit], list[Hit]]] = defaultdict(lambda: ([], []))
        self._verdicts: defaultdict[Key, Verdicts] = defaultdict(Verdicts)
        self._about: defaultdict[str, Verdicts] = defaultdict(Verdicts)
        self._texts: set[str] = set()
        self._words = 0

    def read(self, document: str, words: int) -> None:
        """Take note of a document that is looked through."""
        self._texts.add(document)
        self._words += words

    def meet(self, rendering: Rendering, hit: Hit) -> None:
        """Count a term that stands in a document."""
        key = _key(rendering.concept.id, rendering.term)
        self._hits[key] += 1
        again = hit.document in self._documents[key]
        samples = self._samples[key][again]
        if len(samples) < SAMPLES:
            samples.append(hit)
        self._documents[key].add(hit.document)

    def judge(self, concept: str, term: Term | None, verdicts: Verdicts) -> None:
        """Count what editors said to a finding about a concept, and about which of its terms."""
        self._about[concept] += verdicts
        if term is not None:
            self._verdicts[_key(concept, term)] += verdicts

    def usage(self, concepts: Iterable[Concept], target: str) -> Usage:
        """What was counted, for every concept of the glossary; `target` is the target language."""
        uses = tuple(self._use(concept, target.partition("-")[0]) for concept in concepts)
        return Usage(uses, len(self._texts), self._words)

    def _use(self, concept: Concept, target: str) -> ConceptUse:
        uses = [
            (term.language.partition("-")[0] == target, self._term(concept, term)) for term in concept.terms
        ]
        documents = set().union(
            *(self._documents.get(_key(concept.id, use.term), ()) for here, use in uses if here)
        )
        return ConceptUse(
            concept,
            tuple(use for here, use in uses if here),
            tuple(use for here, use in uses if not here),
            len(documents),
            self._about.get(concept.id, Verdicts()),
        )

    def _term(self, concept: Concept, term: Term) -> TermUse:
        key = _key(concept.id, term)
        firsts, others = self._samples.get(key, ([], []))
        return TermUse(
            term,
            self._hits[key],
            len(self._documents.get(key, ())),
            tuple((firsts + others)[:SAMPLES]),
            self._verdicts.get(key, Verdicts()),
        )


def _key(concept: str, term: Term) -> Key:
    return concept, term.language, term.text, term.status

"""What a glossary's keeper is to decide, with what each decision would do to a corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.engine.glossaries import Layers
from copydesk.glossary.approval import apply_verdicts
from copydesk.glossary.index import Index, Rendering, Setting
from copydesk.glossary.pending import Corpus, Docket, Pending, Sightings, pending
from copydesk.glossary.verdicts import Decision, Verdict
from copydesk.model import Concept, Document, Segment, Span, Status
from copydesk.text.excerpts import Excerpt, excerpt

_EXAMPLES = 3
_REACH = 60
"""Code points of an example on either side of the term."""

Row = tuple[Pending, Sightings | None]


def make_docket(layers: Layers, config: Config, documents: Sequence[Document] | None = None) -> Docket:
    """All proposals of the glossary; with documents, also where they stand there and what approval would add.

    Concepts that would add most stand first, within one its preferred term. Raises GlossaryError when an
    expression of an entry takes too long.
    """
    waiting = pending(layers.concepts)
    if documents is None:
        rows: list[Row] = [(row, None) for row in waiting]
        corpus = None
    else:
        seen = _look(waiting, documents, config)
        impact = _Impact(config, layers.concepts)
        rows = []
        for row in waiting:
            touched = _touched(row, waiting, seen, config.languages.target)
            rows.append((row, _sightings(seen[row.id], impact.of(row, touched))))
        corpus = Corpus(len(documents), sum(document.words for document in documents))
    language = config.languages.target
    return Docket(tuple(_in_order(rows, language)), layers.digest, language, corpus)


def _in_order(rows: Iterable[Row], language: str) -> Iterator[Row]:
    by_concept: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_concept[row[0].concept.id].append(row)
    for _, members in sorted(by_concept.items(), key=lambda pair: (*_weight(pair[1]), pair[0])):
        yield from sorted(members, key=lambda row: _rank(row[0], language))


def _weight(rows: Iterable[Row]) -> tuple[int, int]:
    seen = [sightings for _, sightings in rows if sightings]
    return -sum(s.added for s in seen), -sum(s.hits for s in seen)


def _rank(row: Pending, language: str) -> tuple[bool, int, str, str]:
    term = row.term
    return term.language != language, list(Status).index(term.status), term.text, row.id


@dataclass(slots=True)
class _Seen:
    """The places of one term, as they are found."""

    hits: int = 0
    documents: list[Document] = field(default_factory=list)
    examples: dict[str, tuple[str, Excerpt]] = field(default_factory=dict)

    def add(self, document: Document, text: str, span: Span) -> None:
        self.hits += 1
        if not self.documents or self.documents[-1] is not document:
            self.documents.append(document)
        if len(self.examples) < _EXAMPLES:
            around = excerpt(text, span, _REACH)
            self.examples.setdefault(str(around), (document.name, around))


def _sightings(seen: _Seen, added: int) -> Sightings:
    return Sightings(seen.hits, len(seen.documents), tuple(seen.examples.values()), added)


def _touched(
    row: Pending, waiting: Iterable[Pending], seen: Mapping[str, _Seen], language: str
) -> list[Document]:
    """The documents in which its approval can change anything; with a new concept all its terms count."""
    if row.leader(language) != row:
        return seen[row.id].documents
    fellows = (other for other in waiting if other.concept.id == row.concept.id)
    return list(
        {id(document): document for other in fellows for document in seen[other.id].documents}.values()
    )


def _look(waiting: Iterable[Pending], documents: Iterable[Document], config: Config) -> dict[str, _Seen]:
    """Where the terms stand, each for itself: whether another one hides it is for the impact to say."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    alone = [Concept(p.id, (replace(p.term, status=Status.DEPRECATED),)) for p in waiting]
    targets = Index(alone, config.languages.target)
    sources = Index(alone, config.languages.source)
    for document in documents:
        for segment, setting in _segments(document):
            for text, index in ((segment.target, targets), (segment.source or "", sources)):
                for name, span in _places(index.readings(text, setting)):
                    seen[name].add(document, text, span)
    return seen


def _segments(document: Document) -> Iterator[tuple[Segment, Setting]]:
    for unit in document.units:
        for segment in unit.segments:
            yield segment, Setting(unit.role, document.attributes)


def _places(readings: Iterable[Rendering]) -> list[tuple[str, Span]]:
    """Each place of a term once, in whichever of its forms."""
    places = {(reading.concept.id, reading.span) for reading in readings}
    return sorted(places, key=lambda place: (place[1], place[0]))


class _Impact:
    """How many findings an approval adds to documents."""

    def __init__(self, config: Config, concepts: Sequence[Concept]) -> None:
        self._config = config
        self._concepts = concepts
        self._now = _Reader(Checker(config, concepts))

    def of(self, row: Pending, documents: Sequence[Document]) -> int:
        """The findings that come with the term; once its concept is in force, where that is proposed too."""
        if not documents:
            return 0
        before, after = self._now, self._with((row, Decision.APPROVE))
        leader = row.leader(self._config.languages.target)
        if leader and leader != row:
            before = self._with((leader, Decision.APPROVE), (row, Decision.REFUSE))
            after = self._with((leader, Decision.APPROVE), (row, Decision.APPROVE))
        return sum(len(after.found(document) - before.found(document)) for document in documents)

    def _with(self, *decided: tuple[Pending, Decision]) -> _Reader:
        verdicts = [
            Verdict(p.concept.id, p.term.language, p.term.text, p.digest, decision, p.as_what)
            for p, decision in decided
        ]
        changed, _ = apply_verdicts(self._concepts, verdicts, self._config.languages.target)
        return _Reader(Checker(self._config, changed))


class _Reader:
    """Reads each document once."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._found: dict[int, set[tuple[object, ...]]] = {}

    def found(self, document: Document) -> set[tuple[object, ...]]:
        """The findings in a document, by what makes them the same under another glossary."""
        if id(document) not in self._found:
            findings = self._checker.check(document).findings
            self._found[id(document)] = {(each.check, each.concept, each.place) for each in findings}
        return self._found[id(document)]

"""Checking one document: the selected checks over a glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from copydesk.checks.api import Context
from copydesk.config import Config
from copydesk.engine.collector import paused
from copydesk.engine.identity import findings
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Index
from copydesk.glossary.near import NearIndex
from copydesk.model import Concept, Document, Finding, Lifecycle, Match, Span
from copydesk.text.protected import protected_spans
from copydesk.text.running import RunningText

NEEDS_SOURCE = "needs the source"


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one document gave.

    `not_run` names the checks that could not run and why; `proposed` counts, by concept, renderings that
    nobody has approved yet: they are shown to the glossary's keeper only.
    """

    document: Document
    findings: tuple[Finding, ...]
    not_run: tuple[tuple[str, str], ...]
    proposed: Counter[str]


class Checker:
    """A configuration and a glossary, ready to check documents."""

    def __init__(self, config: Config, concepts: Iterable[Concept]) -> None:
        self._config = config
        self._selected = config.selected()
        self._concepts = concepts if isinstance(concepts, Sequence) else tuple(concepts)
        self._off = frozenset(config.glossary.domains_off)
        with paused():
            self._index = Index(self._concepts, config.languages.target, domains_off=self._off)

    @cached_property
    def _sources(self) -> Index:
        """The source-language terms; only documents with a source need them."""
        return Index(self._concepts, self._config.languages.source, domains_off=self._off)

    @cached_property
    def _near(self) -> NearIndex:
        language = self._config.languages.target
        kept = (concept for concept in self._concepts if concept.domain not in self._off)
        approved = (concept for concept in kept if concept.lifecycle is Lifecycle.APPROVED)
        preferred = ((concept.preferred(language), concept.id) for concept in approved)
        return NearIndex((term.text, concept) for term, concept in preferred if term)

    def check(self, document: Document) -> Checked:
        """All findings of a document. Raises GlossaryError when an expression of an entry takes too long."""
        text = RunningText.of(document)
        sources = self._sources if document.has_source else None
        context = Context(document, text, self._index, sources, self._near)
        protected = _Protected(text)
        matches = []
        not_run = []
        for check, severity in self._selected:
            if check.needs_source and not document.has_source:
                not_run.append((check.id, NEEDS_SOURCE))
                continue
            if check.unavailable:
                not_run.append((check.id, check.unavailable))
                continue
            settings = self._config.checks.get(check.id)
            options = settings.options if settings else {}
            matches += [
                (check, severity, match)
                for match in check.run(document, context.with_options(options))
                if not protected.holds(match)
            ]
        proposed = Counter(
            rendering.concept.id
            for segment in document.segments
            for rendering in context.renderings(segment)
            if rendering.standing is Standing.PROPOSED
        )
        return Checked(document, tuple(findings(document, text, matches)), tuple(not_run), proposed)


class _Protected:
    """Knows which matches touch what is no prose: an address, code, a placeholder."""

    def __init__(self, text: RunningText) -> None:
        self._text = text
        self._stretches: dict[str, tuple[Span, ...]] = {}

    def holds(self, match: Match) -> bool:
        """Whether the match lies in one segment and touches a protected stretch of it."""
        place = match.place
        if match.whole_segment or place.crosses or place.start == place.end:
            return False
        span = Span(place.start, place.end)
        return any(span.overlaps(stretch) for stretch in self._of(place.segment))

    def _of(self, segment_id: str) -> tuple[Span, ...]:
        found = self._stretches.get(segment_id)
        if found is None:
            segment = self._text.segment(segment_id)
            found = self._stretches[segment_id] = (*segment.protected, *protected_spans(segment.target))
        return found

"""Counting where the terms of a glossary stand in stored batches and other texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from copydesk.checks.api import Context
from copydesk.config import Languages
from copydesk.engine.stored import Stored
from copydesk.glossary.index import Index, Rendering, Setting
from copydesk.glossary.usage import Census, Hit, Usage, Verdicts
from copydesk.model import Concept, Document, Finding, Span, Term, Verdict
from copydesk.text.excerpts import excerpt
from copydesk.text.running import RunningText

_VERDICTS = {
    Verdict.ACCEPT: Verdicts(accepted=1),
    Verdict.EDIT: Verdicts(edited=1),
    Verdict.REJECT: Verdicts(dismissed=1),
}


def usage(concepts: Sequence[Concept], corpus: Iterable[Stored], languages: Languages) -> Usage:
    """The hits of each term, and what editors said to the findings about it.

    Domains that a configuration switches off are counted too: whether they are of use is the question.
    Raises GlossaryError when an expression of an entry takes too long.
    """
    targets = Index(concepts, languages.target)
    sources = Index(concepts, languages.source)
    census = Census()
    for stored in corpus:
        judged = _judged(stored)
        several = len(stored.documents) > 1 or bool(stored.batch)
        for document in stored.documents:
            name = f"{stored.name}/{document.name}" if several else document.name
            census.read(name, document.words)
            found = dict(_renderings(document, targets))
            for segment in document.segments:
                _count(census, name, segment.target, found[segment.id])
                if segment.source:
                    setting = Setting(attributes=document.attributes)
                    _count(census, name, segment.source, sources.find(segment.source, setting))
            for finding, verdicts in judged.get(document.name, ()):
                census.judge(finding.concept or "", _term(finding, found), verdicts)
    return census.usage(concepts, languages.target)


Found = dict[str, list[Rendering]]
"""What stands in each segment of a document."""


def _renderings(document: Document, index: Index) -> Iterator[tuple[str, list[Rendering]]]:
    context = Context(document, RunningText.of(document), index)
    return ((segment.id, context.renderings(segment)) for segment in document.segments)


def _count(census: Census, document: str, text: str, found: Iterable[Rendering]) -> None:
    for rendering in found:
        census.meet(rendering, Hit(document, excerpt(text, rendering.span)))


def _judged(stored: Stored) -> Mapping[str, list[tuple[Finding, Verdicts]]]:
    """By document, the findings about a concept that editors decided about."""
    rulings = stored.rulings
    judged: defaultdict[str, list[tuple[Finding, Verdicts]]] = defaultdict(list)
    for finding in stored.findings:
        decision = rulings.of(finding)
        if finding.concept and decision:
            judged[finding.document].append((finding, _VERDICTS[decision.verdict]))
    return judged


def _term(finding: Finding, found: Found) -> Term | None:
    """The term that a finding is about; None when it stands in the text no more, or is about none."""
    place = Span(finding.place.start, max(finding.place.start, finding.place.end))
    here = (one for one in found.get(finding.place.segment, ()) if one.concept.id == finding.concept)
    return next((one.term for one in here if one.span.overlaps(place)), None)

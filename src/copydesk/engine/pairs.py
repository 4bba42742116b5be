"""Machine and final documents laid side by side, and what editors decided about the machine's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.engine.rulings import Rulings
from copydesk.glossary.index import Index, Rendering
from copydesk.glossary.objections import Judged
from copydesk.glossary.suggest import Pair
from copydesk.model import Concept, Decision, Document, Finding, Span, Verdict
from copydesk.text.excerpts import excerpt


@dataclass(frozen=True, slots=True)
class Aligned:
    """Segments that are on both sides, and one line for each document or segment that is on one only."""

    pairs: tuple[Pair, ...]
    unmatched: tuple[str, ...]


def align(machine: Sequence[Document], final: Sequence[Document]) -> Aligned:
    """Match segments by the name of their document and their id.

    Two single documents belong together whatever they are called.
    """
    finals = {document.name: document for document in final}
    if len(machine) == len(final) == 1:
        finals = {machine[0].name: final[0]}
    pairs: list[Pair] = []
    unmatched: list[str] = []
    for document in machine:
        other = finals.pop(document.name, None)
        if other is None:
            unmatched.append(f"{document.name}: only in the machine text")
            continue
        texts = {segment.id: segment.target for segment in other.segments}
        for segment in document.segments:
            if segment.id in texts:
                pairs.append(Pair(document.name, segment.id, segment.target, texts.pop(segment.id)))
            else:
                unmatched.append(f"{document.name}, segment {segment.id}: only in the machine text")
        unmatched += (f"{document.name}, segment {name}: only in the final text" for name in texts)
    unmatched += (f"{name}: only in the final text" for name in finals)
    return Aligned(tuple(pairs), tuple(unmatched))


def judged(
    documents: Iterable[Document], decisions: Iterable[Decision], concepts: Sequence[Concept], config: Config
) -> Iterator[Judged]:
    """The hits of terms that editors decided about: found again, then met with the decisions.

    Raises GlossaryError when an expression of an entry takes too long.
    """
    rulings = Rulings(decisions)
    checker = Checker(config.with_switches(profile="all"), concepts)
    index = Index(concepts, config.languages.target)
    for document in documents:
        texts = {segment.id: segment.target for segment in document.segments}
        for finding in checker.check(document).findings:
            decision = rulings.of(finding)
            if decision is None or finding.concept is None or finding.place.crosses:
                continue
            text = texts[finding.place.segment]
            for hit in _hits(finding, index.find(text)):
                yield Judged(
                    hit.concept,
                    hit.term,
                    document.name,
                    finding.place.segment,
                    excerpt(text, hit.span),
                    decision.verdict is Verdict.REJECT,
                )


def _hits(finding: Finding, found: Iterable[Rendering]) -> Iterator[Rendering]:
    """The term that the finding is about; its span may hold an article or a quotation mark more."""
    span = Span(finding.place.start, finding.place.end)
    return (one for one in found if one.concept.id == finding.concept and span.contains(one.span))

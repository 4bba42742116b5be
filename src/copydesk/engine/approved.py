"""Stored documents as editors left them, and which words there are theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from copydesk.engine.stored import Stored
from copydesk.model import Decision, Document, Finding, Place, Segment, Span, Verdict
from copydesk.text.edits import Edit, apply_edits

_APPROVING = (Verdict.ACCEPT, Verdict.EDIT)


@dataclass(frozen=True, slots=True)
class Approved:
    """A document with the editors' words in it; `places` are those words."""

    document: Document
    places: tuple[Place, ...]


def approved(batch: Stored) -> Mapping[str, Approved]:
    """The documents of a batch in which editors approved anything, by name.

    An accepted finding puts its suggestion into the text, an edited one the editor's words; a decision about
    a whole segment approves all of it. Findings that cross a segment border are left as the machine wrote
    them.
    """
    whole = {
        (decision.document, decision.segment): decision
        for decision in batch.decisions
        if decision.finding is None and decision.verdict in _APPROVING
    }
    edits = _edits(batch)
    documents = (_as_left(document, whole, edits) for document in batch.documents)
    return {final.document.name: final for final in documents if final.places}


Edits = Mapping[tuple[str, str], list[Edit]]
"""What replaces what, by document and segment; edits of one segment do not overlap."""


def _edits(batch: Stored) -> Edits:
    edits: defaultdict[tuple[str, str], list[Edit]] = defaultdict(list)
    rulings = batch.rulings
    # Of overlapping findings the longest is the reviewer's row; those inside it went with it.
    for finding in sorted(batch.findings, key=lambda one: (one.place.start - one.place.end, one.id)):
        decision = rulings.of(finding)
        text = _wording(decision, finding) if decision else None
        if text is None or finding.place.crosses:
            continue
        here = edits[finding.document, finding.place.segment]
        span = Span(finding.place.start, finding.place.end)
        if not any(span.overlaps(taken) for taken, _ in here):
            here.append((span, text))
    return edits


def _wording(decision: Decision, finding: Finding) -> str | None:
    if decision.verdict not in _APPROVING:
        return None
    return finding.suggestion if decision.text is None else decision.text


def _as_left(document: Document, whole: Mapping[tuple[str, str], Decision], edits: Edits) -> Approved:
    places: list[Place] = []

    def left(segment: Segment) -> Segment:
        key = document.name, segment.id
        if key in whole:
            text = whole[key].text
            edited = segment if text is None else replace(segment, target=text)
            places.append(Place.within(edited, Span(0, len(edited.target))))
            return edited
        here = sorted(edits.get(key, ()))
        edited = replace(segment, target=apply_edits(segment.target, here))
        places.extend(Place.within(edited, span) for span in _landed(here))
        return edited

    units = tuple(
        replace(unit, segments=tuple(left(segment) for segment in unit.segments)) for unit in document.units
    )
    return Approved(replace(document, units=units), tuple(places))


def _landed(edits: list[Edit]) -> Iterator[Span]:
    """Where the new words of sorted edits stand once all are applied."""
    moved = 0
    for span, new in edits:
        yield Span(span.start + moved, span.start + moved + len(new))
        moved += len(new) - len(span)

"""What was sent, by the names under which answers speak of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from copydesk.model import Batch, Finding, Item, Segment, Span
from copydesk.review.merging.spreading import Part, spread
from copydesk.text.edits import Edit, apply_edits
from copydesk.text.running import UNIT_GAP

SegmentKey = tuple[str, str]
"""Document and segment id."""

Placed = tuple[str, Edit]
"""A segment id, and an edit in it."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A batch by its names; made once a merge."""

    batch: str
    items: dict[str, Item]
    groups: dict[str, tuple[Item, ...]]
    documents: dict[str, list[Item]]
    """The items of each document, also of one that has none."""
    segments: dict[SegmentKey, Segment]
    order: dict[SegmentKey, int]
    """Where a segment stands in the reading of the batch."""
    touching: dict[SegmentKey, list[Item]]
    gaps: dict[SegmentKey, str]
    """What stands between a segment and the next of its document."""

    @classmethod
    def of(cls, batch: Batch) -> Packet:
        """Look the batch over."""
        items: dict[str, Item] = {}
        documents: dict[str, list[Item]] = {document.name: [] for document in batch.documents}
        touching: defaultdict[SegmentKey, list[Item]] = defaultdict(list)
        for item in batch.items:
            items[item.id] = item
            documents[item.lead.document].append(item)
            for name in item.segments:
                touching[item.lead.document, name].append(item)
        segments: dict[SegmentKey, Segment] = {}
        gaps: dict[SegmentKey, str] = {}
        for document in batch.documents:
            for unit in document.units:
                for segment, gap in zip(unit.segments, (*unit.gaps, UNIT_GAP), strict=False):
                    segments[document.name, segment.id] = segment
                    gaps[document.name, segment.id] = gap
        order = {key: number for number, key in enumerate(segments)}
        groups = {group.id: group.items for group in batch.groups}
        return cls(batch.id, items, groups, documents, segments, order, dict(touching), gaps)

    def parts(self, item: Item) -> tuple[Part, ...]:
        """The segments of an item as stretches of its `before`."""
        if len(item.segments) == 1:
            return (Part(item.segments[0], Span(0, len(item.before))),)
        found = []
        start = 0
        for name in item.segments:
            key = item.lead.document, name
            end = start + len(self.segments[key].target)
            found.append(Part(name, Span(start, end)))
            start = end + len(self.gaps[key])
        return tuple(found)

    def areas(self, item: Item) -> dict[str, Span]:
        """The marked words of an item in each of its segments."""
        inside = {}
        for part in self.parts(item):
            start = max(item.span.start - part.span.start, 0)
            inside[part.segment] = Span(start, min(item.span.end, part.span.end) - part.span.start)
        return inside

    def placed(self, item: Item, edits: tuple[Edit, ...]) -> tuple[Placed, ...]:
        """Edits of an item's `before` as edits of its segments."""
        if len(item.segments) == 1:
            return tuple((item.segments[0], edit) for edit in edits)
        return tuple(part for edit in edits for part in spread(item.before, self.parts(item), edit))

    def span(self, item: Item, finding: Finding) -> Span:
        """The words of one of an item's findings, in the item's `before`."""
        place = finding.place
        if len(item.segments) == 1:
            return Span(place.start, place.end)
        starts = {part.segment: part.span.start for part in self.parts(item)}
        return Span(starts[place.segment] + place.start, starts[place.end_segment] + place.end)

    def digests(self, item: Item) -> set[str]:
        """The SHA-256 of the item's text, and of each of its segments."""
        whole = hashlib.sha256(item.before.encode()).hexdigest()
        return {whole, *(self.segments[item.lead.document, name].digest for name in item.segments)}


def outcome(item: Item, edits: tuple[Edit, ...]) -> str:
    """What stands in place of an item's marked words after `edits` of its `before`."""
    after = apply_edits(item.before, edits)
    return after[item.span.start : len(after) - (len(item.before) - item.span.end)]

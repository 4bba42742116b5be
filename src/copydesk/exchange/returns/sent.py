"""What went out, by the names under which it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.model import Batch, Group, Item, Segment

SegmentKey = tuple[str, str]
"""Document and segment id."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch as the readers of returned files need it: to prove that nothing was swapped or changed."""

    batch: str
    items: Mapping[str, Item]
    groups: Mapping[str, Group]
    documents: frozenset[str]
    segments: Mapping[SegmentKey, Segment]
    flagged: frozenset[SegmentKey]
    """The segments in which a finding lies."""

    @classmethod
    def of(cls, batch: Batch) -> Sent:
        """The batch by its names; one serves any number of returned files."""
        return cls(
            batch.id,
            {item.id: item for item in batch.items},
            {group.id: group for group in batch.groups},
            frozenset(document.name for document in batch.documents),
            {
                (document.name, segment.id): segment
                for document in batch.documents
                for segment in document.segments
            },
            frozenset((item.lead.document, segment) for item in batch.items for segment in item.segments),
        )

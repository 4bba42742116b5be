"""Where a place stands once copydesk's own edits are in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from copydesk.model import Document, Place, Segment
from copydesk.text.edits import Edit, apply_edits

SegmentEdits = Mapping[str, Sequence[Edit]]
"""The edits of a document by segment; spans count in the text before any of them."""


def edited(document: Document, edits: SegmentEdits) -> Document:
    """The document with the edits in it; its segments keep their ids. Edits of a segment must not overlap."""

    def after(segment: Segment) -> Segment:
        here = edits.get(segment.id, ())
        # Protected stretches are offsets into the text as it was.
        return replace(segment, target=apply_edits(segment.target, here), protected=()) if here else segment

    units = tuple(
        replace(unit, segments=tuple(after(segment) for segment in unit.segments)) for unit in document.units
    )
    return replace(document, units=units)


def moved(place: Place, edits: SegmentEdits, between: Sequence[str] = ()) -> Place | None:
    """Where a place stands after the edits; None when they touch its words.

    Args:
        place: A place in the text before the edits.
        edits: What was changed.
        between: Segments that lie wholly inside a place that runs over a border.

    >>> from copydesk.model import Span
    >>> moved(Place("s1", 8, "s1", 12), {"s1": [(Span(0, 3), "a")]})
    Place(segment='s1', start=6, end_segment='s1', end=10)
    >>> moved(Place("s1", 8, "s1", 12), {"s1": [(Span(10, 11), "")]}) is None
    True
    """
    if any(edits.get(segment) for segment in between):
        return None
    first, last = edits.get(place.segment, ()), edits.get(place.end_segment, ())
    if place.crosses:
        touched = any(span.end > place.start for span, _ in first) or any(
            span.start < place.end for span, _ in last
        )
    else:
        touched = any(_touches(place, edit) for edit in first)
    if touched:
        return None
    return Place(
        place.segment,
        place.start + _shift(first, place.start),
        place.end_segment,
        place.end + _shift(last, place.end if place.crosses else place.start),
    )


def _touches(place: Place, edit: Edit) -> bool:
    span, _ = edit
    if place.start == place.end:
        return span.start <= place.start <= span.end
    if not len(span):
        return place.start < span.start < place.end
    return span.start < place.end and place.start < span.end


def _shift(edits: Sequence[Edit], position: int) -> int:
    """How far the edits before a position move it."""
    return sum(len(new) - len(span) for span, new in edits if span.end <= position)

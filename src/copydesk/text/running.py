"""The running text of a document: all segments in order, and the way between its offsets and theirs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from copydesk.model import Document, Place, Segment, Span, Unit
from copydesk.text.quotations import quotations

UNIT_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class RunningText:
    """What a reader reads from top to bottom, with the offsets at which segments begin."""

    text: str
    units: tuple[Unit, ...]
    segments: tuple[Segment, ...]
    segment_starts: tuple[int, ...]
    unit_of: tuple[int, ...]
    """For each segment the index of its unit."""
    index: dict[str, int]
    """Segment id to index in `segments`."""
    quoted: tuple[Span, ...]
    """Stretches in quotation marks, paragraph by paragraph."""

    @classmethod
    def of(cls, document: Document) -> RunningText:
        """Lay out `document`."""
        pieces: list[str] = []
        segments: list[Segment] = []
        segment_starts: list[int] = []
        unit_of: list[int] = []
        quoted: list[Span] = []
        length = 0
        for number, unit in enumerate(document.units):
            if number:
                pieces.append(UNIT_GAP)
                length += len(UNIT_GAP)
            text = unit_text(unit)
            quoted += (Span(length + q.start, length + q.end) for q in quotations(text))
            position = length
            for segment, gap in zip(unit.segments, (*unit.gaps, ""), strict=True):
                segments.append(segment)
                segment_starts.append(position)
                unit_of.append(number)
                position += len(segment.target) + len(gap)
            pieces.append(text)
            length += len(text)
        index = {segment.id: number for number, segment in enumerate(segments)}
        return cls(
            "".join(pieces),
            document.units,
            tuple(segments),
            tuple(segment_starts),
            tuple(unit_of),
            index,
            tuple(quoted),
        )

    def unit(self, segment: str) -> Unit:
        """The unit that holds the segment with this id."""
        return self.units[self.unit_of[self.index[segment]]]

    def start(self, unit: Unit) -> int:
        """Where a unit that has segments begins."""
        return self.start_of(unit.segments[0])

    def start_of(self, segment: Segment) -> int:
        """Where a segment begins."""
        return self.segment_starts[self.index[segment.id]]

    def segment(self, segment: str) -> Segment:
        """The segment with this id."""
        return self.segments[self.index[segment]]

    def span(self, place: Place) -> Span:
        """Where `place` stands in the running text."""
        start = self.segment_starts[self.index[place.segment]] + place.start
        return Span(start, self.segment_starts[self.index[place.end_segment]] + place.end)

    def place(self, span: Span) -> Place:
        """The place of a stretch of the running text that begins and ends inside segments."""
        first = self._segment_at(span.start)
        last = max(first, self._segment_at(max(span.end - 1, span.start)))
        return Place(
            self.segments[first].id,
            span.start - self.segment_starts[first],
            self.segments[last].id,
            span.end - self.segment_starts[last],
        )

    def in_quotation(self, span: Span) -> bool:
        """Whether all of `span` stands inside quotation marks.

        The marks themselves may be part of it only when more than they are quoted.
        """
        at = bisect_right(self.quoted, span.start, key=lambda quote: quote.start) - 1
        return at >= 0 and self.quoted[at].contains(span) and self.quoted[at] != span

    def quoted_between(self, start: int, end: int) -> tuple[Span, ...]:
        """The quoted stretches that reach into `[start, end)`."""
        first = bisect_right(self.quoted, start, key=lambda quote: quote.end)
        last = bisect_left(self.quoted, end, key=lambda quote: quote.start)
        return self.quoted[first:last]

    def _segment_at(self, offset: int) -> int:
        return max(bisect_right(self.segment_starts, offset) - 1, 0)


def unit_text(unit: Unit) -> str:
    """The segments of a unit with the gaps between them."""
    if len(unit.segments) == 1:
        return unit.segments[0].target
    return "".join(segment.target + gap for segment, gap in zip(unit.segments, (*unit.gaps, ""), strict=True))

"""What is read: documents, their units and segments, and places in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copydesk.model.scales import Role


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in code points; may be empty (something is missing there).

    >>> Span(4, 2)
    Traceback (most recent call last):
    ValueError: no span: 4 to 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character, or one is empty and stands inside the other.

        >>> Span(0, 3).overlaps(Span(3, 5)), Span(0, 3).overlaps(Span(2, 2))
        (False, True)
        """
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or table row: the smallest text that is checked, sent and decided."""

    id: str
    target: str
    source: str | None = None
    state: str | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)
    protected: tuple[Span, ...] = ()
    """Stretches of the target that are not prose: code, placeholders, objects."""

    @property
    def digest(self) -> str:
        """SHA-256 of the target, in hex: proves at merge that a decision meets its wording."""
        return hashlib.sha256(self.target.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, cell or trans-unit.

    `gaps[i]` is the text between `segments[i]` and `segments[i + 1]`.
    """

    id: str
    role: Role
    segments: tuple[Segment, ...]
    gaps: tuple[str, ...] = ()
    attributes: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.gaps) != max(len(self.segments) - 1, 0):
            raise ValueError(f"unit {self.id}: {len(self.segments)} segments, {len(self.gaps)} gaps")


@dataclass(frozen=True, slots=True)
class Document:
    """One article, file or table: units in reading order. Segment ids are unique in it."""

    name: str
    units: tuple[Unit, ...]
    source_language: str = "zh"
    target_language: str = "en"
    attributes: Mapping[str, object] = field(default_factory=dict)

    @property
    def segments(self) -> Iterator[Segment]:
        """All segments in reading order."""
        return (segment for unit in self.units for segment in unit.segments)

    @property
    def has_source(self) -> bool:
        """Whether any segment carries its source."""
        return any(segment.source is not None for segment in self.segments)

    @property
    def words(self) -> int:
        """Target words, counted between blanks."""
        return sum(len(segment.target.split()) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document: from `start` in `segment` to `end` in `end_segment`.

    The two segments are the same but for errors that cross a sentence border.
    """

    segment: str
    start: int
    end_segment: str
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < 0 or (self.segment == self.end_segment and self.end < self.start):
            raise ValueError(f"no place: {self.start} in {self.segment} to {self.end} in {self.end_segment}")

    @classmethod
    def within(cls, segment: Segment, span: Span) -> Place:
        """A place inside one segment."""
        if span.end > len(segment.target):
            raise ValueError(f"span {span.start} to {span.end} ends after segment {segment.id}")
        return cls(segment.id, span.start, segment.id, span.end)

    @property
    def crosses(self) -> bool:
        """Whether it runs over a segment border."""
        return self.segment != self.end_segment

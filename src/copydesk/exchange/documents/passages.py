"""Text that knows where it stands in its original: read from pieces, edited through them.

A format finds *passages* (a paragraph, a cell, a trans-unit), each a row of *pieces*. Joined, the texts of
the pieces are what a reader sees; each piece knows the stretch of the original that says it. Documents are
built from passages here, and edits are taken back through the same passages: a format has only to find them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from copydesk.exchange.documents.formats import Reading
from copydesk.model import Document, Role, Segment, Span, Unit
from copydesk.segmentation.identifiers import Identifiers

OBJECT = "\ufffc"
"""Stands in the text for something that is no text: a picture, a placeholder without words."""
_WHOLE = (Role.HEADLINE, Role.END_MARK)
"""Roles that are one segment however many sentences they seem to have."""


class Tie(Enum):
    """How a piece hangs on its original."""

    VERBATIM = "verbatim"
    """The original says it letter by letter: a part of it can be replaced."""
    ESCAPED = "escaped"
    """The original spells it in another way (`&amp;`): replaced whole or not at all."""
    FIXED = "fixed"
    """An object that edits leave in its place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` as a reader sees it, and the stretch `[start, end)` of the original that says it."""

    text: str
    start: int
    end: int
    tie: Tie = Tie.VERBATIM


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text in the original: one unit, or one segment of a unit where the file has segments.

    Without `segment` the text is split into sentences and ids are made from the words. With it, the passage
    is that segment; neighbours with the same `unit` are one unit, with `gap` before each but the first.
    """

    pieces: tuple[Piece, ...]
    role: Role = Role.BODY
    unit: str | None = None
    segment: str | None = None
    source: str | None = None
    state: str | None = None
    gap: str = " "
    document: str | None = None
    """None is the document that is named as the file."""
    protected: tuple[Span, ...] = ()
    """Stretches of the text that are not prose."""
    attributes: Mapping[str, object] = field(default_factory=dict)
    """Of the unit."""
    segment_attributes: Mapping[str, object] = field(default_factory=dict)
    encode: Callable[[str], str] = str
    """How new text is written in the original."""

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A passage as a document shows it: its unit's id, and its segments as (id, span in its text)."""

    passage: Passage
    unit: str
    segments: tuple[tuple[str, Span], ...]


def documents(
    passages: Iterable[Passage],
    name: str,
    reading: Reading,
    attributes: Mapping[str, object] = MappingProxyType({}),
) -> Iterator[Document]:
    """The documents that passages make up, one for each stretch of passages with the same document.

    >>> words = Passage((Piece("It rained. It stopped.", 0, 22),))
    >>> [segment.target for d in documents([words], "a.txt", Reading()) for segment in d.segments]
    ['It rained.', 'It stopped.']
    """
    empty = True
    languages = (reading.source_language, reading.target_language)
    for document, group in itertools.groupby(passages, lambda passage: passage.document or name):
        empty = False
        yield Document(document, tuple(_units(group, reading)), *languages, attributes)
    if empty:
        yield Document(name, (), *languages, attributes)


def laid_out(passages: Iterable[Passage], reading: Reading) -> Iterator[LaidOut]:
    """The passages of one document, each with its segments, ids given in their order."""
    units, segments = Identifiers(), Identifiers()
    for passage in passages:
        text = passage.text
        if passage.segment is not None:
            yield LaidOut(passage, passage.unit or passage.segment, ((passage.segment, Span(0, len(text))),))
            continue
        spans = reading.segmenter(text, reading.target_language, passage.protected)
        if spans and passage.role in _WHOLE:
            spans = [Span(spans[0].start, spans[-1].end)]
        if spans:
            named = tuple((segments.give("s", text[span.start : span.end]), span) for span in spans)
            yield LaidOut(passage, passage.unit or units.give("u", text), named)


def _units(passages: Iterable[Passage], reading: Reading) -> Iterator[Unit]:
    """Neighbours with the same unit id, both with segments of their own, are one unit."""
    for _, group in itertools.groupby(laid_out(passages, reading), _unit_key()):
        yield _unit(list(group))


def _unit_key() -> Callable[[LaidOut], object]:
    """Passages that are split into sentences are a unit each, even when their ids were equal."""
    number = itertools.count()
    return lambda laid: laid.unit if laid.passage.segment is not None else next(number)


def _unit(laid: Sequence[LaidOut]) -> Unit:
    first = laid[0].passage
    segments = [_segment(each.passage, name, span) for each in laid for name, span in each.segments]
    if first.segment is not None:
        gaps = tuple(each.passage.gap for each in laid[1:])
    else:
        text, spans = first.text, [span for _, span in laid[0].segments]
        gaps = tuple(text[a.end : b.start] for a, b in itertools.pairwise(spans))
    return Unit(laid[0].unit, first.role, tuple(segments), gaps, first.attributes)


def _segment(passage: Passage, name: str, span: Span) -> Segment:
    target = passage.text[span.start : span.end]
    protected = tuple(
        Span(stretch.start - span.start, stretch.end - span.start)
        for stretch in passage.protected
        if span.contains(stretch)
    )
    return Segment(name, target, passage.source, passage.state, passage.segment_attributes, protected)

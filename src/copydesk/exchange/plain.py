"""Plain text: paragraphs become units, sentences become segments."""

from __future__ import annotations

import itertools

from copydesk.model import Document, Role, Segment, Unit
from copydesk.segmentation.identifiers import Identifiers
from copydesk.segmentation.paragraphs import Paragraph, paragraphs
from copydesk.segmentation.sentences import sentences


def read_plain(text: str, name: str, *, source_language: str = "zh", target_language: str = "en") -> Document:
    """Segment a plain text.

    >>> [segment.target for segment in read_plain("It rained. It stopped.", "a.txt").segments]
    ['It rained.', 'It stopped.']
    """
    units, segments = Identifiers(), Identifiers()
    text = text.replace("\r\n", "\n")
    return Document(
        name,
        tuple(_unit(text, paragraph, target_language, units, segments) for paragraph in paragraphs(text)),
        source_language,
        target_language,
    )


def _unit(text: str, paragraph: Paragraph, language: str, units: Identifiers, segments: Identifiers) -> Unit:
    words = text[paragraph.span.start : paragraph.span.end]
    whole = paragraph.role in (Role.HEADLINE, Role.END_MARK)
    spans = sentences(words, language)
    if whole and spans:
        spans = [type(spans[0])(spans[0].start, spans[-1].end)]
    attributes: dict[str, object] = {"line": paragraph.line}
    if paragraph.continues:
        attributes["continues"] = True
    return Unit(
        units.give("u", words),
        paragraph.role,
        tuple(Segment(segments.give("s", words[s.start : s.end]), words[s.start : s.end]) for s in spans),
        tuple(words[a.end : b.start] for a, b in itertools.pairwise(spans)),
        attributes,
    )

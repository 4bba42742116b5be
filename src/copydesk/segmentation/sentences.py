"""A paragraph to sentences, by sentencex, as exact spans."""

from __future__ import annotations

import re

import sentencex

from copydesk.model import Span

_OPENING_AT_END = re.compile(r"\s([\"“‘(]+)\s*$")


def sentences(paragraph: str, language: str = "en") -> list[Span]:
    """The sentences of one paragraph, without the blanks between them.

    >>> text = "It rained.  Mr. Lin left. “It is over. Go.”"
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['It rained.', 'Mr. Lin left.', '“It is over. Go.”']
    """
    if not paragraph.strip():
        return []
    # A line break inside a paragraph is a blank; sentencex would take it for a border.
    flat = paragraph.replace("\n", " ").replace("\r", " ")
    boundaries = sentencex.get_sentence_boundaries(language.partition("-")[0], flat)
    starts = [boundary["start_index"] for boundary in boundaries]
    for number, start in enumerate(starts[1:], 1):
        # An opening mark belongs to the sentence that it opens.
        stray = _OPENING_AT_END.search(flat, starts[number - 1], start)
        if stray:
            starts[number] = stray.start(1)
    spans = (_strip(flat, start, end) for start, end in zip(starts, [*starts[1:], len(flat)], strict=True))
    return [span for span in spans if len(span)]


def _strip(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, start + len(piece.strip())))

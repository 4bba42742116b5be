"""Which segments are headlines, and how a headline looks in title case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model import Document, Role, Segment, Span

SMALL_WORDS = frozenset((
    "a", "an", "the", "and", "but", "or", "nor", "for", "in", "of", "on", "to", "at", "by", "as", "with",
    "from", "into", "after", "over", "up", "off", "per", "via", "vs", "than", "amid", "under", "de",
    "about", "upon", "within", "without", "against", "between", "before", "during", "among", "toward",
    "towards", "through",
))  # fmt: skip
"""Words that stay small inside a headline in title case: articles, conjunctions and prepositions."""
_WORD = re.compile(r"[^\W\d_][\w'’.]*(?:-[^\W\d_][\w'’]*)*")
_ENDS = re.compile(r"[.!?;:…][\"'”’)\]]*\s*$")
_SOURCE_ENDS = re.compile(r"[。！？；：…，][”’」』）】)]*\s*$")
_LONGEST = 40
"""Words; a longer opening is a paragraph."""
_ADDRESS = re.compile(r"\.(?:com|cn|net|org)\b", re.IGNORECASE)


def headlines(document: Document) -> Iterator[Segment]:
    """The segments of headline units; in a table without roles the first one, when it looks like one.

    The source decides where there is one: machines put a stop after a headline that had none.
    """
    for number, unit in enumerate(document.units):
        for segment in unit.segments[:1]:
            if unit.role is Role.HEADLINE or (not number and len(unit.segments) == 1 and _looks_so(segment)):
                yield segment


def _looks_so(segment: Segment) -> bool:
    if not segment.target.strip() or len(segment.target.split()) > _LONGEST:
        return False
    if segment.source:
        return not _SOURCE_ENDS.search(segment.source)
    return not _ENDS.search(segment.target)


def words_to_raise(headline: str) -> list[Span]:
    """The words that title case would capitalise and that stand small.

    >>> text = "Port of Lin reopens after storm"
    >>> [text[span.start : span.end] for span in words_to_raise(text)]
    ['reopens', 'storm']
    """
    words = [word for word in _WORD.finditer(headline) if not _ADDRESS.search(word.group())]
    return [
        Span(*word.span())
        for number, word in enumerate(words)
        if word.group()[0].islower()
        and word.group().islower()
        and (word.group() not in SMALL_WORDS or number in (0, len(words) - 1))
    ]


def in_title_case(headline: str) -> str:
    """The headline with capitals where title case has them.

    >>> in_title_case("Port of Lin reopens after well-fought storm")
    'Port of Lin Reopens after Well-Fought Storm'
    """
    pieces = []
    end = 0
    for span in words_to_raise(headline):
        word = headline[span.start : span.end]
        raised = "-".join(
            part if part in SMALL_WORDS and n else part[:1].upper() + part[1:]
            for n, part in enumerate(word.split("-"))
        )
        pieces += [headline[end : span.start], raised]
        end = span.end
    return "".join((*pieces, headline[end:]))

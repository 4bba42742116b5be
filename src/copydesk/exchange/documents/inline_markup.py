"""Text with inline elements, as XLIFF and TMX have it: what a reader sees, and where the file says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from copydesk.exchange.documents.passages import OBJECT, Piece, Tie
from copydesk.exchange.xml_events import End, Start, Text
from copydesk.exchange.xml_writer import visible
from copydesk.model import Span
from copydesk.text.protected import protected_spans

_BLANKS = re.compile(r"[ \t\n]+")
_LONGEST_WORDS = 60
"""Characters of a placeholder's words; more is code, not words."""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_TAG_NAME = re.compile(r"<([^\s/>]+)")


class Show(Enum):
    """What a reader sees of an inline element."""

    SPAN = "span"
    """Its text: the element is formatting or a mark."""
    KEPT = "kept"
    """Its text, which is not prose and stays."""
    NOTHING = "nothing"
    """Nothing: what is in it is code."""
    OBJECT = "object"
    """Something that is no text: a placeholder."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an element holds: pieces that know their place, and the stretches that are not prose."""

    pieces: tuple[Piece, ...]
    protected: tuple[Span, ...]
    encode: Callable[[str], str]

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(piece.text for piece in self.pieces)


class Gathering:
    """Makes the content of an element from the events inside it.

    White space with a line end in it is the file's layout unless it is to be preserved: one blank between
    words, nothing at either end.
    """

    def __init__(self, tag: Start, *, preserve: bool) -> None:
        self._tag = tag
        self._preserve = preserve
        self._pieces: list[tuple[Piece, bool]] = []
        self._open: list[tuple[Show, int, int, str]] = []
        self._hidden = 0
        self._kept: list[tuple[int, int]] = []

    def start(self, event: Start, show: Show, words: str = "") -> None:
        """An inline element opens; `words` stand for an object that has some."""
        self._open.append((show, event.start, len(self._pieces), words))
        self._hidden += show in (Show.NOTHING, Show.OBJECT)

    def end(self, event: End) -> None:
        """The inline element that was opened last closes."""
        show, start, first, words = self._open.pop()
        self._hidden -= show in (Show.NOTHING, Show.OBJECT)
        if show is Show.OBJECT and not self._hidden:
            said = words if 0 < len(words) <= _LONGEST_WORDS else OBJECT
            self._pieces.append((Piece(said, start, event.end, Tie.FIXED), False))
        elif show is Show.KEPT:
            self._kept.append((first, len(self._pieces)))

    def text(self, event: Text, raw: str) -> None:
        """Characters; `raw` is how the file spells the first of them."""
        if self._hidden:
            return
        if not event.verbatim:
            if raw == "\r" and not self._preserve:
                self._line_end(event)
            else:
                self._pieces.append((Piece(event.text, event.start, event.end, Tie.ESCAPED), False))
        elif self._preserve:
            self._words(event, 0, len(event.text))
        else:
            self._laid_out(event)

    def _line_end(self, event: Text) -> None:
        """A line end that XML reads as another, with the blanks before it."""
        start = event.start
        if self._pieces and self._pieces[-1][0].end == start and not self._pieces[-1][1]:
            piece, _ = self._pieces[-1]
            words = piece.text.rstrip(" \t")
            if piece.tie is Tie.VERBATIM and len(words) < len(piece.text):
                start = piece.start + len(words)
                self._pieces[-1:] = [(Piece(words, piece.start, start), False)] if words else []
        self._pieces.append((Piece(" ", start, event.end, Tie.ESCAPED), True))

    def _laid_out(self, event: Text) -> None:
        """Words, and the white space between them that holds line ends."""
        at = 0
        if self._pieces and self._pieces[-1][1] and self._pieces[-1][0].end == event.start:
            at = len(event.text) - len(event.text.lstrip(" \t"))
            layout = self._pieces[-1][0]
            self._pieces[-1] = (Piece(" ", layout.start, event.start + at, Tie.ESCAPED), True)
        for blanks in _BLANKS.finditer(event.text, at) if "\n" in event.text else ():
            if "\n" in blanks[0]:
                self._words(event, at, blanks.start())
                start, at = event.start + blanks.start(), blanks.end()
                self._pieces.append((Piece(" ", start, event.start + at, Tie.ESCAPED), True))
        self._words(event, at, len(event.text))

    def _words(self, event: Text, start: int, end: int) -> None:
        if start < end:
            piece = Piece(event.text[start:end], event.start + start, event.start + end)
            self._pieces.append((piece, False))

    def finish(self, event: End, tag: str) -> Content:
        """The content, when its element closes; `tag` is how the file writes the start tag."""
        pieces, protected = self._settled()
        if event.start == event.end == self._tag.end:
            name = _tag_name(tag)
            whole = Piece("", self._tag.start, self._tag.end, Tie.ESCAPED)
            opened = f"{tag[:-2].rstrip()}>"
            return Content((whole,), (), lambda new: f"{opened}{self._encode(new)}</{name}>")
        if all(piece.tie is Tie.FIXED for piece in pieces):
            pieces = [*pieces, Piece("", event.start, event.start)]
        text = "".join(piece.text for piece in pieces)
        prose = (span for span in protected_spans(text) if _is_free(span, protected))
        return Content(tuple(pieces), tuple(sorted((*protected, *prose))), self._encode)

    def _encode(self, new: str) -> str:
        return escaped(new) if self._preserve else escaped(new).replace("\n", "&#10;")

    def _settled(self) -> tuple[list[Piece], list[Span]]:
        """Pieces without the layout at both ends, and the stretches that are not prose."""
        first, last = 0, len(self._pieces)
        while first < last and self._pieces[first][1]:
            first += 1
        while last > first and self._pieces[last - 1][1]:
            last -= 1
        found: list[Piece] = []
        protected: list[Span] = []
        starts: dict[int, int] = {}
        length = 0
        for number in range(first, last):
            starts[number] = length
            piece, layout = self._pieces[number]
            if layout and found and self._pieces[number - 1][1] and found[-1].end == piece.start:
                found[-1] = Piece(" ", found[-1].start, piece.end, Tie.ESCAPED)
                continue
            if piece.tie is Tie.FIXED:
                protected.append(Span(length, length + len(piece.text)))
            found.append(piece)
            length += len(piece.text)
        for start, end in self._kept:
            span = Span(starts.get(start, 0 if start < first else length), starts.get(end, length))
            protected += [span] if len(span) else []
        return found, _outermost(protected)


def _outermost(spans: list[Span]) -> list[Span]:
    """In their order, those that stand in no other; none cuts another."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _is_free(span: Span, others: list[Span]) -> bool:
    """Whether it meets none of the others, which are in order and apart."""
    at = bisect_left(others, span)
    return not any(span.overlaps(other) for other in others[max(at - 1, 0) : at + 1])


def missing(at: int, name: str, before: str, after: str = "") -> Content:
    r"""The content of an element that is not there: the first edit writes the element at `at`.

    >>> missing(0, "target", "\n  ").encode("Tom & Ann")
    '\n  <target>Tom &amp; Ann</target>'
    """
    piece = Piece("", at, at, Tie.ESCAPED)
    return Content((piece,), (), lambda new: f"{before}<{name}>{escaped(new)}</{name}>{after}")


def escaped(text: str) -> str:
    r"""`text` as XML spells it; characters that XML cannot hold become visible ones.

    >>> escaped("a < b\x07")
    'a &lt; b␇'
    """
    return "".join(_ESCAPES.get(character, character) for character in visible(text))


def _tag_name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1] if found else ""


def sibling_name(tag: str, name: str) -> str:
    """`name` with the prefix that a tag beside it has.

    >>> sibling_name('<x:source xml:lang="en">', "target")
    'x:target'
    """
    prefix, colon, _ = _tag_name(tag).rpartition(":")
    return f"{prefix}{colon}{name}"


def indent_before(text: str, at: int) -> str:
    """The line end and blanks that stand before `at`, "" where words or a tag do."""
    start = at
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] == "\n":
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
        return text[start:at]
    return ""

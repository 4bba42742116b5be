"""Where the text of a block stands in the file.

The parser gives a block its lines and its content: those lines without the marks and blanks before the words.
A line of content is found at the end of its line of the file; whatever cannot be found is not read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.exchange.documents.passages import Piece, Tie

_LINE_END = re.compile(r"\r\n?|\n")
_FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*\Z")
_CLOSING_MARKS = re.compile(r"[ \t]#+[ \t]*\Z")
_BAR = re.compile(r"(?<!\\)\|")
_OUTER_BAR = re.compile(r"[\s>]*+(?:(?:[-+*]|\d{1,9}[.)])[\s>]++)*+\|")
_ESCAPED_BAR = r"\|"


class Lines:
    """The lines of a file without their ends, and where each begins; front matter is left blank."""

    def __init__(self, text: str) -> None:
        readable = text.replace("\0", "\ufffd")
        self.starts = [0]
        self.lines = []
        for end in _LINE_END.finditer(readable):
            self.lines.append(readable[self.starts[-1] : end.start()])
            self.starts.append(end.end())
        self.lines.append(readable[self.starts[-1] :])
        for number in range(_front_matter(self.lines)):
            self.lines[number] = ""

    @property
    def text(self) -> str:
        """All lines, for the parser."""
        return "\n".join(self.lines)


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines of front matter (YAML, TOML) a file begins with."""
    if not _FRONT.match(lines[0]):
        return 0
    closing = (lines[0].rstrip(), "..." if lines[0].startswith("-") else "+++")
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in closing), 0)


@dataclass(frozen=True, slots=True)
class Chunk:
    """`length` characters of content from `start`, and the stretch of the file that says them."""

    start: int
    length: int
    raw: int
    raw_length: int


class Layout:
    """The content of a block and its place in the file."""

    def __init__(self, content: str, chunks: Sequence[Chunk]) -> None:
        self.content = content
        self._chunks = chunks
        self._starts = [chunk.start for chunk in chunks]

    def without(self, length: int) -> Layout:
        """The layout without the first characters of the content, which are all in its first line."""
        first, *rest = self._chunks
        cut = length - first.start
        kept = Chunk(0, first.length - cut, first.raw + cut, first.raw_length - cut)
        moved = (replace(chunk, start=chunk.start - length) for chunk in rest)
        return Layout(self.content[length:], (kept, *moved))

    def verbatim(self, start: int, end: int) -> Iterator[Piece]:
        """A stretch of the content as pieces; an escaped bar in a table is a piece of its own."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for chunk in self._chunks[first : bisect_right(self._starts, max(start, end - 1))]:
            left, right = max(start, chunk.start), min(end, chunk.start + chunk.length)
            if left >= right:
                continue
            words = self.content[left:right]
            if chunk.length == chunk.raw_length:
                raw = chunk.raw + left - chunk.start
                yield Piece(words, raw, raw + right - left)
            else:
                yield Piece(words, chunk.raw, chunk.raw + chunk.raw_length, Tie.ESCAPED)

    def spelt(self, text: str, start: int, end: int, tie: Tie) -> Piece:
        """A stretch of the content that is read as `text`."""
        last = self._at(end - 1)
        raw_end = last.raw + (
            last.raw_length if last.length != last.raw_length else min(end - last.start, last.length)
        )
        return Piece(text, self._raw(start), raw_end, tie)

    def broken(self, text: str, at: int, tie: Tie) -> Piece:
        """The line end at or after `at`, with the marks and indent of the next line."""
        number = max(bisect_right(self._starts, at) - 1, 0)
        return Piece(text, self._raw(at), self._chunks[number + 1].raw, tie)

    def _at(self, position: int) -> Chunk:
        return self._chunks[max(bisect_right(self._starts, position) - 1, 0)]

    def _raw(self, position: int) -> int:
        chunk = self._at(position)
        return chunk.raw + min(max(position - chunk.start, 0), chunk.raw_length)


def block_layout(content: str, lines: Lines, first: int, *, atx: bool) -> Layout | None:
    """The layout of a paragraph or heading that begins at a line; None where it is not found there.

    A heading with `#` before it (`atx`) may have such marks behind it, too.
    """
    chunks = []
    position = 0
    for number, line in enumerate(content.split("\n"), first):
        words = line.strip()
        raw = lines.lines[number].rstrip()
        if atx:
            raw = _CLOSING_MARKS.sub("", raw).rstrip()
        if not raw.endswith(words):
            return None
        at = lines.starts[number] + len(raw) - len(words)
        chunks.append(Chunk(position + len(line) - len(line.lstrip()), len(words), at, len(words)))
        position += len(line) + 1
    return Layout(content, chunks)


class Row:
    """A row of a table."""

    def __init__(self, lines: Lines, number: int) -> None:
        self._line = lines.lines[number]
        self._start = lines.starts[number]
        bars = [match.start() for match in _BAR.finditer(self._line)]
        self._bars = [*(() if _OUTER_BAR.match(self._line) else (-1,)), *bars, len(self._line)]

    def cell(self, content: str, column: int) -> Layout | None:
        """The layout of a cell; None where it is not found."""
        if column + 1 >= len(self._bars):
            return None
        start = self._bars[column] + 1
        raw = self._line[start : self._bars[column + 1]].rstrip()
        words = content.replace("|", _ESCAPED_BAR)
        if not raw.endswith(words):
            return None
        return Layout(content, tuple(_cell_chunks(content, self._start + start + len(raw) - len(words))))


def _cell_chunks(content: str, at: int) -> Iterator[Chunk]:
    position = 0
    for number, part in enumerate(content.split("|")):
        if number:
            yield Chunk(position, 1, at, len(_ESCAPED_BAR))
            position, at = position + 1, at + len(_ESCAPED_BAR)
        if part:
            yield Chunk(position, len(part), at, len(part))
            position, at = position + len(part), at + len(part)

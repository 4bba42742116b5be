"""Strings of a workbook: rich text as pieces over its runs, and new words as a string.

A string is what stands in `si` (shared) or `is` (in the cell): a text, or runs that have one each, and behind
them how Chinese and Japanese are read aloud, which is no text. Source: ECMA-376 part 1, section 18.4.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape as escape_xml

from copydesk.exchange.documents.passages import Piece, Tie
from copydesk.exchange.documents.xlsx.names import plain
from copydesk.exchange.xml_events import End, Event, Start, Text, xml_events
from copydesk.exchange.xml_writer import visible

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")
_ALOUD = ("rPh", "phoneticPr")
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class RichText:
    """The pieces of a string; its runs stand at `[start, end)` of the part."""

    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(piece.text for piece in self.pieces)


class StringReader:
    """Gathers one string from the events between its tags."""

    def __init__(self, opening: Start) -> None:
        self._start = opening.end
        self._end: int | None = None
        self._in_text = False
        self._pieces: list[Piece] = []

    def hear(self, event: Event) -> None:
        """The next event inside the string."""
        if isinstance(event, Text):
            if self._in_text and self._end is None:
                self._pieces += pieces(event)
        elif isinstance(event, Start):
            name = plain(event.name)
            self._in_text = name == "t"
            if name in _ALOUD and self._end is None:
                self._end = event.start
        elif isinstance(event, End):
            self._in_text = False

    def close(self, closing: End) -> RichText:
        """The string, at its end tag."""
        return RichText(tuple(self._pieces), self._start, closing.start if self._end is None else self._end)


class SharedStrings:
    """The shared strings of a workbook by their numbers, in little memory.

    Most have one piece that the part says letter by letter; of those only the text and three places are held.
    """

    def __init__(self, strings: Iterable[RichText] = ()) -> None:
        self._texts: list[str] = []
        self._places = array("q")
        self._others: dict[int, RichText] = {}
        for number, string in enumerate(strings):
            simple = len(string.pieces) == 1 and string.pieces[0].tie is Tie.VERBATIM
            if not simple:
                self._others[number] = string
            self._texts.append(string.text if simple else "")
            self._places.extend((string.start, string.pieces[0].start if simple else 0, string.end))

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> RichText:
        if number in self._others:
            return self._others[number]
        text = self._texts[number]
        start, at, end = self._places[3 * number : 3 * number + 3]
        return RichText((Piece(text, at, at + len(text)),), start, end)


def shared_strings(text: str, place: str) -> Iterator[RichText]:
    """The strings of the part of shared strings, in their order."""
    reader: StringReader | None = None
    for event in xml_events(text, place):
        if isinstance(event, Start) and plain(event.name) == "si":
            reader = StringReader(event)
        elif reader is not None and isinstance(event, End) and plain(event.name) == "si":
            yield reader.close(event)
            reader = None
        elif reader is not None:
            reader.hear(event)


def pieces(event: Text) -> Iterator[Piece]:
    """Characters of a string; `_x0041_` stands for the character of that number."""
    if not event.verbatim:
        yield Piece(event.text, event.start, event.end, Tie.ESCAPED)
        return
    start = 0
    for found in _ESCAPED.finditer(event.text):
        number = int(found[1], 16)
        if number in _SURROGATES:
            continue
        if start < found.start():
            yield Piece(event.text[start : found.start()], event.start + start, event.start + found.start())
        start = found.end()
        yield Piece(chr(number), event.start + found.start(), event.start + start, Tie.ESCAPED)
    if start < len(event.text):
        yield Piece(event.text[start:], event.start + start, event.end)


def spelt(text: str) -> str:
    r"""A text as a string of a workbook spells it.

    >>> spelt("a < b_x0041_\r")
    'a &lt; b_x005F_x0041__x000D_'
    """
    return escape_xml(visible(_TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)))

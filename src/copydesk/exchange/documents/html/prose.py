"""Stretches of a page as the pieces of a passage: references decoded, white space collapsed.

Sources: the HTML standard, sections 13.2.5.72 to 13.2.5.80 (character references); CSS Text 3, section 4.1
(white space).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from copydesk.exchange.documents.html.tokens import Attribute
from copydesk.exchange.documents.passages import OBJECT, Piece, Tie
from copydesk.exchange.documents.trimmed import BREAK

_REFERENCE = r"&(?:\#[0-9]{1,20}+|\#[xX][0-9A-Fa-f]{1,16}+|[A-Za-z][A-Za-z0-9]{1,31}+);?+"
_SPELT = re.compile(
    rf"(?P<blank>[\ \t\n\r\f]++)|{_REFERENCE}|(?P<stray>[<&](?:[\ \t\n\r\f]++(?=.)|[^\s<&])?)", re.VERBOSE
)
"""White space, references, and stray marks with what follows: beside other words they would be markup."""
_IN_VALUE = re.compile(rf"(?P<blank>[\t\n\f]|\r\n?)|{_REFERENCE}", re.VERBOSE)
_DECODE = re.compile(_REFERENCE, re.VERBOSE)
_RUN = re.compile(r"[ \t\n\r\f]+")
_BLANKS = " \t\n\r\f"


class Prose:
    """Gathers the pieces of one passage, from the text that stands between two block tags."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._blank: Piece | None = None

    def text(self, text: str, start: int, end: int) -> None:
        """The stretch `[start, end)` of a page."""
        position = start
        for match in _SPELT.finditer(text, start, end):
            if match["blank"]:
                if match.group() == " " and start < match.start() and match.end() < end:
                    continue
                self._words(text, position, match.start())
                self._white(match)
            else:
                said = _RUN.sub(" ", match.group()) if match["stray"] else html.unescape(match.group())
                self._words(text, position, match.start())
                self._add(_one(said, match))
            position = match.end()
        self._words(text, position, end)

    def kept(self, text: str, start: int, end: int) -> None:
        """Words that are shown and left alone."""
        said = _RUN.sub(" ", decoded(text[start:end]))
        if said:
            self._add(Piece(said, start, end, Tie.FIXED))

    def object(self, start: int, end: int) -> None:
        """Something without words, such as a picture."""
        self._add(Piece(OBJECT, start, end, Tie.FIXED))

    def line_break(self, start: int, end: int) -> bool:
        """A forced line end; True where it follows another and so ends the passage."""
        self._blank = None
        if self.pieces and self.pieces[-1].text == BREAK:
            return True
        self.pieces.append(Piece(BREAK, start, end, Tie.FIXED))
        return False

    def _words(self, text: str, start: int, end: int) -> None:
        if start < end:
            self._add(Piece(text[start:end], start, end))

    def _add(self, piece: Piece) -> None:
        if self._blank:
            self.pieces.append(self._blank)
            self._blank = None
        self.pieces.append(piece)

    def _white(self, match: re.Match[str]) -> None:
        """White space counts once, and neither at the start nor at the end of a line."""
        if self._blank or not self.pieces or self.pieces[-1].text == BREAK:
            return
        tie = Tie.VERBATIM if match.group() == " " else Tie.ESCAPED
        self._blank = Piece(" ", match.start(), match.end(), tie)


def decoded(text: str) -> str:
    """The text with its references decoded.

    >>> decoded("Q&amp;A &#8211; &c")
    'Q&A – &c'
    """
    return _DECODE.sub(lambda match: html.unescape(match.group()), text)


def value_pieces(text: str, value: Attribute) -> Iterator[Piece]:
    """The pieces of an attribute's value; one without quotes is one piece, to be replaced with quotes."""
    if not value.quote:
        yield Piece(decoded(text[value.start : value.end]), value.start, value.end, Tie.ESCAPED)
        return
    position = value.start
    for match in _IN_VALUE.finditer(text, value.start, value.end):
        said = " " if match["blank"] else _in_value(match.group(), text[match.end()])
        if said == match.group():
            continue
        if position < match.start():
            yield Piece(text[position : match.start()], position, match.start())
        yield _one(said, match)
        position = match.end()
    if position < value.end:
        yield Piece(text[position : value.end], position, value.end)


def _one(said: str, match: re.Match[str]) -> Piece:
    """A reference as a piece; a reference to white space is white space that does not collapse."""
    return Piece(" " if said in _BLANKS else said, match.start(), match.end(), Tie.ESCAPED)


def _in_value(reference: str, after: str) -> str:
    """In a value, `?a=1&copy=2`, a name without semicolon counts only when it is whole and no `=` follows."""
    if reference[1] != "#" and not reference.endswith(";") and (reference[1:] not in html5 or after == "="):
        return reference
    return html.unescape(reference)

"""A paragraph while it is being read: its pieces of text, and what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.exchange.documents.docx.styles import Styles
from copydesk.exchange.documents.passages import OBJECT, Passage, Piece, Tie
from copydesk.exchange.xml_events import Text
from copydesk.model import Role, Span
from copydesk.segmentation.paragraphs import END_MARK
from copydesk.text.protected import protected_spans

_BLANKS = " \t\r\n"
_COLLAPSED = re.compile(r"[\t\r\n]+")
_SHARED = range(0xA0, 0xD800)
"""Characters that do not depend on the font, as those of symbol fonts from U+F000 on do."""


@dataclass(slots=True)
class Paragraph:
    """What is known of a paragraph so far. Offsets of pieces count from `base`."""

    in_cell: bool
    base: int
    style: str = ""
    heading: bool = False
    listed: bool = False
    hidden: bool | None = None
    """Whether the run that is being read is hidden; None between runs."""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether there is more in it than objects and page numbers."""
        return any(piece.tie is not Tie.FIXED and piece.text.strip() for piece in self.pieces)

    def add(self, text: str, start: int, end: int, tie: Tie) -> None:
        """Text that stands at `[start, end)` of the part."""
        self.pieces.append(Piece(text, self.base + start, self.base + end, tie))

    def add_words(self, words: list[Text], *, preserved: bool, fixed: bool) -> None:
        """The text of one text element, without the blanks at its ends where those do not count."""
        shown = words if preserved else _stripped(words)
        for text in shown:
            if fixed:
                self.add(text.text, text.start, text.end, Tie.FIXED)
            elif text.verbatim:
                self._add_verbatim(text)
            else:
                said = _COLLAPSED.sub(" ", text.text)
                self.add(said, text.start, text.end, Tie.ESCAPED)

    def _add_verbatim(self, text: Text) -> None:
        start = 0
        for blanks in _COLLAPSED.finditer(text.text):
            if start < blanks.start():
                said = text.text[start : blanks.start()]
                self.add(said, text.start + start, text.start + blanks.start(), Tie.VERBATIM)
            start = blanks.end()
            self.add(" ", text.start + blanks.start(), text.start + start, Tie.ESCAPED)
        if start < len(text.text):
            self.add(text.text[start:], text.start + start, text.end, Tie.VERBATIM)

    def passage(self, styles: Styles, attributes: Mapping[str, object]) -> Passage:
        """The paragraph as it is now."""
        text = "".join(piece.text for piece in self.pieces)
        return Passage(
            tuple(self.pieces),
            self._role(text, styles),
            protected=tuple(sorted({*protected_spans(text), *self._fixed()})),
            attributes=attributes,
        )

    def _fixed(self) -> list[Span]:
        spans, start = [], 0
        for piece in self.pieces:
            end = start + len(piece.text)
            if piece.tie is Tie.FIXED:
                spans.append(Span(start, end))
            start = end
        return spans

    def _role(self, text: str, styles: Styles) -> Role:
        styled = Role.HEADLINE if self.heading else styles.role(self.style)
        if styled not in (None, Role.LIST_ITEM):
            return styled
        if self.in_cell:
            return Role.CELL
        if self.listed or styled is Role.LIST_ITEM:
            return Role.LIST_ITEM
        return Role.END_MARK if END_MARK.fullmatch(text.strip()) else Role.BODY


def symbol(code: str) -> str:
    """What `w:sym` shows: a character, or an object where only the symbol's font knows.

    >>> symbol("00E9"), symbol("F0E0") == symbol("?") == OBJECT
    ('é', True)
    """
    try:
        number = int(code, 16)
    except ValueError:
        return OBJECT
    return chr(number) if number in _SHARED else OBJECT


def _stripped(words: list[Text]) -> list[Text]:
    """Texts without the blanks at the beginning of the first and at the end of the last."""
    while words and not words[0].text.strip(_BLANKS):
        words = words[1:]
    while words and not words[-1].text.strip(_BLANKS):
        words = words[:-1]
    if words and words[0].verbatim:
        text = words[0].text.lstrip(_BLANKS)
        first = words[0]
        words = [Text(text, first.end - len(text), first.end, first.line, verbatim=True), *words[1:]]
    if words and words[-1].verbatim:
        text = words[-1].text.rstrip(_BLANKS)
        last = words[-1]
        words = [*words[:-1], Text(text, last.start, last.start + len(text), last.line, verbatim=True)]
    return words

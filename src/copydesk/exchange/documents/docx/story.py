"""The paragraphs of one part of a Word document: body, header, footer, or notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from copydesk.exchange.documents.docx.fields import Fields
from copydesk.exchange.documents.docx.names import is_on, prefixed, values
from copydesk.exchange.documents.docx.paragraph import Paragraph, symbol
from copydesk.exchange.documents.docx.styles import Styles, is_heading
from copydesk.exchange.documents.passages import OBJECT, Passage, Tie
from copydesk.exchange.xml_events import XML, End, Start, Text, xml_events

_UNREAD = frozenset(("w:del", "w:moveFrom", "w:rt", "w:rPrChange", "w:pPrChange", "mc:Fallback", "m:oMath"))
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
    "w:sym": OBJECT,
}
_SHAPES = frozenset(("v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:group"))
_TEXTS = ("w:t", "w:instrText")
_BREAKS = ("page", "column")


@dataclass(frozen=True, slots=True)
class TextElement:
    """A `w:t` that is read: its start tag stands at `[start, opened)`, its end tag begins at `closed`."""

    start: int
    opened: int
    closed: int
    preserved: bool
    """Whether blanks at its ends count."""


class Story:
    """Reads one part; offsets in passages count from `base`.

    `elements` are the text elements that it has met so far, in the order of their places.
    """

    def __init__(
        self, text: str, place: str, styles: Styles, attributes: Mapping[str, object], base: int = 0
    ) -> None:
        self.elements: list[TextElement] = []
        self._text, self._place, self._base = text, place, base
        self._styles, self._attributes = styles, attributes
        self._fields = Fields()
        self._paragraphs: list[tuple[int, Paragraph]] = []
        self._read: list[Passage | None] = []
        self._cells = [0]
        self._alternatives: list[bool] = []
        self._unread = 0
        self._within: Start | None = None
        self._words: list[Text] = []
        self._at_start: Mapping[str, Callable[[Start, Mapping[str, str]], None]] = {
            "w:p": self._begin,
            "w:r": self._run,
            "w:pStyle": self._property,
            "w:outlineLvl": self._property,
            "w:numId": self._property,
            "w:vanish": self._property,
            "w:fldChar": self._field,
            "w:fldSimple": self._simple_field,
            "w:tc": self._cell,
            "w:txbxContent": self._box,
            "mc:AlternateContent": self._alternative,
            "wp:inline": self._inline,
        }
        self._at_end: Mapping[str, Callable[[], None]] = {
            "w:p": self._end,
            "w:r": self._run_ends,
            "w:fldSimple": self._simple_field_ends,
            "w:tc": self._cell_ends,
            "w:txbxContent": self._box_ends,
            "mc:AlternateContent": self._alternative_ends,
        }

    def passages(self) -> Iterator[Passage]:
        """Each paragraph with text; those of a text box come after the paragraph that holds the box."""
        for event in xml_events(self._text, self._place):
            if isinstance(event, Text):
                if self._within is not None and not self._unread:
                    self._words.append(event)
            elif isinstance(event, Start):
                self._opens(event)
            elif isinstance(event, End):
                self._closes(event)
                if self._read and not self._paragraphs:
                    yield from (passage for passage in self._read if passage is not None)
                    self._read.clear()

    def _opens(self, event: Start) -> None:
        name = prefixed(event.name)
        if self._unread or name in _UNREAD or self._is_second_choice(name):
            if not self._unread and name == "m:oMath":
                self._object(event)
            self._unread += 1
        elif name in self._at_start:
            self._at_start[name](event, values(event.attributes))
        elif name in _TEXTS or name in _CHARACTERS:
            self._within, self._words = event, []
        elif name in _SHAPES and "absolute" not in event.attributes.get("style", "absolute"):
            self._object(event)

    def _closes(self, event: End) -> None:
        name = prefixed(event.name)
        if self._unread:
            self._unread -= 1
        elif name in self._at_end:
            self._at_end[name]()
        elif self._within is not None and self._within.name == event.name:
            start, self._within = self._within, None
            if name == "w:t":
                self._text_ends(start, event)
            elif name == "w:instrText":
                self._fields.instruct("".join(text.text for text in self._words))
            else:
                self._character(name, start, event)

    def _is_second_choice(self, name: str) -> bool:
        """Of alternatives the first is read; the others say the same for other programs."""
        if name != "mc:Choice" or not self._alternatives:
            return False
        second = self._alternatives[-1]
        self._alternatives[-1] = True
        return second

    @property
    def _open(self) -> Paragraph | None:
        """The paragraph whose run is being read, when that is shown."""
        if not self._paragraphs or self._fields.silent:
            return None
        paragraph = self._paragraphs[-1][1]
        return paragraph if paragraph.hidden is False else None

    def _begin(self, _event: Start, _said: Mapping[str, str]) -> None:
        self._paragraphs.append((len(self._read), Paragraph(self._cells[-1] > 0, self._base)))
        self._read.append(None)

    def _end(self) -> None:
        place, paragraph = self._paragraphs.pop()
        if paragraph.has_words:
            self._read[place] = paragraph.passage(self._styles, self._attributes)

    def _text_ends(self, start: Start, end: End) -> None:
        preserved = start.attributes.get(f"{XML}space") == "preserve"
        paragraph = self._open
        if paragraph is not None and self._words:
            self.elements.append(TextElement(start.start, start.end, end.start, preserved))
            paragraph.add_words(self._words, preserved=preserved, fixed=self._fields.computed)

    def _character(self, name: str, start: Start, end: End) -> None:
        paragraph = self._open
        if paragraph is None:
            return
        said = values(start.attributes)
        fixed = name == "w:sym" or said.get("w:type") in _BREAKS or self._fields.computed
        shown = symbol(said.get("w:char", "")) if name == "w:sym" else _CHARACTERS[name]
        paragraph.add(shown, start.start, end.end, Tie.FIXED if fixed else Tie.ESCAPED)

    def _object(self, event: Start) -> None:
        if self._paragraphs and not self._paragraphs[-1][1].hidden and not self._fields.silent:
            self._paragraphs[-1][1].add(OBJECT, event.start, event.start, Tie.FIXED)

    def _inline(self, event: Start, _said: Mapping[str, str]) -> None:
        self._object(event)

    def _property(self, event: Start, said: Mapping[str, str]) -> None:
        """What says what the paragraph, or its run, is."""
        if not self._paragraphs:
            return
        paragraph, value = self._paragraphs[-1][1], said.get("w:val")
        match prefixed(event.name):
            case "w:pStyle":
                paragraph.style = value or ""
            case "w:outlineLvl":
                paragraph.heading = is_heading(value or "")
            case "w:numId":
                paragraph.listed = value != "0"
            case "w:vanish" if paragraph.hidden is not None:
                paragraph.hidden = is_on(value)

    def _run(self, _event: Start, _said: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1][1].hidden = False

    def _run_ends(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1][1].hidden = None

    def _field(self, _event: Start, said: Mapping[str, str]) -> None:
        match said.get("w:fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.separate()
            case "end":
                self._fields.end()

    def _simple_field(self, _event: Start, said: Mapping[str, str]) -> None:
        self._fields.begin(said.get("w:instr", ""))

    def _cell(self, _event: Start, _said: Mapping[str, str]) -> None:
        self._cells[-1] += 1

    def _cell_ends(self) -> None:
        self._cells[-1] -= 1

    def _box(self, _event: Start, _said: Mapping[str, str]) -> None:
        self._cells.append(0)

    def _box_ends(self) -> None:
        self._cells.pop()

    def _alternative(self, _event: Start, _said: Mapping[str, str]) -> None:
        self._alternatives.append(False)

    def _alternative_ends(self) -> None:
        self._alternatives.pop()

    def _simple_field_ends(self) -> None:
        self._fields.end()

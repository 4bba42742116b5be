"""The texts of an XLIFF 1.2 file: every trans-unit, or the segments that its target is marked with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from copydesk.exchange.documents.inline_markup import (
    Content,
    Gathering,
    Show,
    indent_before,
    missing,
    sibling_name,
)
from copydesk.exchange.documents.passages import Passage
from copydesk.exchange.documents.xliff.heads import FileHead, role_of
from copydesk.exchange.documents.xliff.structure import Node
from copydesk.exchange.xml_events import End, Event, Start, Text

_SHOWN = {"g": Show.SPAN, "mrk": Show.SPAN, "x": Show.OBJECT, "ph": Show.OBJECT}
_TEXTS = ("source", "seg-source", "target")


@dataclass(slots=True)
class _Segments:
    """The segments that a text is marked with, by `mid`, and what stands between them."""

    by_id: dict[str, Content] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Unit:
    node: Node
    head: FileHead
    texts: dict[str, Content] = field(default_factory=dict)
    segments: dict[str, _Segments] = field(default_factory=dict)
    state: str | None = None
    after: int = 0
    tag: str = ""
    indent: str = ""


@dataclass(slots=True)
class _Open:
    """A text that is being gathered: all of it, the segment in it, and the gap after the last segment."""

    node: Node
    tag: str
    whole: Gathering
    marks: _Segments = field(default_factory=_Segments)
    segment: tuple[Node, Gathering, str] | None = None
    gap: str = ""


def passages12(
    events: Iterable[tuple[Event, Node | None]], text: str, fallback: FileHead
) -> Iterator[tuple[FileHead, Passage]]:
    """The units that are to be translated, or their segments, each with the head of its file."""
    reader = _Reader(text, fallback)
    for event, node in events:
        if node is None:
            continue
        closed = reader.take(event, node)
        if closed is not None:
            yield from ((closed.head, passage) for passage in _passages(closed))


class _Reader:
    """Keeps the unit that is open, and the text that is being gathered in it."""

    def __init__(self, text: str, head: FileHead) -> None:
        self._text = text
        self._head = head
        self._unit: _Unit | None = None
        self._open: _Open | None = None

    def take(self, event: Event, node: Node) -> _Unit | None:
        """Goes on by one event; the unit that it closes."""
        if self._open is not None:
            self._inside(event, node, self._open)
        elif isinstance(event, Start):
            self._structure(event, node)
        elif isinstance(event, End) and self._unit is not None and node is self._unit.node:
            unit, self._unit = self._unit, None
            return unit
        return None

    def _structure(self, event: Start, node: Node) -> None:
        attributes = node.attributes
        if node.kind == "file":
            languages = attributes.get("source-language"), attributes.get("target-language")
            self._head = self._head.named(attributes["original"]).speaking(*languages)
        elif node.kind == "trans-unit" and _to_translate(node):
            self._unit = _Unit(node, self._head)
        elif self._unit is not None and node.kind in _TEXTS and node.parent is self._unit.node:
            tag = self._text[event.start : event.end]
            self._open = _Open(node, tag, Gathering(event, preserve=node.space == "preserve"))
            self._unit.tag, self._unit.indent = tag, indent_before(self._text, event.start)

    def _inside(self, event: Event, node: Node, text: _Open) -> None:
        if isinstance(event, Text):
            self._words(event, text)
        elif isinstance(event, Start):
            self._mark(event, node, text)
        elif isinstance(event, End) and node is text.node:
            self._finish(event, text)
        elif isinstance(event, End):
            text.whole.end(event)
            if text.segment is not None and node is text.segment[0]:
                _, gathering, tag = text.segment
                text.marks.by_id[node.attributes.get("mid", "")] = gathering.finish(event, tag)
                text.segment = None
            elif text.segment is not None:
                text.segment[1].end(event)

    def _words(self, event: Text, text: _Open) -> None:
        raw = self._text[event.start : event.start + 1]
        text.whole.text(event, raw)
        if text.segment is not None:
            text.segment[1].text(event, raw)
        else:
            text.gap += event.text

    def _mark(self, event: Start, node: Node, text: _Open) -> None:
        show = _show(node)
        words = "\n" if node.attributes.get("ctype") == "lb" else node.attributes.get("equiv-text", "")
        text.whole.start(event, show, words)
        if text.segment is not None:
            text.segment[1].start(event, show, words)
        elif node.attributes.get("mtype") == "seg" and node.kind == "mrk":
            gathering = Gathering(event, preserve=node.space == "preserve")
            text.segment = node, gathering, self._text[event.start : event.end]
            text.marks.gaps.append(text.gap)
            text.gap = ""

    def _finish(self, event: End, text: _Open) -> None:
        self._open = None
        if self._unit is None:
            return
        self._unit.texts[text.node.kind] = text.whole.finish(event, text.tag)
        self._unit.segments[text.node.kind] = text.marks
        if text.node.kind == "target":
            self._unit.state = text.node.attributes.get("state")
        else:
            self._unit.after = event.end


def _show(node: Node) -> Show:
    if node.kind == "mrk" and node.attributes.get("mtype") == "protected":
        return Show.KEPT
    return _SHOWN.get(node.kind, Show.NOTHING)


def _to_translate(unit: Node) -> bool:
    for node in (unit, *unit.around):
        if "translate" in node.attributes:
            return node.attributes["translate"] == "yes"
    return True


def _passages(unit: _Unit) -> Iterator[Passage]:
    marked = unit.segments.get("target", _Segments())
    if not marked.by_id:
        target = unit.texts.get("target") or missing(
            unit.after, sibling_name(unit.tag, "target"), unit.indent
        )
        yield _passage(unit, target, None, unit.texts["source"].text)
        return
    sources = unit.segments.get("seg-source", _Segments()).by_id
    for gap, (mid, target) in zip(marked.gaps, marked.by_id.items(), strict=False):
        source = sources.get(mid)
        yield _passage(unit, target, mid, source.text if source else None, gap or " ")


def _passage(unit: _Unit, target: Content, mid: str | None, source: str | None, gap: str = " ") -> Passage:
    attributes = unit.node.attributes
    approved = {"approved": attributes["approved"]} if "approved" in attributes else {}
    return Passage(
        target.pieces,
        role_of(attributes.get("restype", "")),
        unit=attributes["id"],
        segment=attributes["id"] if mid is None else f"{attributes['id']}/{mid}",
        source=source,
        state=unit.state,
        gap=gap,
        protected=target.protected,
        segment_attributes=approved,
        encode=target.encode,
    )

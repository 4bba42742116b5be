"""The texts of an XLIFF 2 file: every segment with its source, inline codes out of the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
from copydesk.exchange.documents.xliff.names import MODULES
from copydesk.exchange.documents.xliff.structure import Node
from copydesk.exchange.xml_events import End, Event, Start, Text
from copydesk.model import Role

_SHOWN = {"pc": Show.SPAN, "mrk": Show.SPAN, "ph": Show.OBJECT, "cp": Show.OBJECT}
_STYLE = f"{{{MODULES['fs']}}}fs"


@dataclass(slots=True)
class _Part:
    """A segment or ignorable."""

    kind: str
    attributes: Mapping[str, str]
    source: Content | None = None
    target: Content | None = None
    after_source: int = 0
    source_tag: str = ""
    indent: str = ""


@dataclass(slots=True)
class _Unit:
    name: str
    role: Role
    head: FileHead
    parts: list[_Part] = field(default_factory=list)


def passages2(
    events: Iterable[tuple[Event, Node | None]], text: str, fallback: FileHead
) -> Iterator[tuple[FileHead, Passage]]:
    """The segments of all units that are to be translated, each with the head of its file."""
    reader = _Reader(text, fallback)
    for event, node in events:
        reader.take(event, node)
        if isinstance(event, End) and node is not None and node.kind == "unit" and reader.unit is not None:
            head = reader.unit.head
            yield from ((head, passage) for passage in _passages(reader.unit))
            reader.unit = None


class _Reader:
    """Keeps the unit that is open, and the text that is being gathered in it."""

    def __init__(self, text: str, head: FileHead) -> None:
        self._text = text
        self._head = head
        self._gathering: tuple[Node, Gathering, str] | None = None
        self.unit: _Unit | None = None

    def take(self, event: Event, node: Node | None) -> None:
        """Goes on by one event."""
        if node is None:
            return
        if self._gathering is not None:
            self._inside(event, node)
        elif isinstance(event, Start) and node.kind:
            self._structure(event, node)

    def _structure(self, event: Start, node: Node) -> None:
        attributes = node.attributes
        if node.kind == "xliff":
            self._head = self._head.speaking(attributes.get("srcLang"), attributes.get("trgLang"))
        elif node.kind == "file":
            self._head = self._head.named(attributes["id"])
        elif node.kind == "unit":
            role = role_of(attributes.get(_STYLE) or attributes.get("type", ""))
            self.unit = _Unit(attributes["id"], role, self._head) if _to_translate(node) else None
        elif self.unit is not None and node.parent is not None:
            if node.kind in ("segment", "ignorable"):
                self.unit.parts.append(_Part(node.kind, attributes))
            elif node.kind in ("source", "target") and node.parent.kind in ("segment", "ignorable"):
                tag = self._text[event.start : event.end]
                self._gathering = node, Gathering(event, preserve=node.space == "preserve"), tag
                if node.kind == "source":
                    part = self.unit.parts[-1]
                    part.source_tag, part.indent = tag, indent_before(self._text, event.start)

    def _inside(self, event: Event, node: Node) -> None:
        if self._gathering is None or self.unit is None:
            return
        holder, gathering, tag = self._gathering
        if isinstance(event, Text):
            gathering.text(event, self._text[event.start : event.start + 1])
        elif isinstance(event, Start):
            gathering.start(event, _show(node), _words(node))
        elif isinstance(event, End) and node is not holder:
            gathering.end(event)
        elif isinstance(event, End):
            content, part = gathering.finish(event, tag), self.unit.parts[-1]
            if holder.kind == "source":
                part.source, part.after_source = content, event.end
            else:
                part.target = content
            self._gathering = None


def _show(node: Node) -> Show:
    if node.kind == "mrk" and node.attributes.get("translate") == "no":
        return Show.KEPT
    return _SHOWN.get(node.kind, Show.NOTHING)


def _words(node: Node) -> str:
    if node.attributes.get("subType") == "xlf:lb":
        return "\n"
    return node.attributes.get("equiv") or node.attributes.get("disp", "")


def _to_translate(unit: Node) -> bool:
    for node in (unit, *unit.around):
        if "translate" in node.attributes:
            return node.attributes["translate"] == "yes"
    return True


def _passages(unit: _Unit) -> Iterator[Passage]:
    alone = sum(part.kind == "segment" for part in unit.parts) == 1
    gap, number = "", 0
    for part in unit.parts:
        if part.kind == "ignorable":
            shown = part.target or part.source
            gap += shown.text if shown else ""
            continue
        number += 1
        name = part.attributes.get("id") or ("" if alone else f"#{number}")
        target = part.target or missing(
            part.after_source, sibling_name(part.source_tag, "target"), part.indent
        )
        yield Passage(
            target.pieces,
            unit.role,
            unit=unit.name,
            segment=f"{unit.name}/{name}" if name else unit.name,
            source=part.source.text if part.source else None,
            state=part.attributes.get("state"),
            gap=gap or " ",
            protected=target.protected,
            encode=target.encode,
        )
        gap = ""

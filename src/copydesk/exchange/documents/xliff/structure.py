"""Walking through a file with its grammar: every element, attribute and word is where it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from copydesk.errors import InputError
from copydesk.exchange.documents.xliff.grammar import ElementRule, Grammar
from copydesk.exchange.documents.xliff.names import INSTANCE, MODULES, PREFIX_OF, XML, local, namespace, shown
from copydesk.exchange.documents.xliff.tables2 import MODULE_ATTRIBUTES, MODULE_PLACES, REPEATABLE, STYLED
from copydesk.exchange.documents.xliff.values import KINDS
from copydesk.exchange.xml_events import End, Event, Start, Text

_LANG, _SPACE = f"{{{XML}}}lang", f"{{{XML}}}space"
_DEEPEST = 1_000
"""Elements in one another; real files have some dozens, and looking up through them must stay cheap."""
_MODULE_URIS = frozenset(MODULES.values())


@dataclass(slots=True)
class Node:
    """An open element, with what it has from those around it."""

    name: str
    attributes: Mapping[str, str]
    line: int
    parent: Node | None
    rule: ElementRule | None
    """None: an element of another namespace, or inside one."""
    kind: str = ""
    """The local name of an element that the grammar knows, "" of others."""
    language: str = ""
    space: str = "default"
    depth: int = 1
    step: int = 0
    count: int = 0
    empty: bool = True
    held: dict[object, int] = field(default_factory=dict)
    """What may be in it only once (ids in their scope, roots of modules), each with its line."""

    @property
    def around(self) -> Iterator[Node]:
        """The elements around it, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


Place = tuple[str, int]
"""A file as errors call it, and a line."""


def refusal(place: Place, message: str, mend: str = "") -> InputError:
    """The error that a rule is broken at a line."""
    return InputError(message, place=f"{place[0]}:{place[1]}", mend=mend)


def walk(
    events: Iterable[Event], place: str, grammar: Grammar, *, modules: bool
) -> Iterator[tuple[Event, Node | None]]:
    """The events, each with the element that it opens, closes or stands in.

    `modules`: attributes and elements of the modules of XLIFF 2 are held to their rules. Raises InputError
    with the line and the rule where the file breaks the grammar.
    """
    node: Node | None = None
    for event in events:
        if isinstance(event, Start):
            node = _opened(event, node, place, grammar, modules=modules)
            yield event, node
        elif isinstance(event, End):
            if node is not None:
                _close(node, place)
                yield event, node
                node = node.parent
        else:
            if isinstance(event, Text) and node is not None:
                _check_text(event, node, place)
            yield event, node


def _opened(event: Start, parent: Node | None, place: str, grammar: Grammar, *, modules: bool) -> Node:
    checked = parent is None or (parent.rule is not None and not parent.rule.unchecked)
    if parent is not None:
        parent.empty = False
        if checked:
            _take(parent, event, place, modules=modules)
    rule = grammar.get(event.name) if checked else None
    node = Node(event.name, event.attributes, event.line, parent, rule, local(event.name) if rule else "")
    if parent is not None:
        node.language, node.space, node.depth = parent.language, parent.space, parent.depth + 1
        if node.depth > _DEEPEST:
            raise refusal((place, event.line), f"elements stand more than {_DEEPEST} deep in one another")
    node.language = event.attributes.get(_LANG, node.language)
    node.space = event.attributes.get(_SPACE, node.space)
    if rule is not None:
        _check_attributes(node, rule, place, modules=modules)
    return node


def _take(parent: Node, event: Start, place: str, *, modules: bool) -> None:
    """Moves the parent's content on by one element."""
    steps = parent.rule.steps if parent.rule else ()
    at, count = parent.step, parent.count
    while at < len(steps):
        step = steps[at]
        if step.accepts(event.name, parent.name) and (step.most is None or count < step.most):
            parent.step, parent.count = at, count + 1
            if modules and event.name not in step.names:
                _check_module(parent, event, place)
            return
        if count < step.least:
            break
        at, count = at + 1, 0
    raise _misplaced(parent, event, at, place)


def _misplaced(parent: Node, event: Start, at: int, place: str) -> InputError:
    """Why an element may not be the next one; `at` is the step that its parent has come to."""
    steps = parent.rule.steps if parent.rule else ()
    later = any(step.accepts(event.name, parent.name) for step in steps[at:])
    if later:
        message = f"<{shown(parent.name)}> needs {steps[at]} before <{shown(event.name)}>"
        return refusal((place, event.line), message)
    known = any(step.accepts(event.name, parent.name) for step in steps)
    fault = "out of order or too often" if known else "where it may not be"
    return refusal(
        (place, event.line),
        f"<{shown(event.name)}> stands {fault} in <{shown(parent.name)}>",
        f"there may be, in this order: {', '.join(map(str, steps)) or 'nothing'}",
    )


def _check_module(parent: Node, event: Start, place: str) -> None:
    """Holds an element between core elements to the rules of its module, if it is of one."""
    if namespace(event.name) not in _MODULE_URIS:
        return
    places = MODULE_PLACES.get(event.name, frozenset())
    if local(parent.name) not in places:
        raise refusal((place, event.line), f"<{shown(event.name)}> may not stand in <{shown(parent.name)}>")
    if event.name in parent.held and event.name not in REPEATABLE:
        raise refusal((place, event.line), f"<{shown(parent.name)}> has more than one <{shown(event.name)}>")
    parent.held[event.name] = event.line


def _close(node: Node, place: str) -> None:
    if node.rule is None:
        return
    count = node.count
    for step in node.rule.steps[node.step :]:
        if count < step.least:
            raise refusal((place, node.line), f"<{shown(node.name)}> needs {step}")
        count = 0


def _check_text(event: Text, node: Node, place: str) -> None:
    node.empty = False
    if node.rule is None or node.rule.text or node.rule.unchecked:
        return
    if event.text.strip(" \t\r\n"):
        raise refusal((place, event.line), f"words stand where <{shown(node.name)}> has only elements")


def _check_attributes(node: Node, rule: ElementRule, place: str, *, modules: bool) -> None:
    here = (place, node.line)
    for name in rule.required:
        if name not in node.attributes:
            raise refusal(here, f"<{shown(node.name)}> needs the attribute {shown(name)}")
    for name, value in node.attributes.items():
        kind = rule.attributes.get(name) or _foreign_kind(name, node, rule, place, modules=modules)
        fits, what = KINDS[kind]
        if not fits(value):
            said = f"{shown(name)} of <{shown(node.name)}> is {value[:40]!r}"
            raise refusal(here, said, f"it must be {what}")


def _foreign_kind(name: str, node: Node, rule: ElementRule, place: str, *, modules: bool) -> str:
    """The kind of value of an attribute that is not the element's own; refused where it may not be."""
    uri = namespace(name)
    if uri == INSTANCE or "loose" in rule.lets_in:
        return "any"
    if uri == XML and "any" in rule.lets_in:
        return {_LANG: "language", _SPACE: "space"}.get(name, "any")
    prefix = PREFIX_OF.get(uri, "")
    allowed = bool(uri) and ("any" in rule.lets_in or prefix in rule.lets_in)
    if modules and uri in _MODULE_URIS:
        allowed = allowed and name in MODULE_ATTRIBUTES and (prefix != "fs" or node.kind in STYLED)
    if not allowed:
        raise refusal(
            (place, node.line),
            f"<{shown(node.name)}> may not have the attribute {shown(name)}",
            f"it may have {', '.join(map(shown, rule.attributes)) or 'none'}",
        )
    return MODULE_ATTRIBUTES.get(name, "any") if modules else "any"

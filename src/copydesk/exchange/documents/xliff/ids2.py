"""Ids of XLIFF 2: each unique in its scope, each an address that references can name."""

from __future__ import annotations

from copydesk.exchange.documents.xliff.names import MODULES, PREFIX_OF, XML, namespace, shown
from copydesk.exchange.documents.xliff.references2 import Addresses, Container
from copydesk.exchange.documents.xliff.structure import Node, refusal

_ID = f"{{{XML}}}id"
_ITS = MODULES["its"]
_SELECTORS = {"file": "f", "group": "g", "unit": "u"}
CONTAINERS = tuple(_SELECTORS)
"""The elements that hold others and that references can name."""


def keep_id(node: Node, addresses: Addresses) -> None:
    """Notes the id of an element of the core or of a module; raises InputError where it is taken."""
    value = node.attributes.get("id") or node.attributes.get(_ID)
    if value is None:
        return
    prefix = PREFIX_OF.get(namespace(node.name), "")
    if prefix:
        _once(_module_scope(node), (prefix, value), node, addresses.place)
        _name(node, prefix, value, addresses)
    elif node.kind in CONTAINERS:
        scope = nearest(node, ("xliff",) if node.kind == "file" else ("file",))
        _once(scope, (node.kind, value), node, addresses.place)
    elif node.kind in ("note", "data"):
        _once(node.parent, (node.kind, value), node, addresses.place)
        _name(node, node.kind[0], value, addresses)
    elif nearest(node, ("match",)) is None:
        _name(node, "t" if nearest(node, ("target",)) else "", value, addresses)


def keep_foreign_id(node: Node, addresses: Addresses) -> None:
    """Notes the id of an element of an extension; raises InputError where its file, group or unit has it."""
    value = node.attributes.get("id") or node.attributes.get(_ID)
    around = nearest(node, CONTAINERS) if value else None
    if value is None or around is None or nearest(node, ("skeleton",)) is not None:
        return
    uri = namespace(node.name)
    _once(around, (uri, value), node, addresses.place)
    _name(node, PREFIX_OF.get(uri, uri), value, addresses)


def nearest(node: Node, kinds: tuple[str, ...]) -> Node | None:
    """The nearest element around it of one of these kinds."""
    return next((around for around in node.around if around.kind in kinds), None)


def inside(node: Node) -> Container | None:
    """The file, group or unit that an element is or stands in."""
    if node.kind in CONTAINERS:
        return container_of(node)
    around = nearest(node, CONTAINERS)
    return None if around is None else container_of(around)


def container_of(node: Node) -> Container:
    """How references name a file, group or unit."""
    file = node if node.kind == "file" else nearest(node, ("file",))
    name = file.attributes["id"] if file is not None else ""
    return (name, _SELECTORS[node.kind], node.attributes["id"])


def _once(scope: Node | None, key: tuple[str, str], node: Node, place: str) -> None:
    if scope is None:
        return
    if key in scope.held:
        said = f"the id {key[1]!r} of <{shown(node.name)}> is used twice in the <{shown(scope.name)}>"
        mend = "give one another id"
        raise refusal((place, node.line), f"{said} (first in line {scope.held[key]})", mend)
    scope.held[key] = node.line


def _name(node: Node, prefix: str, value: str, addresses: Addresses) -> None:
    within = inside(node)
    if within is not None:
        addresses.known.add((within, prefix, value))


def _module_scope(node: Node) -> Node | None:
    """Where ids of a module are unique: in its root element, those of ITS in the container around."""
    uri = namespace(node.name)
    if uri == _ITS:
        return nearest(node, CONTAINERS)
    scope = node
    while scope.parent is not None and namespace(scope.parent.name) == uri:
        scope = scope.parent
    return scope

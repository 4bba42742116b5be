"""The rules of XLIFF 2 that no table of elements can say, checked while the file goes by."""

from __future__ import annotations

from collections.abc import Callable

from copydesk.exchange.documents.xliff.conditions import check_conditions
from copydesk.exchange.documents.xliff.ids2 import (
    CONTAINERS,
    container_of,
    inside,
    keep_foreign_id,
    keep_id,
    nearest,
)
from copydesk.exchange.documents.xliff.names import MODULES, XML, local, shown
from copydesk.exchange.documents.xliff.references2 import Addresses, Reference
from copydesk.exchange.documents.xliff.structure import Node, refusal
from copydesk.exchange.documents.xliff.units2 import Code, Part, Scope, check_scope

_ITS = MODULES["its"]
_INLINE = frozenset({"ph", "pc", "sc", "ec", "mrk", "sm", "em"})
_SPANNING = frozenset({"pc", "mrk"})
_FLOWS = ("subFlows", "subFlowsStart", "subFlowsEnd")
_POINTING = ("ref", f"{{{_ITS}}}locQualityIssuesRef", f"{{{_ITS}}}provenanceRecordsRef")
_SPAN = frozenset({"", "t"})
_TRANSLATED = frozenset({"translated", "reviewed", "final"})
_Handler = Callable[["Rules2", Node], None]
_ON_START: dict[str, _Handler] = {}
_ON_END: dict[str, _Handler] = {}
_FIRST_ALLOWED, _LAST = 0x20, 0x10FFFF


def _starts(*names: str) -> Callable[[_Handler], _Handler]:
    """Has a method called when such an element opens."""
    return _registered(_ON_START, names)


def _ends(*names: str) -> Callable[[_Handler], _Handler]:
    """Has a method called when such an element closes."""
    return _registered(_ON_END, names)


def _registered(table: dict[str, _Handler], names: tuple[str, ...]) -> Callable[[_Handler], _Handler]:
    def register(method: _Handler) -> _Handler:
        table.update(dict.fromkeys(names, method))
        return method

    return register


class Rules2:
    """Holds what must be remembered: ids by scope, references, the unit that is open."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._addresses = Addresses(place)
        self._scopes: list[Scope] = []
        self._flows: list[tuple[str, int]] = []
        self._resources: list[tuple[str, int]] = []
        self._languages = ("", "")

    def start(self, node: Node) -> None:
        """Checks an element as it opens."""
        if node.rule is None:
            keep_foreign_id(node, self._addresses)
            return
        check_conditions(node, self._place)
        keep_id(node, self._addresses)
        self._keep_references(node)
        name = shown(node.name)
        handler = _ON_START.get(name)
        if handler:
            handler(self, node)
        elif name in _INLINE:
            self._code(node)

    def end(self, node: Node) -> None:
        """Checks an element as it closes."""
        handler = _ON_END.get(shown(node.name)) if node.rule else None
        if handler:
            handler(self, node)
        elif node.kind in _SPANNING and self._scopes:
            self._add(Code(node.kind, node.attributes, node.line, closing=True), node)

    def _refuse(self, node: Node, message: str, mend: str = "") -> Exception:
        return refusal((self._place, node.line), message, mend)

    @_starts("xliff")
    def _root(self, node: Node) -> None:
        self._languages = node.attributes["srcLang"], node.attributes.get("trgLang", "")

    @_starts("file", "group")
    def _container(self, node: Node) -> None:
        self._addresses.containers.add(container_of(node))

    @_starts("unit")
    def _unit(self, node: Node) -> None:
        self._container(node)
        self._scopes.append(Scope(node.line, "unit"))

    @_starts("mtc:match")
    def _match(self, node: Node) -> None:
        self._scopes.append(Scope(node.line, "match", [Part(node.line, order=1)]))

    @_starts("segment", "ignorable")
    def _part(self, node: Node) -> None:
        parts = self._scopes[-1].parts
        parts.append(Part(node.line, node.attributes.get("id", ""), order=len(parts) + 1))
        if node.kind == "segment" and node.parent is not None:
            node.parent.held["segment"] = node.line

    @_starts("data")
    def _data(self, node: Node) -> None:
        self._scopes[-1].data.add(node.attributes["id"])

    @_starts("source")
    def _source(self, node: Node) -> None:
        self._check_language(node, self._languages[0], "srcLang")

    @_starts("target")
    def _target(self, node: Node) -> None:
        parent = node.parent
        in_match = parent is not None and parent.kind == "match"
        if not self._languages[1] and not in_match:
            raise self._refuse(node, "there is a <target>, but <xliff> does not say trgLang")
        if not (in_match and parent is not None and parent.attributes.get("reference") == "yes"):
            self._check_language(node, self._languages[1], "trgLang")
        part = self._scopes[-1].parts[-1]
        part.target = []
        if not in_match:
            part.order = int(node.attributes.get("order", part.order))
        if parent is not None:
            parent.held["target"] = node.line

    def _check_language(self, node: Node, wanted: str, name: str) -> None:
        said = node.language.lower()
        if said and wanted and said != wanted.lower() and not said.startswith(f"{wanted.lower()}-"):
            raise self._refuse(
                node, f"the language of <{node.kind}> is {node.language}, but {name} is {wanted}"
            )

    @_starts("res:source", "res:target")
    def _resource_text(self, node: Node) -> None:
        if f"{{{XML}}}lang" in node.attributes:
            which = 0 if node.kind == "source" else 1
            self._check_language(node, self._languages[which], ("srcLang", "trgLang")[which])

    @_starts("cp")
    def _code_point(self, node: Node) -> None:
        code = int(node.attributes["hex"], 16)
        unheld = code < _FIRST_ALLOWED and chr(code) not in "\t\n\r"
        if not (unheld or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)) or code > _LAST:  # noqa: PLR2004 - surrogates and non-characters of XML 1.0
            raise self._refuse(node, f"<cp> is for characters that XML cannot hold, not U+{code:04X}")

    def _code(self, node: Node) -> None:
        for name in _FLOWS:
            flows = node.attributes.get(name, "").split()
            self._flows += ((unit, node.line) for unit in flows)
        self._add(Code(node.kind, node.attributes, node.line), node)

    def _add(self, code: Code, node: Node) -> None:
        part = self._scopes[-1].parts[-1]
        side = next(around.kind for around in node.around if around.kind in ("source", "target"))
        codes = part.source if side == "source" else part.target
        if codes is not None:
            codes.append(code)

    @_starts("val:rule")
    def _rule(self, node: Node) -> None:
        if node.attributes.get("disabled") == "yes" and _depth_kind(node) == "file":
            raise self._refuse(node, "a <val:rule> of a file may not be disabled")

    @_starts("res:resourceItemRef")
    def _resource_reference(self, node: Node) -> None:
        self._resources.append((node.attributes["ref"], node.line))

    @_ends("unit", "mtc:match")
    def _end_scope(self, node: Node) -> None:
        if node.kind == "unit" and "segment" not in node.held:
            raise self._refuse(node, "<unit> needs at least one <segment>")
        check_scope(self._scopes.pop(), self._place)

    @_ends("segment", "ignorable")
    def _end_part(self, node: Node) -> None:
        if node.attributes.get("state") in _TRANSLATED and "target" not in node.held:
            raise self._refuse(node, f"the state is {node.attributes['state']}, but there is no <target>")
        spaces = {node.held.get("source space"), node.held.get("target space")} - {None}
        if len(spaces) > 1:
            raise self._refuse(node, "<source> and <target> differ in xml:space")

    @_ends("source", "target")
    def _end_text(self, node: Node) -> None:
        if node.parent is not None:
            node.parent.held[f"{node.kind} space"] = node.space == "preserve"

    @_ends("skeleton", "res:source", "res:target")
    def _end_holder(self, node: Node) -> None:
        """A skeleton or resource is inside, or elsewhere (`href`), never both and never neither."""
        if ("href" in node.attributes) != node.empty:
            mend = "take out the content or href" if not node.empty else "say href or give the content"
            raise self._refuse(node, f"<{shown(node.name)}> must have either content or href", mend)
        if node.empty and node.parent is not None:
            node.parent.held["elsewhere"] = node.line
        if node.parent is not None:
            node.parent.held[node.kind] = node.line

    @_ends("res:resourceItem")
    def _end_resource(self, node: Node) -> None:
        inside = "elsewhere" not in node.held and ("source" in node.held or "target" in node.held)
        if "mimeType" not in node.attributes and not inside:
            raise self._refuse(node, "<res:resourceItem> without its content needs the attribute mimeType")

    @_ends("gls:glossEntry")
    def _end_entry(self, node: Node) -> None:
        if "translation" not in node.held and "definition" not in node.held:
            raise self._refuse(node, "<gls:glossEntry> needs a <gls:translation> or a <gls:definition>")

    @_ends("gls:translation", "gls:definition")
    def _end_piece(self, node: Node) -> None:
        if node.parent is not None:
            node.parent.held[node.kind] = node.line

    @_ends("file")
    def _end_file(self, node: Node) -> None:
        file = node.attributes["id"]
        for unit, line in self._flows:
            if (file, "u", unit) not in self._addresses.containers:
                raise refusal(
                    (self._place, line), f"subFlows names {unit!r}, but the file has no such <unit>"
                )
        for item, line in self._resources:
            if ((file, "f", file), "res", item) not in self._addresses.known:
                said = f"ref is {item!r}, but the file has no <res:resourceItem> of that id"
                raise refusal((self._place, line), said)
        self._flows, self._resources = [], []

    @_ends("xliff")
    def _end_root(self, _node: Node) -> None:
        self._addresses.resolve()

    def _keep_references(self, node: Node) -> None:
        for name in _POINTING:
            value = node.attributes.get(name)
            if value is not None and shown(node.name) != "res:resourceItemRef":
                within = inside(node)
                only = _bounds(node, name)
                if within is not None:
                    bound = {"only": only} if only else {}
                    self._addresses.point(Reference(shown(name), value, node.line, within, **bound))


def _bounds(node: Node, name: str) -> frozenset[str]:
    """The leaves that a reference may have if it must stay in its unit, none where it need not."""
    if name != "ref":
        return frozenset({"its"})
    if shown(node.name) in ("mtc:match", "gls:glossEntry", "gls:translation"):
        return _SPAN
    is_comment = node.kind in ("mrk", "sm") and node.attributes.get("type") == "comment"
    return frozenset({"n"}) if is_comment else frozenset()


def _depth_kind(node: Node) -> str:
    around = nearest(node, CONTAINERS)
    return "" if around is None else local(around.name)

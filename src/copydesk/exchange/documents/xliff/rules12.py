"""The rules of XLIFF 1.2 that no table of elements can say, checked while the file goes by."""

from __future__ import annotations

from copydesk.exchange.documents.xliff.structure import Node, refusal

_UNITS = ("trans-unit", "bin-unit")
_HOLDERS = ("source", "seg-source", "target")
_STARTS = {"ept": "bpt", "ex": "bx"}


class Rules12:
    """Holds what must be remembered: ids and names of the file, codes of the text that is open."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._names: set[tuple[str, str]] = set()
        self._wanted: list[tuple[str, str, str, int]] = []
        self._codes: dict[tuple[str, str], int] = {}
        self._segments: set[str] = set()
        self._translated: set[str] = set()

    def start(self, node: Node) -> None:
        """Checks an element as it opens."""
        kind, attributes = node.kind, node.attributes
        if kind == "file":
            self._names, self._wanted = set(), []
        elif kind in _UNITS:
            self._once(("unit", attributes["id"]), "id", node)
            self._segments, self._translated = set(), set()
        elif kind == "group" and "id" in attributes:
            self._once(("group", attributes["id"]), "id", node)
        elif kind == "phase":
            self._once(("phase-name", attributes["phase-name"]), "phase-name", node)
        elif kind == "tool":
            self._once(("tool-id", attributes["tool-id"]), "tool-id", node)
        elif kind in _HOLDERS:
            self._codes = {}
        else:
            self._inline(node)
        if kind not in ("phase", "tool") or (kind == "phase" and "tool-id" in attributes):
            self._want(node)

    def end(self, node: Node) -> None:
        """Checks an element as it closes."""
        if node.kind in _HOLDERS:
            for (kind, name), line in self._codes.items():
                if line:
                    end = "ept" if kind == "bpt" else "ex"
                    raise refusal(
                        (self._place, line),
                        f"<{kind}> {name!r} has no <{end}> in the same <{node.kind}>",
                        f"add it, or write {'<it>' if kind == 'bpt' else '<x>'}",
                    )
        elif node.kind == "file":
            for kind, name, element, line in self._wanted:
                if (kind, name) not in self._names:
                    said = f"{kind} of <{element}> is {name!r}, which the file's <header> does not have"
                    raise refusal((self._place, line), said)

    def _once(self, key: tuple[str, str], attribute: str, node: Node) -> None:
        if key in self._names:
            said = f"the {attribute} {key[1]!r} of <{node.kind}> is used twice in the <file>"
            raise refusal((self._place, node.line), said, "give one another")
        self._names.add(key)

    def _want(self, node: Node) -> None:
        for name in ("tool-id", "phase-name"):
            if name in node.attributes and not (name == "phase-name" and node.kind == "phase"):
                self._wanted.append((name, node.attributes[name], node.kind, node.line))

    def _inline(self, node: Node) -> None:
        kind, attributes = node.kind, node.attributes
        if kind in _STARTS.values():
            key = (kind, attributes.get("rid", attributes["id"]))
            if key in self._codes:
                raise refusal((self._place, node.line), f"two <{kind}> begin {key[1]!r}")
            self._codes[key] = node.line
        elif kind in _STARTS:
            key = (_STARTS[kind], attributes.get("rid", attributes["id"]))
            if not self._codes.get(key):
                said = f"<{kind}> ends {key[1]!r}, but no <{key[0]}> before it begins that"
                raise refusal((self._place, node.line), said)
            self._codes[key] = 0
        elif kind == "mrk" and attributes.get("mtype") == "seg":
            self._segment(node)

    def _segment(self, node: Node) -> None:
        holder = next((around.kind for around in node.around if around.kind in _HOLDERS), "")
        unit = next((around.kind for around in node.around if around.kind in ("trans-unit", "alt-trans")), "")
        mid = node.attributes.get("mid", "")
        if unit != "trans-unit" or holder == "source":
            return
        if holder == "target" and mid not in self._segments:
            raise refusal((self._place, node.line), f"the mid {mid!r} of <target> is not in the <seg-source>")
        taken = self._translated if holder == "target" else self._segments
        if mid in taken:
            raise refusal((self._place, node.line), f"the mid {mid!r} is used twice in the <{holder}>")
        taken.add(mid)

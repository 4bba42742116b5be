"""Fragment identifiers of XLIFF 2: how a reference is written, and whether what it names is there.

`#f=file/g=group/u=unit/n=note`: containers from the outside in, each at most once, then at most one leaf: a
note (`n`), original data (`d`), an inline element of a target (`t`), a segment or an inline element of a
source (no prefix), or an element of a module or a registered extension. What is not said is the container in
which the reference stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from copydesk.exchange.documents.xliff.names import MODULES, REGISTERED
from copydesk.exchange.documents.xliff.structure import refusal

Container = tuple[str, str, str]
"""A file, group or unit: the file's id, `f`, `g` or `u`, the id."""
_SELECTOR = re.compile(r"(?:([^=/]*)=)?([-.:\w\u00b7\u0300-\u036f\u203f\u2040]+)")
_RANKS = {"f": 0, "g": 1, "u": 2}
_IN_UNITS = frozenset({"", "t", "d"})
_LEAVES = frozenset({*_IN_UNITS, "n", *MODULES, *REGISTERED})
_NAMES = {"n": "note", "": "segment or inline element", "t": "inline element of a target", "d": "data"}


@dataclass(frozen=True, slots=True)
class Reference:
    """An attribute that points into the document."""

    name: str
    value: str
    line: int
    inside: Container
    only: frozenset[str] = _LEAVES
    """The leaves that it may point to, where it must stay in its unit."""

    @property
    def bound(self) -> bool:
        """Whether it must stay in its unit."""
        return self.only != _LEAVES


@dataclass(slots=True)
class Addresses:
    """All that can be pointed to in a document, and all that points."""

    place: str
    known: set[tuple[Container, str, str]] = field(default_factory=set)
    containers: set[Container] = field(default_factory=set)
    references: list[tuple[Reference, Container, str | None, str]] = field(default_factory=list)

    def point(self, reference: Reference) -> None:
        """Notes a reference, to be resolved when all is known; raises InputError for a malformed one."""
        address, sign, fragment = reference.value.partition("#")
        if reference.bound and not sign:
            fragment, address = address, ""
        elif not sign or address:
            return
        container, prefix, leaf = self._parsed(fragment, reference)
        if reference.bound and (container != reference.inside or prefix not in reference.only):
            what = " or ".join(_NAMES[name] for name in sorted(reference.only))
            raise self._fault(reference, f"does not point to a {what} of its own unit")
        self.references.append((reference, container, prefix, leaf))

    def resolve(self) -> None:
        """Raises InputError for the first reference whose end is not there."""
        for reference, container, prefix, leaf in self.references:
            there = (
                container in self.containers if prefix is None else (container, prefix, leaf) in self.known
            )
            if not there:
                raise self._fault(reference, "points to nothing in this file")

    def _parsed(self, fragment: str, reference: Reference) -> tuple[Container, str | None, str]:
        words = fragment.removeprefix("/").split("/")
        selectors = [_SELECTOR.fullmatch(word) for word in words]
        if not all(selectors):
            raise self._fault(reference, "is no list of prefix=id with / between")
        pairs = [(match[1] or "", match[2]) for match in selectors if match]
        within, leaves = [p for p in pairs if p[0] in _RANKS], [p for p in pairs if p[0] not in _RANKS]
        ranks = [_RANKS[prefix] for prefix, _ in within]
        if ranks != sorted(set(ranks)) or len(leaves) > 1 or (leaves and pairs[-1] != leaves[0]):
            raise self._fault(reference, "must name f, g and u in this order, each once, and then one leaf")
        if fragment.startswith("/") and pairs[0][0] != "f":
            raise self._fault(reference, "begins with / and so must name its file first")
        container = self._container(within, reference)
        if not leaves:
            return container, None, ""
        prefix, name = leaves[0]
        if prefix not in _LEAVES:
            raise self._fault(reference, f"has the prefix {prefix!r}, which nobody has registered")
        if prefix in _IN_UNITS and container[1] != "u":
            raise self._fault(reference, "must name the unit")
        return container, prefix, name

    @staticmethod
    def _container(within: list[tuple[str, str]], reference: Reference) -> Container:
        if not within:
            return reference.inside
        file = within[0][1] if within[0][0] == "f" else reference.inside[0]
        prefix, name = within[-1]
        return (file, prefix, name)

    def _fault(self, reference: Reference, fault: str) -> Exception:
        said = f"the reference {reference.name}={reference.value[:60]!r} {fault}"
        return refusal((self.place, reference.line), said)

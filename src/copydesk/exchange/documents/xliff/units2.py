"""What must hold among the segments and inline codes of one unit, or of one match, of XLIFF 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copydesk.exchange.documents.xliff.codes2 import check_order, check_pairs
from copydesk.exchange.documents.xliff.structure import refusal

_DATA = ("dataRef", "dataRefStart", "dataRefEnd")


@dataclass(frozen=True, slots=True)
class Code:
    """An inline element: a code, a marker, or (`closing`) the end of one that spans."""

    kind: str
    attributes: Mapping[str, str]
    line: int
    closing: bool = False

    @property
    def id(self) -> str:
        """Its own id; of an end code that belongs to a start, that of the start."""
        return self.attributes.get("id") or self.attributes.get("startRef", "")


@dataclass(slots=True)
class Part:
    """A segment or ignorable, or the two texts of a match."""

    line: int
    id: str = ""
    source: list[Code] = field(default_factory=list)
    target: list[Code] | None = None
    order: int = 0
    """Its place among the targets, from 1."""


@dataclass(slots=True)
class Scope:
    """A unit or a match: inside it ids are unique and references meet."""

    line: int
    what: str
    parts: list[Part] = field(default_factory=list)
    data: set[str] = field(default_factory=set)

    @property
    def sources(self) -> Iterator[Code]:
        """Inline elements of the sources, in order."""
        return (code for part in self.parts for code in part.source)

    @property
    def targets(self) -> Iterator[Code]:
        """Inline elements of the targets, in the order in which a reader meets them."""
        ordered = sorted(self.parts, key=lambda part: part.order)
        return (code for part in ordered for code in part.target or ())


def check_scope(scope: Scope, place: str) -> None:
    """Raises InputError for the first rule that the unit or match breaks."""
    _check_places(scope, place)
    _check_ids(scope, place)
    _check_data(scope, place)
    _check_copies(scope, place)
    check_pairs(list(scope.sources), place, whole=True)
    whole = all(part.target is not None for part in scope.parts)
    check_pairs(list(scope.targets), place, whole=whole)
    _check_kept(scope, place)
    check_order(list(scope.sources), list(scope.targets), place)


def _check_places(scope: Scope, place: str) -> None:
    taken: set[int] = set()
    for part in scope.parts:
        if part.target is None:
            continue
        if part.order in taken:
            raise refusal((place, part.line), f"two targets of the unit have the order {part.order}")
        if part.order > len(scope.parts):
            raise refusal(
                (place, part.line),
                f"the order {part.order} is higher than the unit has parts ({len(scope.parts)})",
            )
        taken.add(part.order)


def _check_ids(scope: Scope, place: str) -> None:
    kinds: dict[str, str] = {}
    for part in scope.parts:
        for kind, name, line in (("segment", part.id, part.line), *_named(part.source)):
            if name and name in kinds:
                raise _twice(name, scope, (place, line))
            kinds[name] = kind
    found: set[str] = set()
    for kind, name, line in _named(list(scope.targets)):
        if name in found:
            raise _twice(name, scope, (place, line))
        if kinds.get(name, kind) != kind:
            raise refusal(
                (place, line),
                f"the id {name!r} is of a <{kind}> in the target and of a <{kinds[name]}> in the source",
            )
        found.add(name)


def _named(codes: list[Code]) -> list[tuple[str, str, int]]:
    return [(c.kind, c.attributes["id"], c.line) for c in codes if not c.closing and "id" in c.attributes]


def _twice(name: str, scope: Scope, where: tuple[str, int]) -> Exception:
    return refusal(where, f"the id {name!r} is used twice in the {scope.what}", "give one another id")


def _check_data(scope: Scope, place: str) -> None:
    for code in (*scope.sources, *scope.targets):
        for name in _DATA:
            wanted = code.attributes.get(name)
            if wanted is not None and wanted not in scope.data:
                raise refusal(
                    (place, code.line), f"{name} is {wanted!r}, but the {scope.what} has no <data> of that id"
                )


def _check_copies(scope: Scope, place: str) -> None:
    copies = [code for code in (*scope.sources, *scope.targets) if "copyOf" in code.attributes]
    if not copies:
        return
    bases = {code.id: code for code in (*scope.targets, *scope.sources) if not code.closing}
    for code in copies:
        base = bases.get(code.attributes["copyOf"])
        if base is None:
            fault = "no code has"
        elif base.attributes.get("canCopy") == "no":
            fault = "the code may not be copied (canCopy=no) that has"
        elif any(name in base.attributes for name in _DATA):
            fault = "the code has original data, so the copy names that, that has"
        else:
            continue
        raise refusal((place, code.line), f"copyOf is {code.attributes['copyOf']!r}: {fault} this id")


def _check_kept(scope: Scope, place: str) -> None:
    """Codes that may not be deleted are in the target of the unit where their segment is translated."""
    kept = {(code.kind, code.id) for code in scope.targets}
    for part in scope.parts:
        for code in part.source if part.target is not None else ():
            if code.attributes.get("canDelete") == "no" and (code.kind, code.id) not in kept:
                raise refusal(
                    (place, code.line),
                    f"<{code.kind}> {code.id!r} may not be deleted (canDelete=no), and the target lacks it",
                    "put it into the target",
                )

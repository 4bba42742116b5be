"""Inline codes of XLIFF 2 that belong together: starts with their ends, and codes in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from copydesk.exchange.documents.xliff.structure import refusal

_SAME = ("canCopy", "canDelete", "canOverlap", "canReorder")
_STARTS = {"ec": "sc", "em": "sm"}
_FIXED = ("no", "firstNo")


class InlineCode(Protocol):
    """What is asked of an inline element."""

    @property
    def kind(self) -> str:
        """Its local name."""

    @property
    def attributes(self) -> Mapping[str, str]:
        """As in the file."""

    @property
    def line(self) -> int:
        """Where it stands."""

    @property
    def closing(self) -> bool:
        """Whether this is the end of a spanning element."""

    @property
    def id(self) -> str:
        """Its own id, or that of its start."""


def check_pairs(codes: Sequence[InlineCode], place: str, *, whole: bool) -> None:
    """Every end has its start before it, every start its one end; `whole`: no segment lacks its text."""
    starts: dict[tuple[str, str], InlineCode] = {}
    ended: set[tuple[str, str]] = set()
    for code in codes:
        if code.kind in ("sc", "sm"):
            starts[code.kind, code.id] = code
        elif code.kind in _STARTS and "startRef" in code.attributes:
            key = _STARTS[code.kind], code.attributes["startRef"]
            _check_end(code, starts.get(key), place)
            if key in ended:
                raise refusal((place, code.line), f"<{key[0]}> {key[1]!r} has two ends")
            ended.add(key)
    for key, start in starts.items() if whole else ():
        if key not in ended and start.attributes.get("isolated") != "yes":
            end = "ec" if start.kind == "sc" else "em"
            mend = "add it, or say isolated=yes where it is in another unit" if end == "ec" else "add it"
            raise refusal((place, start.line), f"<{start.kind}> {start.id!r} has no <{end}> after it", mend)


def _check_end(end: InlineCode, start: InlineCode | None, place: str) -> None:
    name, wanted = _STARTS[end.kind], end.attributes["startRef"]
    if start is None:
        raise refusal(
            (place, end.line), f"<{end.kind}> ends {wanted!r}, but no <{name}> of that id stands before it"
        )
    if start.attributes.get("isolated") == "yes":
        raise refusal(
            (place, end.line), f"<{end.kind}> ends {wanted!r}, and that <{name}> says that it is isolated"
        )
    for attribute in _SAME if end.kind == "ec" else ():
        first, last = start.attributes.get(attribute, "yes"), end.attributes.get(attribute, "yes")
        if last != ("no" if first == "firstNo" else first):
            raise refusal(
                (place, end.line),
                f"<sc> {wanted!r} says {attribute}={first}, and its <ec> {attribute}={last}",
            )


def check_order(sources: Sequence[InlineCode], targets: Sequence[InlineCode], place: str) -> None:
    """Codes that may not be reordered begin with a firstNo, and follow one another in the target too."""
    follows: dict[object, object] = {}
    last: object = None
    for code in sources:
        fixed = code.attributes.get("canReorder", "yes")
        if fixed == "firstNo" and not code.closing:
            last = None
        elif fixed == "no" and last is None:
            raise refusal(
                (place, code.line),
                f"<{code.kind}> {code.id!r} may not be reordered (canReorder=no), but no code before it"
                " begins the row",
                "say canReorder=firstNo on the first code of the row",
            )
        if fixed in _FIXED:
            follows[_key(code)] = last
            last = _key(code)
    if follows:
        _check_rows(targets, follows, place)


def _key(code: InlineCode) -> object:
    return (code.kind, code.id, code.closing)


def _check_rows(targets: Sequence[InlineCode], follows: Mapping[object, object], place: str) -> None:
    present = {_key(code) for code in targets}
    last: object = None
    between = False
    for code in targets:
        key = _key(code)
        if key not in follows:
            between = between or _movable(code)
            continue
        before = follows[key]
        while before is not None and before not in present:
            before = follows[before]
        if before is not None and (before != last or (between and not code.closing)):
            raise refusal(
                (place, code.line),
                f"<{code.kind}> {code.id!r} may not be reordered (canReorder=no), and does not follow in the"
                " target as it does in the source",
            )
        last, between = key, False


def _movable(code: InlineCode) -> bool:
    """A code that has no place in a fixed row; marks and the ends of spans may stand anywhere."""
    return code.kind in ("ph", "pc", "sc", "ec") and not code.closing

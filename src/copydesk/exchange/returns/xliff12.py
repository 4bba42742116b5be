"""Units of a returned XLIFF 1.2 file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from copydesk.exchange.returns.parsing import events
from copydesk.exchange.returns.units import ReturnedUnit
from copydesk.exchange.xliff12_packet import CONTEXT_TYPE, NAMESPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_OURS = "copydesk"
_N = f"{{{NAMESPACE}}}"


def read_units12(stream: IO[bytes], place: str) -> Iterator[ReturnedUnit]:
    """The units that were sent for editing, in the order of the file. Raises InputError for broken XML."""
    original = batch = ""
    for kind, name, element in events(stream, place, ("file", "phase", "trans-unit")):
        if kind == "start" and name == "file":
            original, batch = element.get("original", ""), ""
        elif kind == "start" and name == "phase":
            batch = element.get("job-id", batch)
        elif kind == "end" and name == "trans-unit" and element.get("translate") != "no":
            yield _unit(element, original, batch)


def _unit(element: _Element, original: str, batch: str) -> ReturnedUnit:
    target = element.find(f"{_N}target")
    facts: dict[str, str] = {}
    for group in element.iterfind(f"{_N}context-group"):
        found = {
            context.get("context-type", "").removeprefix(CONTEXT_TYPE): context.text or ""
            for context in group.iterfind(f"{_N}context")
            if context.get("context-type", "").startswith(CONTEXT_TYPE)
        }
        if "target-sha256" in found:
            facts = found
    notes = (note for note in element.iterfind(f"{_N}note") if note.get("from") != _OURS)
    return ReturnedUnit(
        id=element.get("id", ""),
        original=original,
        batch=batch,
        facts=facts,
        source=_text(element.find(f"{_N}source")),
        target=None if target is None else _text(target),
        approved=element.get("approved") == "yes",
        comments=tuple(words for note in notes if (words := _text(note).strip())),
    )


def _text(element: _Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext())

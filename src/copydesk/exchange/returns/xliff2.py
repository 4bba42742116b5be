"""Units of a returned XLIFF 2 file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from copydesk.exchange.returns.parsing import events
from copydesk.exchange.returns.units import ReturnedUnit
from copydesk.exchange.xliff2_packet import CATEGORY, MODULES

if TYPE_CHECKING:
    from lxml.etree import _Element

_MDA = f"{{{MODULES['mda']}}}"


def read_units2(stream: IO[bytes], place: str) -> Iterator[ReturnedUnit]:
    """The units that were sent for editing, in the order of the file. Raises InputError for broken XML."""
    original, batch, known = "", "", False
    for kind, name, element in events(stream, place, ("file", "unit")):
        if name == "file":
            original, known = element.get("original", ""), False
        elif kind == "start" and not known:
            batch, known = _batch(element), True
        elif kind == "end" and element.get("translate") != "no":
            yield _unit(element, original, batch)


def _batch(unit: _Element) -> str:
    """The batch that the metadata of the unit's file names."""
    file = next((each for each in unit.iterancestors() if str(each.tag).endswith("}file")), None)
    return "" if file is None else _facts(file).get("batch", "")


def _facts(element: _Element) -> dict[str, str]:
    groups = element.iterfind(f"{_MDA}metadata/{_MDA}metaGroup")
    ours = next((group for group in groups if group.get("category") == CATEGORY), None)
    if ours is None:
        return {}
    return {meta.get("type", ""): meta.text or "" for meta in ours.iterfind(f"{_MDA}meta")}


def _unit(element: _Element, original: str, batch: str) -> ReturnedUnit:
    parts = list(element.iterfind("{*}segment")) + list(element.iterfind("{*}ignorable"))
    parts.sort(key=element.index)
    sources = [_text(part.find("{*}source")) for part in parts]
    targets = [part.find("{*}target") for part in parts]
    segments = [part for part in parts if str(part.tag).endswith("}segment")]
    notes = element.iterfind("{*}notes/{*}note")
    theirs = (note for note in notes if not note.get("category", "").startswith(f"{CATEGORY}:"))
    bare = all(target is None for target in targets)
    return ReturnedUnit(
        id=element.get("id", ""),
        original=original,
        batch=batch,
        facts=_facts(element),
        source="".join(sources),
        target=None if bare else "".join(map(_text, targets)),
        approved=bool(segments) and all(part.get("state") == "final" for part in segments),
        comments=tuple(words for note in theirs if (words := _text(note).strip())),
    )


def _text(element: _Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext())

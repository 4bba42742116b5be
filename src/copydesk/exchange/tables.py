"""Tables with a `target` column as documents: one for each distinct `document`, never split again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.errors import InputError
from copydesk.exchange.rows import PlacedRow, Row
from copydesk.model import Document, Role, Segment, Unit

_KNOWN = ("document", "unit", "segment", "source", "target")
_UNIT_KEYS = ("role", "line", "continues")
_DEFAULT_GAP = " "


def read_table(
    rows: Iterable[PlacedRow], name: str, *, source_language: str = "zh", target_language: str = "en"
) -> list[Document]:
    """The documents of a table, in the order in which they begin.

    A missing `document` is `name`; a missing `unit` or `segment` the number of the row; other columns become
    attributes of the segment.

    Raises InputError with the place when a row has no `target` or an id stands twice in a document.
    """
    units: dict[str, list[_OpenUnit]] = {}
    places: dict[tuple[str, str], str] = {}
    for number, (place, row) in enumerate(rows, 1):
        document = _string(row, "document", place) or name
        segment = _segment(row, str(number), place)
        earlier = places.setdefault((document, segment.id), place)
        if earlier != place:
            raise InputError(
                f"the segment id {segment.id!r} of document {document!r} stands at {earlier} already",
                place=place,
                mend="make the ids unique in a document, or drop the column",
            )
        unit = _string(row, "unit", place) or str(number)
        opened = units.setdefault(document, [])
        if not opened or opened[-1].id != unit:
            opened.append(_OpenUnit.of(unit, row))
        opened[-1].add(segment, row)
    return [
        Document(document, tuple(unit.close() for unit in opened), source_language, target_language)
        for document, opened in units.items()
    ]


@dataclass(slots=True)
class _OpenUnit:
    """A unit that is still being read."""

    id: str
    role: Role
    attributes: dict[str, object]
    segments: list[Segment]
    gaps: list[str]

    @classmethod
    def of(cls, unit: str, row: Row) -> _OpenUnit:
        role = str(row.get("role"))
        known = Role(role) if role in Role._value2member_map_ else Role.BODY
        attributes = {key: row[key] for key in _UNIT_KEYS if key in row and key != "role"}
        return cls(unit, known, attributes, [], [])

    def add(self, segment: Segment, row: Row) -> None:
        if self.segments:
            gap = row.get("gap", _DEFAULT_GAP)
            self.gaps.append(gap if isinstance(gap, str) else _DEFAULT_GAP)
        self.segments.append(segment)

    def close(self) -> Unit:
        return Unit(self.id, self.role, tuple(self.segments), tuple(self.gaps), self.attributes)


def _segment(row: Row, number: str, place: str) -> Segment:
    if "target" not in row:
        mend = "call the text to be checked 'target'"
        raise InputError("no column is called 'target'", place=place, mend=mend)
    target = row["target"]
    if not isinstance(target, str):
        raise InputError("the target is not a string", place=place, mend='write "" where there is no text')
    attributes = {key: value for key, value in row.items() if key not in (*_KNOWN, *_UNIT_KEYS, "gap")}
    source = _string(row, "source", place)
    return Segment(_string(row, "segment", place) or number, target, source, None, attributes)


def _string(row: Row, key: str, place: str) -> str | None:
    """The cell as a string; a number is taken as its digits, an empty cell as none."""
    value = row.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"{key!r} is not a string", place=place)

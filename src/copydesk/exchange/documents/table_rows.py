"""Rows of a table as passages: one segment each, one document for each distinct `document`.

What the columns mean is the same for every kind of table: `target`, `source`, `document`, `unit`, `segment`,
and those that segment files have beside them. All others are attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from copydesk.errors import InputError
from copydesk.exchange.documents.passages import Passage, Piece
from copydesk.model import Role, Span
from copydesk.text.protected import protected_spans

_TARGET = "target"
_OF_UNIT = ("line", "continues")
_KNOWN = frozenset(
    ("document", "unit", "segment", "source", _TARGET, "role", "gap", "state", "protected", *_OF_UNIT)
)
_GAP = " "


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells by the names of their columns in the file, and where the target's text stands."""

    place: str
    cells: Mapping[str, object]
    target: tuple[Piece, ...] | None
    """None when the cell in the target column is no text; such a row is left as it is."""
    empty_counts: bool = False
    """Whether an empty cell differs from a missing one, as in JSON."""


class TableRows:
    """Makes passages of the rows of one table, in their order.

    `name` is the document of rows that do not say theirs, `columns` what a column is (`target`, `source` …)
    to the name that it has in the file. With `ids_checked` every id of the table is held, so that none stands
    twice in a document; tables that are too large for that use `refuse_twins` instead.
    """

    def __init__(self, name: str, columns: Mapping[str, str], *, ids_checked: bool = True) -> None:
        self._name = name
        self._ids_checked = ids_checked
        self._meanings = {named: meaning for meaning, named in columns.items()}
        self._number = 0
        self._places: dict[tuple[str, str], str] = {}

    def target(self, names: Iterable[str], place: str) -> str:
        """Which of the columns has the text to be checked; raises InputError when one is missing."""
        known = set(names)
        for named in self._meanings:
            if named not in known:
                raise _missing(named, "name a column of the table", place)
        found = next((named for named, meaning in self._meanings.items() if meaning == _TARGET), _TARGET)
        if found not in known:
            raise _missing(_TARGET, f"call the text to be checked {_TARGET!r}", place)
        return found

    def passage(self, row: TableRow) -> Passage | None:
        """The row's segment; None when its target is no text.

        Raises InputError, with the place, when an id stands twice in a document.
        """
        self._number += 1
        cells = self._by_meaning(row.cells)
        document = _string(cells, "document", row.place) or self._name
        segment = _string(cells, "segment", row.place) or str(self._number)
        if row.target is None:
            return None
        if self._ids_checked:
            key = (document, segment)
            _refuse_twin(self._places.setdefault(key, row.place), key, row.place)
        text = "".join(piece.text for piece in row.target)
        return Passage(
            row.target,
            _role(cells),
            _string(cells, "unit", row.place) or str(self._number),
            segment,
            _string(cells, "source", row.place),
            _string(cells, "state", row.place),
            gap if isinstance(gap := cells.get("gap"), str) and (gap or row.empty_counts) else _GAP,
            document,
            _protected(cells, text),
            {key: cells[key] for key in _OF_UNIT if cells.get(key) not in (None, "")},
            {key: value for key, value in cells.items() if key not in _KNOWN},
        )

    def _by_meaning(self, cells: Mapping[str, object]) -> Mapping[str, object]:
        """The cells under what their columns are; a column that another took the name of is left out."""
        if not self._meanings:
            return cells
        taken = set(self._meanings.values())
        return {
            self._meanings.get(name, name): value
            for name, value in cells.items()
            if name in self._meanings or name not in taken
        }


def refuse_twins(placed: Iterable[tuple[str, Passage]]) -> Iterator[Passage]:
    """The passages with their places, as passages; those of one document stand together.

    Raises InputError, with the place, when an id stands twice in a document. Only the ids of one document are
    held.
    """
    places: dict[str, str] = {}
    last: str | None = None
    for place, passage in placed:
        if passage.document != last:
            places, last = {}, passage.document
        key = (passage.document or "", passage.segment or "")
        _refuse_twin(places.setdefault(key[1], place), key, place)
        yield passage


def gathered(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of each document together, documents in the order in which they begin; all are held.

    >>> named = [Passage((), document=name, segment=name) for name in "aba"]
    >>> [passage.document for passage in gathered(named)]
    ['a', 'a', 'b']
    """
    waiting: dict[str | None, list[Passage]] = {}
    for passage in passages:
        waiting.setdefault(passage.document, []).append(passage)
    while waiting:
        yield from waiting.pop(next(iter(waiting)))


def _refuse_twin(earlier: str, key: tuple[str, str], place: str) -> None:
    if earlier != place:
        raise InputError(
            f"the segment id {key[1]!r} of document {key[0]!r} stands at {earlier} already",
            place=place,
            mend="make the ids unique in a document, or drop the column",
        )


def _missing(column: str, mend: str, place: str) -> InputError:
    return InputError(f"no column is called {column!r}", place=place, mend=mend)


def _role(cells: Mapping[str, object]) -> Role:
    said = cells.get("role")
    return Role(said) if isinstance(said, str) and said in Role._value2member_map_ else Role.BODY


def _protected(cells: Mapping[str, object], text: str) -> tuple[Span, ...]:
    """What a segment file says, where that fits the text; else what the text itself shows."""
    said = cells.get("protected")
    if not isinstance(said, list):
        return protected_spans(text)
    pairs = [
        each for each in said if isinstance(each, list) and [type(number) for number in each] == [int, int]
    ]
    return tuple(Span(start, end) for start, end in pairs if 0 <= start <= end <= len(text))


def _string(cells: Mapping[str, object], key: str, place: str) -> str | None:
    """The cell as a string; a number is taken as its digits, an empty cell as none."""
    value = cells.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"{key!r} is not a string", place=place)

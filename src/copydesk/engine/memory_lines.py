"""The memory as JSON lines: batches, then decisions, each decision in the form of `decisions.jsonl`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.errors import InputError
from copydesk.exchange.decisions import decision_of, decision_record
from copydesk.exchange.files import read_text
from copydesk.exchange.rows import Row, json_rows
from copydesk.model import Fate, Verdict
from copydesk.review.memory.reviewed import KnownBatch
from copydesk.review.precedents import Precedent

if TYPE_CHECKING:
    from copydesk.review.memory.store import Memory

_FATES = {
    Verdict.ACCEPT: Fate.APPLIED,
    Verdict.EDIT: Fate.APPLIED,
    Verdict.REJECT: Fate.REJECTED,
    Verdict.DEFER: Fate.DEFERRED,
}
"""What became of a decision whose line does not say so, as in a merge's own `decisions.jsonl`."""
_LARGEST = 2**31 - 1
"""The largest number that every database holds."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lines:
    """What a file holds."""

    batches: tuple[KnownBatch, ...]
    precedents: tuple[Precedent, ...]


def lines(memory: Memory) -> Iterator[str]:
    """All batches and decisions, history too, one object a line. Texts stay in the database."""
    for batch in memory.batches():
        row = {
            "batch": batch.id,
            "date": batch.date,
            "version": batch.version,
            "documents": list(batch.documents),
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
    for precedent in memory.decisions():
        yield json.dumps(_record(precedent), ensure_ascii=False) + "\n"


def _record(precedent: Precedent) -> dict[str, object]:
    return {
        **decision_record(precedent.decision),
        "fate": precedent.fate.value,
        "turn": precedent.turn,
        "current": precedent.current,
        "check": precedent.check,
        "check_version": precedent.check_version,
        "concept": precedent.concept,
        "rule": precedent.rule,
        "fingerprints": list(precedent.fingerprints),
    }


def read_lines(path: Path) -> Lines:
    """What was exported, or a merge's `decisions.jsonl`; raises InputError that names the line."""
    batches: list[KnownBatch] = []
    precedents: list[Precedent] = []
    for place, row in json_rows(read_text(path), str(path)):
        if "verdict" in row:
            precedents.append(_precedent(row, place))
        else:
            batches.append(_batch(row, place))
    return Lines(tuple(batches), tuple(precedents))


def _batch(row: Row, place: str) -> KnownBatch:
    given = _Given(row, place)
    batch = given.text("batch")
    if not batch:
        raise InputError("neither a decision nor a batch", place=place, mend="give a 'verdict' or a 'batch'")
    date = given.text("date")
    if date is not None and not _DATE.fullmatch(date):
        raise InputError(f"not a date: {date!r}", place=place, mend="write YYYY-MM-DD")
    return KnownBatch(batch, date, given.text("version") or "")


def _precedent(row: Row, place: str) -> Precedent:
    decision = decision_of(row, place)
    given = _Given(row, place)
    if not decision.batch:
        raise InputError("the decision names no batch", place=place, mend="give its 'batch'")
    fingerprints = given.of_kind("fingerprints", list, [])
    if not all(isinstance(one, str) for one in fingerprints):
        raise InputError("'fingerprints' is not a list of strings", place=place)
    fate = given.text("fate")
    if fate is not None and fate not in set(Fate):
        known = ", ".join(Fate)
        raise InputError(f"unknown fate {fate!r}", place=place, mend=f"use one of {known}")
    own = (decision.fingerprint,) if decision.finding and decision.fingerprint else ()
    return Precedent(
        decision=decision,
        fate=Fate(fate) if fate else _FATES[decision.verdict],
        turn=given.of_kind("turn", int, 0),
        check=given.text("check") or "",
        check_version=given.of_kind("check_version", int, None),
        concept=given.text("concept"),
        rule=given.text("rule"),
        fingerprints=tuple(dict.fromkeys((*own, *fingerprints))),
        current=given.of_kind("current", bool, True),  # noqa: FBT003 - the value, not a switch
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """The values of a row, each of the kind that it must be."""

    row: Row
    place: str

    def text(self, key: str) -> str | None:
        value: str | None = self.of_kind(key, str, None)
        return value

    def of_kind(self, key: str, kind: type, default: object) -> Any:  # noqa: ANN401 - as the file says
        value = self.row.get(key)
        if value is None:
            return default
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            names: dict[type, str] = {str: "a string", int: "a number", bool: "true or false", list: "a list"}
            raise InputError(f"{key!r} is not {names[kind]}", place=self.place)
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise InputError(f"{key!r} is too large", place=self.place)
        return value

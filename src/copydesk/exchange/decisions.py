"""`decisions.jsonl`, as `merge` writes it: what editors decided, one finding or segment a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from copydesk.errors import InputError
from copydesk.exchange.files import read_text
from copydesk.exchange.rows import Row, json_rows

Kind = TypeVar("Kind", bound=StrEnum)


class Verdict(StrEnum):
    """What an editor said to a finding."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    DEFER = "defer"


class Scope(StrEnum):
    """How far a decision reaches: its fingerprint, or its group in the document, the batch, everywhere."""

    THIS = "this"
    DOCUMENT = "document"
    BATCH = "batch"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line. Without a `finding` it is about its whole segment, and `text` is how that reads now."""

    finding: str | None
    group: str
    document: str
    segment: str
    fingerprint: str
    batch: str
    verdict: Verdict
    scope: Scope
    text: str | None


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file in its order; raises InputError that names the line."""
    return [_decision(row, place) for place, row in json_rows(read_text(path), str(path))]


def _decision(row: Row, place: str) -> Decision:
    def text(key: str) -> str:
        return _text(row, key, place) or ""

    return Decision(
        finding=_text(row, "finding", place),
        group=text("group"),
        document=text("document"),
        segment=text("segment"),
        fingerprint=text("fingerprint"),
        batch=text("batch"),
        verdict=_known(Verdict, text("verdict"), place),
        scope=_known(Scope, text("scope") or Scope.THIS, place),
        text=_text(row, "text", place),
    )


def _text(row: Row, key: str, place: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{key!r} is not a string", place=place)


def _known(kind: type[Kind], value: str, place: str) -> Kind:
    try:
        return kind(value)
    except ValueError as error:
        raise InputError(
            f"unknown {kind.__name__.lower()} {value!r}", place=place, mend=f"use one of {', '.join(kind)}"
        ) from error

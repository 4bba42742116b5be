"""`decisions.jsonl`, as `merge` writes it: what was decided, one finding or segment a line."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TypeVar

from copydesk.errors import InputError
from copydesk.exchange.files import read_text
from copydesk.exchange.rows import Row, json_rows
from copydesk.model import Decision, Origin, Scope, Severity, Verdict

Kind = TypeVar("Kind", bound=Enum)


def decision_line(decision: Decision) -> str:
    """The line of a decision, with its line end."""
    return json.dumps(decision_record(decision), ensure_ascii=False) + "\n"


def decision_record(decision: Decision) -> dict[str, object]:
    """A decision with the keys of the contract, in its order."""
    return {
        "finding": decision.finding,
        "group": decision.group,
        "document": decision.document,
        "segment": decision.segment,
        "fingerprint": decision.fingerprint,
        "segment_digest": decision.segment_digest,
        "batch": decision.batch,
        "verdict": decision.verdict.value,
        "scope": decision.scope.value,
        "text": decision.text,
        "reason": decision.reason,
        "severity": decision.severity.value if decision.severity else None,
        "reviewer": decision.reviewer,
        "decided_at": decision.decided_at,
        "comment": decision.comment,
        "expires": decision.expires,
        "origin": decision.origin.value,
    }


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file in its order; raises InputError that names the line."""
    return [decision_of(row, place) for place, row in json_rows(read_text(path), str(path))]


def decision_of(row: Row, place: str) -> Decision:
    """The decision in a row; missing keys are as if nobody had said anything. Raises InputError."""

    def text(key: str) -> str:
        return _text(row, key, place) or ""

    severity = _text(row, "severity", place)
    return Decision(
        finding=_text(row, "finding", place),
        group=text("group"),
        document=text("document"),
        segment=text("segment"),
        fingerprint=text("fingerprint"),
        segment_digest=text("segment_digest"),
        batch=text("batch"),
        verdict=_known(Verdict, text("verdict"), place),
        scope=_known(Scope, text("scope") or Scope.THIS.value, place),
        text=_text(row, "text", place),
        reason=_text(row, "reason", place),
        severity=_known(Severity, severity, place) if severity else None,
        reviewer=text("reviewer"),
        decided_at=_text(row, "decided_at", place),
        comment=_text(row, "comment", place),
        expires=_text(row, "expires", place),
        origin=_known(Origin, text("origin") or Origin.ROW.value, place),
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
        known = ", ".join(str(member.value) for member in kind)
        raise InputError(
            f"unknown {kind.__name__.lower()} {value!r}", place=place, mend=f"use one of {known}"
        ) from error

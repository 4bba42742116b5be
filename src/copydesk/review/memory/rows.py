"""Decisions to rows of the database, and back."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from copydesk.errors import InputError
from copydesk.model import Decision, Fate, Origin, Scope, Severity, Verdict
from copydesk.review.memory.tables import LONGEST_KEY
from copydesk.review.precedents import Precedent

Row = dict[str, Any]

_PLAIN = (
    "finding", "group", "document", "segment", "fingerprint", "segment_digest", "batch", "text", "reason",
    "decided_at", "comment", "expires",
)  # fmt: skip
_KEYS = ("finding", "group", "fingerprint", "batch")


def subject(decision: Decision) -> str:
    """The name of what a decision is about, the same length always: a finding, or a whole segment."""
    about = ("finding", decision.finding) if decision.finding else (decision.document, decision.segment)
    return hashlib.sha256("\x1f".join(map(str, about)).encode()).hexdigest()[:20]


def row_of(precedent: Precedent) -> Row:
    """The columns of a decision but for its number, its turn and its reviewer's number.

    Raises InputError for a name that is too long to be one.
    """
    decision = precedent.decision
    row: Row = {name: getattr(decision, name) for name in _PLAIN}
    for name, value in (
        *((key, row[key]) for key in _KEYS),
        *(("fingerprint", f) for f in precedent.fingerprints),
    ):
        if value is not None and len(value) > LONGEST_KEY:
            raise InputError(f"{name} {value[:20]!r}… is longer than {LONGEST_KEY} characters")
    row |= {
        "verdict": decision.verdict.value,
        "scope": decision.scope.value,
        "severity": decision.severity.value if decision.severity else None,
        "origin": decision.origin.value,
        "fate": precedent.fate.value,
        "check": precedent.check,
        "check_version": precedent.check_version,
        "concept": precedent.concept,
        "rule": precedent.rule,
    }
    said = json.dumps([*row.values(), decision.reviewer], ensure_ascii=False)
    row["subject"] = subject(decision)
    row["digest"] = hashlib.sha256(said.encode()).hexdigest()[:20]
    return row


def precedent_of(row: Row, fingerprints: tuple[str, ...]) -> Precedent:
    """The decision in a row that names its reviewer and its batch's date."""
    decision = Decision(
        **{name: row[name] for name in _PLAIN},
        verdict=Verdict(row["verdict"]),
        scope=Scope(row["scope"]),
        severity=Severity(row["severity"]) if row["severity"] else None,
        origin=Origin(row["origin"]),
        reviewer=row["reviewer_name"],
    )
    return Precedent(
        decision=decision,
        fate=Fate(row["fate"]),
        turn=row["turn"],
        date=row["batch_date"],
        check=row["check"],
        check_version=row["check_version"],
        concept=row["concept"],
        rule=row["rule"],
        fingerprints=fingerprints,
        current=row["current"],
    )

"""Findings as SARIF 2.1.0 (OASIS standard), for code hosts and editors."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "copydesk/v1"


class SarifLevel(StrEnum):
    """How SARIF grades a result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class SarifRule:
    """What a tool can report: its id, one line, and the reason."""

    id: str
    level: SarifLevel
    summary: str
    why: str


@dataclass(frozen=True, slots=True)
class SarifPlace:
    """Lines and columns count from 1, columns in code points; the end is the first one after. 0: unknown."""

    file: Path
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class SarifResult:
    """One finding. `identity` stays the same when it moves: by it results are known again in the next run."""

    rule: str
    level: SarifLevel
    message: str
    place: SarifPlace | None
    identity: Sequence[str]


def sarif_log(rules: Sequence[SarifRule], results: Iterable[SarifResult], version: str) -> str:
    """One run of copydesk as a SARIF log, with a line end.

    Raises KeyError when a result names a rule that is not there.
    """
    places = {rule.id: place for place, rule in enumerate(rules)}
    equals: Counter[tuple[str, ...]] = Counter()
    entries = []
    for result in results:
        identity = (result.rule, *result.identity)
        entries.append(_result(result, places[result.rule], _digest(*identity, str(equals[identity]))))
        equals[identity] += 1
    driver = {"name": "copydesk", "version": version, "rules": [_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": entries}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: SarifRule) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": rule.level.value},
    }


def _result(result: SarifResult, rule_index: int, fingerprint: str) -> dict[str, object]:
    return {
        "ruleId": result.rule,
        "ruleIndex": rule_index,
        "level": result.level.value,
        "message": {"text": result.message},
        "locations": [_location(result.place)] if result.place else [],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }


def _location(place: SarifPlace) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if place.line:
        physical["region"] = {name: number for name, number in region.items() if number}
    return {"physicalLocation": physical}


def _uri(file: Path) -> str:
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

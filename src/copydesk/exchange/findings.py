"""Findings as JSON, for `findings.jsonl` and `check --format json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from copydesk.exchange.decisions import decision_record
from copydesk.model import Finding, NotRun, Settled, Severity

FORMAT_VERSION = 1


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding with the keys of the contract, in its order."""
    source = finding.source_span
    place = finding.place
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "group": finding.group,
        "document": finding.document,
        "unit": finding.unit,
        "role": finding.role.value,
        "segment": place.segment,
        "start": place.start,
        "end_segment": place.end_segment,
        "end": place.end,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "text": finding.text,
        "in_quotation": finding.in_quotation,
        "check": finding.check,
        "check_version": finding.check_version,
        "category": finding.category.value,
        "mqm": finding.mqm,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "applicability": finding.applicability.value,
        "concept": finding.concept,
        "related": [
            {
                "document": finding.document,
                "segment": other.segment,
                "start": other.start,
                "end_segment": other.end_segment,
                "end": other.end,
            }
            for other in finding.related
        ],
    }


def finding_line(finding: Finding) -> str:
    """One line of `findings.jsonl`, with its line end."""
    return json.dumps(finding_record(finding), ensure_ascii=False) + "\n"


def settled_line(settled: Settled) -> str:
    """One line of `settled.jsonl`: the finding, and under `decision` what settled it."""
    row = {**finding_record(settled.finding), "decision": decision_record(settled.decision)}
    return json.dumps(row, ensure_ascii=False) + "\n"


def findings_json(findings: Iterable[Finding], documents: int, words: int, not_run: Iterable[NotRun]) -> str:
    """All findings as one JSON object with a summary and what did not run."""
    records = []
    severities: Counter[Severity] = Counter()
    checks: Counter[str] = Counter()
    for finding in findings:
        records.append(finding_record(finding))
        severities[finding.severity] += 1
        checks[finding.check] += 1
    report = {
        "version": FORMAT_VERSION,
        "findings": records,
        "summary": {
            "documents": documents,
            "words": words,
            "findings": len(records),
            "by_severity": {severity.value: severities[severity] for severity in reversed(Severity)},
            "by_check": dict(sorted(checks.items())),
        },
        "not_run": [
            {"check": entry.check, "documents": entry.documents, "reason": entry.reason} for entry in not_run
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"

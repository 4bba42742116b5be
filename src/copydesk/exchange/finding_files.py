"""`findings.jsonl` read back: the findings of a stored batch, as they were when it was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from copydesk.errors import InputError
from copydesk.exchange.files import read_text
from copydesk.exchange.rows import Row, json_rows
from copydesk.model import Applicability, Category, Finding, Place, Role, Severity, Span


def read_findings(path: Path) -> list[Finding]:
    """The findings of a file in its order; raises InputError that names the line."""
    return [_finding(row, place) for place, row in json_rows(read_text(path), str(path))]


def _finding(row: Row, place: str) -> Finding:
    cells: dict[str, Any] = dict(row)
    try:
        return Finding(
            id=cells["id"],
            fingerprint=cells["fingerprint"],
            group=cells["group"],
            check=cells["check"],
            check_version=cells["check_version"],
            category=Category(cells["category"]),
            mqm=cells["mqm"],
            severity=Severity(cells["severity"]),
            applicability=Applicability(cells["applicability"]),
            document=cells["document"],
            unit=cells["unit"],
            role=Role(cells["role"]),
            place=_place(cells),
            text=cells["text"],
            in_quotation=cells["in_quotation"],
            message=cells["message"],
            suggestion=cells["suggestion"],
            concept=cells["concept"],
            source_span=_source_span(cells),
            related=tuple(_place(other) for other in cells["related"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"not a finding ({reason})", place=place, mend="make the batch anew") from error


def _place(cells: dict[str, Any]) -> Place:
    return Place(cells["segment"], cells["start"], cells["end_segment"], cells["end"])


def _source_span(cells: dict[str, Any]) -> Span | None:
    start, end = cells["source_start"], cells["source_end"]
    return None if start is None or end is None else Span(start, end)

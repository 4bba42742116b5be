"""The folder that a merge writes, whole or not at all: final texts, redlines, decisions, a receipt."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path

from copydesk.engine.final import write_final
from copydesk.engine.merging import Merged
from copydesk.errors import OutputError
from copydesk.exchange.decisions import decision_line
from copydesk.exchange.files import file_name, read_text
from copydesk.exchange.findings import finding_line
from copydesk.exchange.workbook.conflicts import write_conflicts
from copydesk.model import Change, Fate, Fated, Refusal
from copydesk.reports.redline import write_redline

RECEIPT = "receipt.json"
CONFLICTS = "conflicts.xlsx"
_VERSION = 1
_IN_FORCE = (Fate.APPLIED, Fate.REJECTED, Fate.DEFERRED)


def write_merged(merged: Merged, folder: Path) -> None:
    """Write the folder of a merge; an earlier merge there is replaced as a whole.

    Raises OutputError when it cannot be written, or when the folder holds anything else.
    """
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".copydesk-", dir=folder.parent) as name:
            staging = Path(name) / "merged"
            staging.mkdir()
            _write_files(merged, staging)
            if folder.exists():
                folder.rename(Path(name) / "earlier")
            staging.rename(folder)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(
            f"cannot be written ({reason})", place=str(folder), mend="choose another place to write"
        ) from error


def _refuse_foreign(folder: Path) -> None:
    """Raises OutputError for a folder that holds what no merge wrote: it would be taken away."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError("is no folder", place=str(folder), mend="choose another place to write")
    known = {RECEIPT, *_listed(folder / RECEIPT)}
    foreign = (
        path
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and path.relative_to(folder).as_posix() not in known
    )
    first = next(foreign, None)
    if first is not None:
        raise OutputError(
            "the folder for the merge holds a file that no merge wrote",
            place=str(first),
            mend="take it away, or choose another folder with --output",
        )


def _listed(receipt: Path) -> set[str]:
    """The files that an earlier merge wrote."""
    if not receipt.is_file():
        return set()
    try:
        return {str(name) for name in json.loads(read_text(receipt))["files"]}
    except (ValueError, KeyError, TypeError):
        return set()


def _write_files(merged: Merged, folder: Path) -> None:
    write_final(merged.shelf.kept, merged.outcome.edits, folder / "final")
    _write_redlines(merged, folder / "final")
    in_force = [fated.decision for fated in merged.outcome.fates if fated.fate in _IN_FORCE]
    (folder / "decisions.jsonl").write_bytes("".join(map(decision_line, in_force)).encode())
    conflicting = merged.outcome.of(Fate.CONFLICTING)
    if conflicting:
        write_conflicts(merged.shelf.batch, conflicting, folder / CONFLICTS)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    receipt = {**receipt_of(merged), "files": files}
    (folder / RECEIPT).write_bytes((json.dumps(receipt, ensure_ascii=False, indent=1) + "\n").encode())


def _write_redlines(merged: Merged, folder: Path) -> None:
    """A redline for each document that was changed, or waits for a ruling."""
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for change in merged.outcome.changes:
        changes[change.document].append(change)
    conflicts: defaultdict[str, list[Fated]] = defaultdict(list)
    for fated in merged.outcome.of(Fate.CONFLICTING):
        conflicts[fated.decision.document].append(fated)
    for document in merged.shelf.batch.documents:
        mine, waiting = changes[document.name], conflicts[document.name]
        if mine or waiting:
            path = folder / f"{file_name(document.name)}.redline.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="\n") as page:
                write_redline(document, mine, waiting, merged.shelf.batch.id, page)


def receipt_of(merged: Merged) -> dict[str, object]:
    """The account of a merge: every file, every decision with its fate, and what could not be read."""
    remarks = [remark for returned in merged.returns for remark in returned.remarks]
    return {
        "version": _VERSION,
        "batch": merged.shelf.batch.id,
        "on_conflict": merged.on_conflict,
        "returned": [{"file": each.name, "sha256": each.digest} for each in merged.returns],
        "counts": {fate.value: number for fate, number in merged.counts.items()},
        "decisions": [_fated(fated) for fated in merged.outcome.fates],
        "refusals": _listing(merged.refusals),
        "remarks": _listing(remarks),
        "checked_again": {
            "segments": merged.checked_again,
            "findings": [json.loads(finding_line(finding)) for finding in merged.found],
        },
    }


def _fated(fated: Fated) -> dict[str, object]:
    said = {"fate": fated.fate.value, "place": fated.place, "why": fated.why}
    return {**said, **json.loads(decision_line(fated.decision))}


def _listing(refusals: list[Refusal] | tuple[Refusal, ...]) -> list[dict[str, str]]:
    ordered = sorted(refusals, key=lambda each: (each.place, each.why))
    return [{"place": each.place, "why": each.why} for each in ordered]

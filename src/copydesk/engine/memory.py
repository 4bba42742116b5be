"""The memory of a project: where its database is, and what a merge leaves in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.engine.batch import MANIFEST, SETTLED
from copydesk.engine.identity import fingerprint_after
from copydesk.engine.project import Project
from copydesk.errors import InputError
from copydesk.exchange.files import read_text
from copydesk.exchange.finding_files import read_findings
from copydesk.model import Batch, Document, Fate, Finding, Merge, Place
from copydesk.review.carrying import SegmentEdits, edited, moved
from copydesk.text.running import RunningText

if TYPE_CHECKING:
    from copydesk.review.memory.reviewed import Taken
    from copydesk.review.memory.store import Memory

FILE_NAME = "copydesk.db"
"""Beside `copydesk.toml`, unless something else is said."""
_LASTING = (Fate.REJECTED, Fate.DEFERRED)
"""What leaves the words of a finding in the text."""


def address(project: Project, given: str | None) -> str | None:
    """The database that the command line, the configuration or the project names; None when none does."""
    named = project.config.memory.database
    if given is not None:
        return given
    if project.folder is None:
        return named
    if named is None:
        return str(project.folder / FILE_NAME)
    return named if "://" in named else str(project.folder / named)


def find_memory(project: Project, given: str | None) -> Memory | None:
    """The memory to look into; None when there is none yet. Raises CopydeskError as `open_memory` does."""
    where = address(project, given)
    if where is None or ("://" not in where and not Path(where).exists()):
        return None
    return _open(where, create=True)


def make_memory(project: Project, given: str | None) -> Memory | None:
    """The memory that a merge leaves its decisions in, made where there is none; None outside a project."""
    where = address(project, given)
    return None if where is None else _open(where, create=True)


def existing_memory(project: Project, given: str | None) -> Memory:
    """The memory that must be there. Raises InputError when nothing names one, or it does not exist."""
    where = address(project, given)
    if where is None:
        raise InputError(
            "no database is named, and this is no project folder", mend="name one with --database"
        )
    return _open(where, create=False)


def _open(where: str, *, create: bool) -> Memory:
    from copydesk.review.memory.opening import open_memory

    return open_memory(where, create=create)


def remember_merge(
    memory: Memory, folder: Path, batch: Batch, merge: Merge, keep_texts: int | None = None
) -> Taken:
    """Keep what a merge decided, with the texts before and after; the same merge again changes nothing.

    Findings that were rejected or put off get the fingerprint too that they have in the final text, where
    copydesk's own edits stand beside them; so do those that were settled before this batch.

    Args:
        memory: The memory.
        folder: The folder of the batch, which keeps its date, its rules and what was settled.
        batch: The batch as it was sent.
        merge: What was decided about it.
        keep_texts: After how many days texts of earlier batches are removed.

    Raises:
        InputError: The folder is broken, or the database cannot be used; then nothing was changed.
    """
    from copydesk.review.memory.reviewed import Reviewed

    manifest = _manifest(folder / MANIFEST)
    rules = manifest.get("rules", {})
    settled = read_findings(folder / SETTLED) if (folder / SETTLED).is_file() else []
    lasting = {fated.decision.finding for fated in merge.fates if fated.fate in _LASTING}
    rejected = [finding for finding in batch.findings if finding.id in lasting]
    reviewed = Reviewed(
        batch=batch.id,
        date=manifest.get("date"),
        version=manifest.get("copydesk", ""),
        documents=batch.documents,
        final=tuple(edited(document, merge.edits.get(document.name, {})) for document in batch.documents),
        findings=batch.findings,
        fates=merge.fates,
        rules={finding.id: rules.get(finding.group, "") for finding in batch.findings},
        fingerprints={f.id: (new,) for f, new in carried(batch.documents, merge, rejected)},
        carried={f.fingerprint: (new,) for f, new in carried(batch.documents, merge, settled)},
    )
    return memory.remember(reviewed, keep_texts)


def carried(
    documents: Iterable[Document], merge: Merge, findings: Iterable[Finding]
) -> Iterator[tuple[Finding, str]]:
    """Findings whose fingerprint another decision of the merge changed, each with the new one."""
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document, []).append(finding)
    for document in documents:
        edits = merge.edits.get(document.name)
        if not edits or document.name not in by_document:
            continue
        before, after = RunningText.of(document), RunningText.of(edited(document, edits))
        for finding in by_document[document.name]:
            place = _moved(finding.place, edits, before)
            related = [_moved(other, edits, before) for other in finding.related]
            if place is None:
                continue
            left = (place, *(other for other in related if other is not None))
            new = fingerprint_after(finding, before, after, left)
            if new is not None and new != finding.fingerprint:
                yield finding, new


def _moved(place: Place, edits: SegmentEdits, text: RunningText) -> Place | None:
    inside = text.segments[text.index[place.segment] + 1 : text.index[place.end_segment]]
    return moved(place, edits, [segment.id for segment in inside])


def _manifest(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(read_text(path)))
    except (ValueError, TypeError) as error:
        raise InputError("is no manifest of a batch", place=str(path), mend="make the batch anew") from error

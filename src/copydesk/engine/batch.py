"""A batch: made from what was checked, and written as a folder."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import copydesk
from copydesk.config import Config
from copydesk.engine.glossaries import Layers
from copydesk.engine.inputs import Input
from copydesk.engine.jobs import Outcome, succeeded
from copydesk.engine.recall import NOTHING_RECALLED, recall, rules
from copydesk.errors import OutputError
from copydesk.exchange.files import file_name, write_text
from copydesk.exchange.findings import finding_line, settled_line
from copydesk.exchange.segment_files import segment_lines
from copydesk.model import Batch, Document, Item, NotRun
from copydesk.review.clusters import groups, items, ordered

if TYPE_CHECKING:
    from copydesk.review.memory.store import Memory

MANIFEST = "batch.json"
SETTLED = "settled.jsonl"
OMEGAT = "omegat"
"""The folder of a batch that is an OmegaT project."""
FORMAT_VERSION = 1
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """What of a batch is written beside its segments and findings."""

    xliff: Literal["1.2", "2.1", "2.2"] = "1.2"
    all_segments: bool = False
    report: bool = True
    omegat: bool = False


def make_batch(
    outcomes: Sequence[Outcome],
    config: Config,
    layers: Layers,
    date: str | None,
    memory: Memory | None = None,
) -> Batch:
    """The batch of what was checked. What the memory says was rejected before is left out of its findings."""
    checked = [result for outcome in succeeded(outcomes) for result in outcome.checked]
    batch_id = _batch_id(outcomes, config, layers, date)
    recalled = recall(memory, checked, layers, batch_id, date) if memory else NOTHING_RECALLED
    checked = recalled.open(checked)
    documents = tuple(result.document for result in checked)
    rows: list[Item] = []
    for result in checked:
        rows += items(result.document, result.findings)
    found = tuple(finding for result in checked for finding in result.findings)
    rows = ordered(rows, documents)
    named = {finding.concept for finding in found if finding.concept}
    return Batch(
        id=recalled.batch_id(batch_id),
        documents=documents,
        findings=found,
        items=tuple(rows),
        groups=tuple(groups(rows)),
        concepts=layers.named(named),
        not_run=not_run(pair for result in checked for pair in result.not_run),
        failed=tuple((outcome.item.name, str(outcome.failure)) for outcome in outcomes if outcome.failure),
        proposed=dict(sorted(sum((result.proposed for result in checked), Counter[str]()).items())),
        profile=config.profile,
        date=date,
        version=copydesk.__version__,
        settled=recalled.settled,
        seen=recalled.seen,
        rules=rules(found, layers),
    )


def not_run(pairs: Iterable[tuple[str, str]]) -> tuple[NotRun, ...]:
    """Checks that did not run, with the number of documents."""
    counted = Counter(pairs)
    return tuple(NotRun(check, counted[check, reason], reason) for check, reason in sorted(counted))


def batch_folder(batch_id: str, date: str | None) -> str:
    """The name of a batch's folder in a project."""
    return f"{date}-{batch_id[:8]}" if date else batch_id[:8]


def _items(outcomes: Iterable[Outcome]) -> list[Input]:
    """The files that were read, each once."""
    return list({outcome.item.name: outcome.item for outcome in succeeded(list(outcomes))}.values())


def _batch_id(outcomes: Iterable[Outcome], config: Config, layers: Layers, date: str | None) -> str:
    digest = hashlib.sha256()
    for item in _items(outcomes):
        with item.original.open() as stream:
            content = _digest(stream)
        digest.update(f"{item.name}\0{content}\0".encode())
    digest.update(f"{layers.digest}\0{config.model_dump_json()}\0{date or ''}".encode())
    return digest.hexdigest()[:20]


def write_batch(  # noqa: PLR0913 - all that a batch is made from
    batch: Batch,
    outcomes: Sequence[Outcome],
    config: Config,
    layers: Layers,
    folder: Path,
    contents: Contents,
) -> None:
    """Write the folder of a batch; files of an earlier batch there that this one lacks are taken away.

    Everything is written beside the folder first and moved into place, the manifest last.
    Raises OutputError when the folder cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".copydesk-", dir=folder.parent) as name:
            staging = Path(name)
            _write_files(batch, outcomes, staging, contents)
            _write_manifest(batch, outcomes, config, layers, staging)
            _move(staging, folder)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(
            f"cannot be written ({reason})", place=str(folder), mend="choose another place to write"
        ) from error


def _write_files(batch: Batch, outcomes: Sequence[Outcome], folder: Path, contents: Contents) -> None:
    from copydesk.exchange.omegat_project import write_omegat_project
    from copydesk.exchange.workbook import write_workbooks
    from copydesk.exchange.xliff_packet import write_packet
    from copydesk.reports.html import write_report

    for item in _items(outcomes):
        _copy(item, folder / _original_path(item))
    for document in batch.documents:
        write_segments(document, folder / "segments")
    _write(folder / "findings.jsonl", "".join(map(finding_line, batch.findings)).encode())
    if batch.settled:
        _write(folder / SETTLED, "".join(map(settled_line, batch.settled)).encode())
    with (folder / "review.xlf").open("wb") as stream:
        write_packet(batch, stream, version=contents.xliff, all_segments=contents.all_segments)
    write_workbooks(batch, folder)
    if contents.omegat:
        write_omegat_project(batch, folder / OMEGAT)
    if contents.report:
        with (folder / "report.html").open("w", encoding="utf-8", newline="\n") as page:
            write_report(batch, page)


def _original(item: Input, documents: Iterable[Document]) -> dict[str, object]:
    """What the manifest says of a file; `renamed` are documents that another file has under the same name."""
    own = f"{item.name}#"
    names = [document.name for document in documents]
    known = frozenset(names)
    renamed = {name.removeprefix(own): name for name in names if name.startswith(own)}
    told_apart = {name: new for name, new in renamed.items() if name in known}
    return {
        "name": item.name,
        "file": _original_path(item),
        **({"renamed": told_apart} if told_apart else {}),
    }


def _original_path(item: Input) -> str:
    """Where the batch keeps a file, from its folder; standard input is a text."""
    return f"originals/{file_name(item.name if item.path else f'{item.name}.txt')}"


def write_segments(document: Document, folder: Path) -> Path:
    """Write a document's segment file into `folder`; gives its path."""
    path = folder / f"{file_name(document.name)}.jsonl"
    write_text(path, "".join(segment_lines(document)))
    return path


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _copy(item: Input, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with item.original.open() as stream, path.open("wb") as copy:
        shutil.copyfileobj(stream, copy)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _write_manifest(
    batch: Batch, outcomes: Sequence[Outcome], config: Config, layers: Layers, folder: Path
) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    manifest = {
        "version": FORMAT_VERSION,
        "batch": batch.id,
        "date": batch.date,
        "copydesk": batch.version,
        "profile": batch.profile,
        "originals": [_original(item, batch.documents) for item in _items(outcomes)],
        "configuration": config.model_dump(mode="json", exclude_defaults=True),
        "glossary": {
            "digest": layers.digest,
            "concepts": len(layers.concepts),
            "replaced": sorted(layers.replaced),
        },
        "counts": {
            "documents": len(batch.documents),
            "segments": sum(len(list(document.segments)) for document in batch.documents),
            "words": batch.words,
            "findings": len(batch.findings),
            "items": len(batch.items),
            "groups": len(batch.groups),
            "settled": len(batch.settled),
        },
        "rules": dict(sorted(batch.rules.items())),
        "proposed": dict(batch.proposed),
        "not_run": [{"check": n.check, "documents": n.documents, "reason": n.reason} for n in batch.not_run],
        "failed": [{"file": file, "error": error} for file, error in batch.failed],
        "files": digests,
    }
    _write(folder / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())


def _move(staging: Path, folder: Path) -> None:
    stale = _earlier_files(folder)
    for path in staging.rglob("*"):
        if path.is_dir():
            (folder / path.relative_to(staging)).mkdir(parents=True, exist_ok=True)
    written = [path for path in sorted(staging.rglob("*")) if path.is_file()]
    written.sort(key=lambda path: path.name == MANIFEST)
    for path in written:
        target = folder / path.relative_to(staging)
        target.parent.mkdir(parents=True, exist_ok=True)
        stale.discard(target)
        path.replace(target)
    for path in stale:
        path.unlink(missing_ok=True)


def _earlier_files(folder: Path) -> set[Path]:
    """The files that an earlier batch wrote into the folder."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        names = list(manifest["files"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()
    inside = (folder / name for name in names if ".." not in Path(name).parts)
    return {path for path in inside if not Path(path).is_symlink()}

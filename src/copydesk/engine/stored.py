"""Batches and other texts read back, for looking at what a glossary does to them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from copydesk.config import Languages
from copydesk.engine.batch import MANIFEST
from copydesk.engine.inputs import collect
from copydesk.engine.inputs import read_documents as read_input
from copydesk.engine.rulings import Rulings
from copydesk.errors import InputError
from copydesk.exchange.decisions import read_decisions
from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.files import read_text
from copydesk.exchange.finding_files import read_findings
from copydesk.model import Decision, Document, Finding

_DECISIONS = ("decisions.jsonl", "merged/decisions.jsonl")
"""Where in a batch's folder `merge` leaves what editors decided."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Documents with what was found in them and decided about it; of plain texts nothing is known."""

    name: str
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    batch: str = ""

    @property
    def rulings(self) -> Rulings:
        """What the decisions say about each finding."""
        return Rulings(self.decisions, self.batch)


def is_batch(path: Path) -> bool:
    """Whether `run` or `send` wrote this folder."""
    return (path / MANIFEST).is_file()


def read_batch(folder: Path, languages: Languages) -> Stored:
    """A stored batch; raises InputError when the folder is none, or names the broken line."""
    if not is_batch(folder):
        raise InputError(
            f"is no batch: it has no {MANIFEST}",
            place=str(folder),
            mend="name a folder that 'copydesk run' wrote",
        )
    return Stored(
        name=folder.name,
        documents=tuple(read_documents(folder / "segments", languages)),
        findings=tuple(read_findings(folder / "findings.jsonl")),
        decisions=tuple(
            decision
            for name in _DECISIONS
            if (folder / name).is_file()
            for decision in read_decisions(folder / name)
        ),
        batch=_batch_id(folder / MANIFEST),
    )


def read_documents(path: Path, languages: Languages) -> list[Document]:
    """The documents of a file or folder; of a batch's folder its segment files.

    Raises InputError that names the place.
    """
    reading = Reading(languages.source, languages.target)
    folder = path / "segments" if is_batch(path) else path
    return [document for item in collect([str(folder)]) for document in read_input(item, reading)]


def read_corpus(paths: Iterable[Path], languages: Languages) -> list[Stored]:
    """What each path holds, a batch with its decisions. Raises InputError that names the place."""
    return [
        read_batch(path, languages)
        if is_batch(path)
        else Stored(path.name, tuple(read_documents(path, languages)))
        for path in paths
    ]


def _batch_id(manifest: Path) -> str:
    try:
        return str(json.loads(read_text(manifest))["batch"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("is no manifest of a batch", place=str(manifest), mend="make it anew") from error

"""Merging: a stored batch and what came back for it, to final documents, decisions and a receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from copydesk.config import Languages
from copydesk.engine.checker import Checker
from copydesk.engine.final import Originals, originals
from copydesk.engine.stored import Stored, read_batch
from copydesk.errors import InputError
from copydesk.exchange.returns import Sent, read_return
from copydesk.model import Batch, Concept, Document, Fate, Finding, Item, Merge, Refusal, Return
from copydesk.review.clusters import groups, items, ordered
from copydesk.review.merge import merge
from copydesk.text.edits import apply_edits


@dataclass(frozen=True, slots=True)
class Shelf:
    """A stored batch, ready to take decisions."""

    folder: Path
    batch: Batch
    sent: Sent
    kept: Originals


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge gave: its outcome, what was read, what could not be, and what a second check found."""

    shelf: Shelf
    outcome: Merge
    on_conflict: str
    returns: tuple[Return, ...]
    unreadable: tuple[Refusal, ...]
    checked_again: int
    """Segments that were edited, and so checked again."""
    found: tuple[Finding, ...]
    """What is wrong with them that was not before."""

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What could not be read as a decision, whole files last."""
        return (*(each for returned in self.returns for each in returned.refusals), *self.unreadable)

    @property
    def counts(self) -> dict[Fate, int]:
        """How many decisions had each fate; what could not be read is refused."""
        counted = Counter(fated.fate for fated in self.outcome.fates)
        counted[Fate.REFUSED] += len(self.refusals)
        return {fate: counted[fate] for fate in Fate}


def open_shelf(folder: Path) -> Shelf:
    """The batch in a folder; raises InputError when there is none, or it is broken."""
    kept = originals(folder)
    languages = Languages(source=kept.reading.source_language, target=kept.reading.target_language)
    batch = _rebuilt(read_batch(folder, languages))
    return Shelf(folder, batch, Sent.of(batch), kept)


def _rebuilt(stored: Stored) -> Batch:
    """The batch as it was sent, as far as decisions are about it."""
    by_document: dict[str, list[Finding]] = {document.name: [] for document in stored.documents}
    for finding in stored.findings:
        by_document.setdefault(finding.document, []).append(finding)
    rows: list[Item] = []
    for document in stored.documents:
        try:
            rows += items(document, by_document[document.name])
        except (KeyError, ValueError, IndexError) as error:
            raise InputError(
                "its findings and segments do not fit each other",
                place=f"{stored.name}: {document.name}",
                mend="make the batch anew",
            ) from error
    rows = ordered(rows, stored.documents)
    return Batch(stored.batch, stored.documents, stored.findings, tuple(rows), tuple(groups(rows)))


def read_returns(shelf: Shelf, paths: Iterable[Path]) -> tuple[list[Return], list[Refusal]]:
    """The files that came back, and those that cannot be read at all, with the reason."""
    returns: list[Return] = []
    unreadable: list[Refusal] = []
    for path in paths:
        try:
            returns.append(read_return(path, shelf.sent))
        except InputError as error:
            why = f"{error.message}; {error.mend}" if error.mend else error.message
            unreadable.append(Refusal(error.place or str(path), why))
    return returns, unreadable


def merge_returns(
    shelf: Shelf,
    returns: Sequence[Return],
    unreadable: Sequence[Refusal],
    concepts: Sequence[Concept],
    on_conflict: str,
) -> Merged:
    """Bring the decisions together and check what was edited again. Nothing is written."""
    outcome = merge(shelf.batch, returns, on_conflict=on_conflict)
    edited = sum(len(segments) for segments in outcome.edits.values())
    found = _found_anew(shelf, outcome, Checker(shelf.kept.config, concepts)) if edited else ()
    by_name = tuple(sorted({each.name: each for each in returns}.values(), key=lambda each: each.name))
    return Merged(shelf, outcome, on_conflict, by_name, tuple(unreadable), edited, tuple(found))


def _found_anew(shelf: Shelf, outcome: Merge, checker: Checker) -> list[Finding]:
    """Findings in edited segments that are not among those that were sent."""
    before = Counter((f.document, f.place.segment, f.group) for f in shelf.batch.findings)
    found = []
    for document in shelf.batch.documents:
        edits = outcome.edits.get(document.name, {})
        if not edits:
            continue
        for finding in checker.check(edited_document(document, outcome)).findings:
            key = document.name, finding.place.segment, finding.group
            if finding.place.segment in edits and before[key] < 1:
                found.append(finding)
            before[key] -= 1
    return found


def edited_document(document: Document, outcome: Merge) -> Document:
    """The document with the edits of a merge in it."""
    edits = outcome.edits.get(document.name, {})
    units = tuple(
        replace(
            unit,
            segments=tuple(
                replace(s, target=apply_edits(s.target, edits[s.id]), protected=()) if s.id in edits else s
                for s in unit.segments
            ),
        )
        for unit in document.units
    )
    return replace(document, units=units)

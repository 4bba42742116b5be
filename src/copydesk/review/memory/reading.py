"""What is read out of the memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

from copydesk.model import Finding, Scope
from copydesk.review.memory.reviewed import KnownBatch, KnownText
from copydesk.review.memory.rows import precedent_of
from copydesk.review.memory.tables import batches as _batches
from copydesk.review.memory.tables import decisions as _decisions
from copydesk.review.memory.tables import documents as _documents
from copydesk.review.memory.tables import fingerprints as _fingerprints
from copydesk.review.memory.tables import reviewers as _reviewers
from copydesk.review.memory.tables import texts as _texts
from copydesk.review.precedents import Precedent

_Value = TypeVar("_Value", str, int)

_CHUNK = 2000
"""Values in one question to the database, and rows in one answer."""

_JOINED = (
    sa.select(
        *(column for column in _decisions.c if column.name != "reviewer"),
        _reviewers.c.name.label("reviewer_name"),
        _batches.c.date.label("batch_date"),
    )
    .join(_reviewers, _reviewers.c.id == _decisions.c.reviewer)
    .join(_batches, _batches.c.id == _decisions.c.batch)
)


def reaching(connection: sa.Connection, findings: Sequence[Finding]) -> list[Precedent]:
    """The decisions that may speak about any of the findings, in the order that they came in."""
    current = _decisions.c.current
    of_place = sa.select(_fingerprints.c.decision)
    found: dict[int, Precedent] = {}
    for some in _chunks(finding.fingerprint for finding in findings):
        ids = of_place.where(_fingerprints.c.fingerprint.in_(some))
        found |= _numbered(connection, _JOINED.where(current, _decisions.c.id.in_(ids)))
    for some in _chunks(finding.group for finding in findings):
        wide = _decisions.c.scope != Scope.THIS.value
        found |= _numbered(connection, _JOINED.where(current, wide, _decisions.c.group.in_(some)))
    return [precedent for _, precedent in sorted(found.items())]


def decisions(connection: sa.Connection, *, document: str | None, batch: str | None) -> Iterator[Precedent]:
    """All decisions, history too, in the order that they came in; of a document or batch, when named."""
    query = _JOINED.order_by(_decisions.c.id).limit(_CHUNK)
    if document is not None:
        query = query.where(_decisions.c.document == document)
    if batch is not None:
        query = query.where(_decisions.c.batch == batch)
    last = 0
    while some := _numbered(connection, query.where(_decisions.c.id > last)):
        yield from some.values()
        last = max(some)


def batches(connection: sa.Connection) -> list[KnownBatch]:
    """All batches with the names of their documents and the number of decisions in force."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    listed = sa.select(_documents.c.batch, _documents.c.name).order_by(
        _documents.c.batch, _documents.c.number
    )
    for batch, name in connection.execute(listed):
        names[batch].append(name)
    counted = (
        sa.select(_decisions.c.batch, sa.func.count())
        .where(_decisions.c.current)
        .group_by(_decisions.c.batch)
    )
    counts: dict[str, int] = dict(connection.execute(counted).all())
    rows = connection.execute(sa.select(_batches.c.id, _batches.c.date, _batches.c.version))
    known = (
        KnownBatch(id_, date, version, tuple(names[id_]), counts.get(id_, 0)) for id_, date, version in rows
    )
    return sorted(known, key=lambda batch: (batch.date or "", batch.id))


def texts(connection: sa.Connection) -> Iterator[KnownText]:
    """Every segment whose text is kept."""
    same = (_documents.c.batch == _texts.c.batch) & (_documents.c.number == _texts.c.document)
    query = (
        sa.select(
            _texts.c.batch,
            _documents.c.name,
            _texts.c.segment,
            _texts.c.source,
            _texts.c.machine,
            _texts.c.final,
        )
        .join(_documents, same)
        .order_by(_texts.c.batch, _texts.c.document, _texts.c.number)
    )
    for row in connection.execution_options(yield_per=_CHUNK).execute(query):
        yield KnownText(*row)


def _numbered(connection: sa.Connection, query: sa.Select[tuple[object, ...]]) -> dict[int, Precedent]:
    rows = [dict(row) for row in connection.execute(query).mappings()]
    marks: defaultdict[int, list[str]] = defaultdict(list)
    for some in _chunks(row["id"] for row in rows):
        asked = sa.select(_fingerprints.c.decision, _fingerprints.c.fingerprint)
        wanted = asked.where(_fingerprints.c.decision.in_(some)).order_by(_fingerprints.c.fingerprint)
        for decision, fingerprint in connection.execute(wanted):
            marks[decision].append(fingerprint)
    return {row["id"]: precedent_of(row, tuple(marks[row["id"]])) for row in rows}


def _chunks(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    once = list(dict.fromkeys(values))
    for start in range(0, len(once), _CHUNK):
        yield once[start : start + _CHUNK]

"""What is written into the memory; every function here runs inside the one transaction that may write."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import sqlalchemy as sa

from copydesk.model import Document, Fated, Finding
from copydesk.review.memory import tables
from copydesk.review.memory.reviewed import KnownBatch, Reviewed, Taken
from copydesk.review.memory.rows import Row, row_of
from copydesk.review.precedents import Precedent

_CHUNK = 5000
"""Rows that are held at once."""

_Key = tuple[str, str, int]
"""A batch, what something was said about in it, and who said it."""


def remember(connection: sa.Connection, reviewed: Reviewed) -> Taken:
    """Batch, documents, texts, findings and decisions; gives how much of them is new."""
    batches = _add_batch(connection, reviewed.batch, reviewed.date, reviewed.version)
    changed = _write_documents(connection, reviewed)
    about = {finding.id: finding for finding in reviewed.findings}
    said = [_precedent(reviewed, fated, about.get(fated.decision.finding or "")) for fated in reviewed.fates]
    taken = _write_decisions(connection, said, _latest_word)
    _carry(connection, reviewed)
    return Taken(taken, changed, batches)


def restore(
    connection: sa.Connection, batches: Iterable[KnownBatch], precedents: Iterable[Precedent]
) -> Taken:
    """Batches and decisions of another memory; gives how much of them is new."""
    added = sum(_add_batch(connection, one.id, one.date, one.version) for one in batches)
    said = list(precedents)
    dates = {one.decision.batch: one.date for one in reversed(said)}
    added += sum(_add_batch(connection, batch, date, "") for batch, date in sorted(dates.items()))
    return Taken(_write_decisions(connection, said, _unknown_words), 0, added)


def _precedent(reviewed: Reviewed, fated: Fated, finding: Finding | None) -> Precedent:
    decision = fated.decision
    if finding is None:
        return Precedent(decision=decision, fate=fated.fate)
    return Precedent(
        decision=decision,
        fate=fated.fate,
        check=finding.check,
        check_version=finding.check_version,
        concept=finding.concept,
        rule=reviewed.rules.get(finding.id),
        fingerprints=(finding.fingerprint, *reviewed.fingerprints.get(finding.id, ())),
    )


def _add_batch(connection: sa.Connection, batch: str, date: str | None, version: str) -> int:
    table = tables.batches
    if connection.scalar(sa.select(table.c.id).where(table.c.id == batch)) is not None:
        return 0
    connection.execute(table.insert(), {"id": batch, "date": date, "version": version})
    return 1


def _write_documents(connection: sa.Connection, reviewed: Reviewed) -> int:
    table = tables.documents
    stored = dict(
        connection.execute(
            sa.select(table.c.number, table.c.digest).where(table.c.batch == reviewed.batch)
        ).all()
    )
    final = {document.name: document for document in reviewed.final}
    by_document: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in reviewed.findings:
        by_document[finding.document].append(finding)
    changed = 0
    for number, document in enumerate(reviewed.documents):
        left = final.get(document.name, document)
        digest = _digest(document, left)
        if stored.get(number) == digest:
            continue
        here = (table.c.batch == reviewed.batch) & (table.c.number == number)
        connection.execute(table.delete().where(here))
        key = {"batch": reviewed.batch, "number": number}
        row = {**key, "name": document.name, "words": document.words, "digest": digest}
        connection.execute(table.insert(), row)
        key = {"batch": reviewed.batch, "document": number}
        _insert(connection, tables.texts, (key | text for text in _texts(document, left)))
        _insert(connection, tables.findings, (key | _columns(one) for one in by_document[document.name]))
        changed += 1
    return changed


def _digest(machine: Document, final: Document) -> str:
    digest = hashlib.sha256(machine.name.encode())
    for document in (machine, final):
        for segment in document.segments:
            digest.update(f"\x1e{segment.id}\x1f{segment.target}".encode())
    return digest.hexdigest()[:20]


def _texts(machine: Document, final: Document) -> Iterator[Row]:
    left = {segment.id: segment.target for segment in final.segments}
    for number, segment in enumerate(machine.segments):
        yield {
            "number": number,
            "segment": segment.id,
            "source": segment.source,
            "machine": segment.target,
            "final": left.get(segment.id, segment.target),
        }


def _columns(finding: Finding) -> Row:
    same = ("id", "fingerprint", "group", "check", "check_version", "concept", "text", "suggestion")
    row: Row = {name: getattr(finding, name) for name in same}
    return row | {"severity": finding.severity.value, "segment": finding.place.segment}


_Choice = Callable[[Sequence[Row], Sequence[Row]], tuple[list[Row], bool]]
"""From the rows known about a key and those that came: which are new, and whether the known are history."""


def _latest_word(known: Sequence[Row], came: Sequence[Row]) -> tuple[list[Row], bool]:
    """All that came, unless it is just what stands now."""
    standing = sorted(row["digest"] for row in known if row["current"])
    if standing == sorted(row["digest"] for row in came):
        return [], False
    return list(came), True


def _unknown_words(known: Sequence[Row], came: Sequence[Row]) -> tuple[list[Row], bool]:
    """What was never heard; it is the latest word only where it was so there."""
    heard = {row["digest"] for row in known}
    new = [row for row in came if row["digest"] not in heard]
    return new, any(row["current"] for row in new)


def _write_decisions(connection: sa.Connection, said: Sequence[Precedent], choose: _Choice) -> int:
    """Store what is new in what was said; gives how many decisions that are."""
    known: dict[_Key, list[Row]] = {}
    for batch in dict.fromkeys(one.decision.batch for one in said):
        known |= _known(connection, batch)
    came = _by_key(said, _reviewers(connection, said))
    new: list[Row] = []
    for key, rows in came.items():
        chosen, over = choose(known.get(key, ()), rows)
        new += chosen
        if over:
            for row in known.get(key, ()):
                row["over"] = row["current"]
    _insert_decisions(connection, new)
    _make_history(connection, [row["id"] for rows in known.values() for row in rows if row.get("over")])
    standing = {row["digest"]: row["id"] for rows in known.values() for row in rows if row["current"]}
    numbered = ((row.get("id", standing.get(row["digest"])), row) for rows in came.values() for row in rows)
    _mark(connection, ((id_, f) for id_, row in numbered if id_ is not None for f in row["fingerprints"]))
    return len(new)


def _by_key(said: Iterable[Precedent], reviewers: Mapping[str, int]) -> dict[_Key, list[Row]]:
    """What was said as rows, by who said it, and about what."""
    came: dict[_Key, list[Row]] = {}
    for precedent in said:
        row = row_of(precedent) | {
            "reviewer": reviewers[precedent.decision.reviewer],
            "current": precedent.current,
            "turn": precedent.turn,
            "fingerprints": precedent.fingerprints if precedent.decision.finding else (),
        }
        came.setdefault((row["batch"], row["subject"], row["reviewer"]), []).append(row)
    return came


def _known(connection: sa.Connection, batch: str) -> dict[_Key, list[Row]]:
    """The rows of a batch, by the same."""
    table = tables.decisions
    columns = (table.c.id, table.c.subject, table.c.reviewer, table.c.digest, table.c.current)
    known: dict[_Key, list[Row]] = {}
    for row in connection.execute(sa.select(*columns).where(table.c.batch == batch)).mappings():
        known.setdefault((batch, row["subject"], row["reviewer"]), []).append(dict(row))
    return known


def _reviewers(connection: sa.Connection, said: Iterable[Precedent]) -> dict[str, int]:
    table = tables.reviewers
    numbers = {name: number for number, name in connection.execute(sa.select(table.c.id, table.c.name))}
    after = max(numbers.values(), default=0) + 1
    names = dict.fromkeys(one.decision.reviewer for one in said)
    added = {name: number for number, name in enumerate((n for n in names if n not in numbers), after)}
    _insert(connection, table, ({"id": number, "name": name} for name, number in added.items()))
    return numbers | added


def _make_history(connection: sa.Connection, ids: Sequence[int]) -> None:
    table = tables.decisions
    for start in range(0, len(ids), _CHUNK):
        these = ids[start : start + _CHUNK]
        connection.execute(table.update().where(table.c.id.in_(these)).values(current=False))


def _insert_decisions(connection: sa.Connection, rows: list[Row]) -> None:
    """Numbered by turn and order; what came in one turn keeps one turn, after all that are known."""
    table = tables.decisions
    highest = (sa.func.coalesce(sa.func.max(column), 0) for column in (table.c.id, table.c.turn))
    last, turn = connection.execute(sa.select(*highest)).one()
    turns = {old: turn + n for n, old in enumerate(sorted({row["turn"] for row in rows}), 1)}
    rows.sort(key=lambda row: row["turn"])
    for number, row in enumerate(rows, last + 1):
        row["id"] = number
        row["turn"] = turns[row["turn"]]
    _insert(
        connection,
        table,
        ({name: value for name, value in row.items() if name != "fingerprints"} for row in rows),
    )


def _mark(connection: sa.Connection, marks: Iterable[tuple[int, str]]) -> None:
    """Fingerprints of decisions; those that are there already are left."""
    table = tables.fingerprints
    wanted = dict.fromkeys(marks)
    ids = sorted({decision for decision, _ in wanted})
    for start in range(0, len(ids), _CHUNK):
        these = ids[start : start + _CHUNK]
        query = sa.select(table.c.decision, table.c.fingerprint).where(table.c.decision.in_(these))
        for pair in connection.execute(query):
            wanted.pop(pair, None)
    _insert(connection, table, ({"decision": one, "fingerprint": f} for one, f in wanted))


def _carry(connection: sa.Connection, reviewed: Reviewed) -> None:
    """Findings that were settled before stay so under the fingerprints that they took on in this batch."""
    table = tables.fingerprints
    marks: list[tuple[int, str]] = []
    before = list(reviewed.carried)
    for start in range(0, len(before), _CHUNK):
        these = before[start : start + _CHUNK]
        query = sa.select(table.c.decision, table.c.fingerprint).where(table.c.fingerprint.in_(these))
        for decision, fingerprint in connection.execute(query):
            marks += ((decision, new) for new in reviewed.carried[fingerprint])
    _mark(connection, marks)


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        connection.execute(table.insert(), chunk)

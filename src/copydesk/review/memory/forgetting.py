"""What is taken out of the memory: by document, by batch, by date, or because texts are old."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from copydesk.review.memory import tables
from copydesk.review.memory.reviewed import Taken


def forget(
    connection: sa.Connection,
    document: str | None,
    batch: str | None,
    before: str | None,
    *,
    texts_only: bool,
) -> Taken:
    """Remove what fits all that is named, and what nothing refers to any more."""
    documents, decisions, batches = tables.documents, tables.decisions, tables.batches
    in_batch = sa.select(batches.c.id)
    if batch is not None:
        in_batch = in_batch.where(batches.c.id == batch)
    if before is not None:
        in_batch = in_batch.where(batches.c.date < before)
    of_document: sa.ColumnElement[bool] = documents.c.batch.in_(in_batch)
    of_decision: sa.ColumnElement[bool] = decisions.c.batch.in_(in_batch)
    if document is not None:
        of_document &= documents.c.name == document
        of_decision &= decisions.c.document == document
    if texts_only:
        return Taken(documents=_drop_texts_of(connection, of_document))
    gone = connection.execute(decisions.delete().where(of_decision)).rowcount
    articles = connection.execute(documents.delete().where(of_document)).rowcount
    empty = batches.c.id.in_(in_batch) & ~batches.c.id.in_(sa.select(documents.c.batch))
    empty &= ~batches.c.id.in_(sa.select(decisions.c.batch))
    ended = connection.execute(batches.delete().where(empty)).rowcount
    heard = sa.select(decisions.c.reviewer)
    connection.execute(tables.reviewers.delete().where(~tables.reviewers.c.id.in_(heard)))
    return Taken(gone, articles, ended)


def drop_texts(connection: sa.Connection, date: str, days: int) -> None:
    """Remove the texts of batches dated more than `days` before `date`."""
    limit = (dt.date.fromisoformat(date) - dt.timedelta(days=days)).isoformat()
    old = sa.select(tables.batches.c.id).where(tables.batches.c.date < limit)
    _drop_texts_of(connection, tables.documents.c.batch.in_(old))


def _drop_texts_of(connection: sa.Connection, of_document: sa.ColumnElement[bool]) -> int:
    """Remove the texts of documents; gives how many documents had any."""
    documents, texts = tables.documents, tables.texts
    same = (texts.c.batch == documents.c.batch) & (texts.c.document == documents.c.number)
    kept = sa.exists().where(same)
    had = connection.scalar(sa.select(sa.func.count()).select_from(documents).where(of_document, kept))
    wanted = sa.exists().where(same, of_document).correlate(texts)
    connection.execute(texts.delete().where(wanted))
    connection.execute(tables.findings.update().where(_in(of_document)).values(text="", suggestion=None))
    return had or 0


def _in(of_document: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    documents, findings = tables.documents, tables.findings
    same = (findings.c.batch == documents.c.batch) & (findings.c.document == documents.c.number)
    return sa.exists().where(same, of_document).correlate(findings)

"""The schema brought up to date: each step of `migrations` that a database lacks, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa

from copydesk.errors import InputError
from copydesk.review.memory.tables import REVISION, VERSION_TABLE, metadata

Connecting = Callable[[], AbstractContextManager[sa.Connection]]

_STEPS = Path(__file__).parent / "migrations"


def bring_up_to_date(reading: Connecting, writing: Connecting, place: str) -> None:
    """Make the tables, or bring them to what this copydesk needs.

    Raises InputError when the database holds something else or was made by a newer copydesk.
    """
    with reading() as connection:
        if _revision(connection, place) == REVISION:
            return
    with writing() as connection:  # another process may have been faster: looked at again under the lock
        present = _revision(connection, place)
        if present != REVISION:
            _climb(connection, present, place)


def _revision(connection: sa.Connection, place: str) -> str | None:
    inspector = sa.inspect(connection)
    names = set(inspector.get_table_names())
    if VERSION_TABLE not in names:
        if names & set(metadata.tables):
            raise InputError(
                "holds tables of another program", place=place, mend="name an empty database, or a new file"
            )
        return None
    version = sa.table(VERSION_TABLE, sa.column("version_num"))
    return connection.scalar(sa.select(version.c.version_num))


def _climb(connection: sa.Connection, present: str | None, place: str) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_STEPS))
    if present is not None and present not in {step.revision for step in steps.walk_revisions()}:
        raise InputError(
            f"was made by a newer copydesk (schema {present}; this one knows {REVISION})",
            place=place,
            mend="update copydesk",
        )
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    with Operations.context(context):
        for step in reversed(list(steps.iterate_revisions(REVISION, present or "base"))):
            step.module.upgrade()
    context.stamp(steps, REVISION)

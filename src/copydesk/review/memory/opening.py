"""Opening the memory: which database an address names, its connections, and the schema brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

from copydesk.errors import ConfigError, InputError
from copydesk.review.memory.faults import told
from copydesk.review.memory.migrating import bring_up_to_date
from copydesk.review.memory.store import Memory

_WAIT_SECONDS = 30
"""How long a merge waits for another one to end."""
_WRITING = "copydesk_writing"
_LOCK = 0x636F7079
"""The number under which copydesk's writers queue in PostgreSQL: "copy" in ASCII."""


def open_memory(address: str, *, create: bool = True) -> Memory:
    """The memory in a database, its schema brought up to date.

    Args:
        address: The path of an SQLite file, `sqlite:///PATH` or `postgresql+psycopg://USER@HOST/NAME`.
        create: Whether an SQLite file that does not exist is made.

    Raises:
        ConfigError: The address is none, or needs a package that is not installed.
        InputError: The database cannot be reached, is no memory of copydesk, or is newer than this copydesk.
    """
    url = _url(address)
    place = url.render_as_string(hide_password=True) if url.host else url.database or ""
    if url.get_backend_name() == "sqlite" and not create and not Path(url.database or "").is_file():
        raise InputError("no such database", place=place, mend="'copydesk merge' makes it")
    engine = _engine(url, place)
    memory = Memory(engine.connect, lambda: _writing(engine), place)
    try:
        with told(place):
            bring_up_to_date(engine.connect, lambda: _writing(engine), place)
    except BaseException:
        engine.dispose()
        raise
    return memory


def _url(address: str) -> sa.URL:
    if "://" not in address:
        return sa.URL.create("sqlite", database=address)
    try:
        url = sa.make_url(address)
    except (exc.ArgumentError, ValueError) as error:
        raise ConfigError("not the address of a database", place="database", mend=_ADDRESSES) from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise ConfigError(
            f"{url.drivername!r} is no database that copydesk knows", place="database", mend=_ADDRESSES
        )
    if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
        raise ConfigError("the address names no file", place="database", mend=_ADDRESSES)
    return url


_ADDRESSES = "write the path of a file, sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME"


def _engine(url: sa.URL, place: str) -> sa.Engine:
    # A command opens the memory for a moment: connections are not kept for later.
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(
            url, poolclass=sa.NullPool, connect_args={"timeout": _WAIT_SECONDS, "isolation_level": None}
        )
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"connect_timeout": _WAIT_SECONDS})
    except ImportError as error:
        raise ConfigError(
            "PostgreSQL needs the package psycopg", place=place, mend="pip install 'copydesk[postgres]'"
        ) from error
    sa.event.listen(engine, "begin", _begin_postgres)
    return engine


def _set_up_sqlite(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver's own, which has no type here
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    # Readers and one writer at a time do not wait for each other. Of two processes that switch at once
    # one finds the file locked: then the other does it.
    with suppress(cursor.connection.OperationalError):
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that writes takes the lock first; one that takes it half-way can be refused it.
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgres(connection: sa.Connection) -> None:
    if connection.get_execution_options().get(_WRITING):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


@contextmanager
def _writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction of which there is one at a time; done whole, or not at all."""
    with engine.connect() as plain:
        connection = plain.execution_options(**{_WRITING: True})
        with connection.begin():
            yield connection

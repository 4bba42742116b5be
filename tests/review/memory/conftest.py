"""A memory in each kind of database; PostgreSQL's is emptied for every test."""

import os

import pytest
import sqlalchemy as sa

from copydesk.review.memory.opening import open_memory


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request, tmp_path):
    """The address of an empty database. Without COPYDESK_POSTGRES_URL that of PostgreSQL skips, but fails in CI."""
    if request.param == "sqlite":
        yield str(tmp_path / "copydesk.db")
        return
    url = os.environ.get("COPYDESK_POSTGRES_URL")
    if not url:
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("no PostgreSQL: set COPYDESK_POSTGRES_URL")
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    schema = f"test_{os.getpid()}"
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
        connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    yield f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}"
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP SCHEMA {schema} CASCADE"))


@pytest.fixture
def memory(address):
    return open_memory(address)

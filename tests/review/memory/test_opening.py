"""Opening a database: made where there is none, brought up to date, refused with one line."""

import sqlite3

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from copydesk.errors import ConfigError, InputError
from copydesk.review.memory import migrating, tables
from copydesk.review.memory.opening import open_memory


def engine_of(address):
    url = address.replace("postgresql://", "postgresql+psycopg://")
    return sa.create_engine(url if "://" in url else f"sqlite:///{url}", poolclass=sa.NullPool)


def test_the_steps_make_the_tables_that_the_code_uses(memory, address):
    with engine_of(address).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": tables.VERSION_TABLE})
        assert context.get_current_revision() == tables.REVISION
        assert compare_metadata(context, tables.metadata) == []


def test_the_last_step_is_the_one_the_code_names():
    assert ScriptDirectory(str(migrating._STEPS)).get_current_head() == tables.REVISION  # noqa: SLF001


def test_opening_again_leaves_all_as_it_is(memory, address):
    assert open_memory(address).batches() == []


def test_a_newer_schema_is_refused(memory, address):
    with engine_of(address).begin() as connection:
        connection.execute(sa.text("UPDATE copydesk_version SET version_num = '9999'"))
    with pytest.raises(InputError, match=r"was made by a newer copydesk \(schema 9999; .*; update copydesk"):
        open_memory(address)


def test_an_older_schema_is_brought_up_to_date(memory, address):
    with engine_of(address).begin() as connection:
        tables.metadata.drop_all(connection)
        connection.execute(sa.text("DELETE FROM copydesk_version"))
    assert open_memory(address).batches() == []


def test_tables_of_another_program_are_left_alone(address):
    with engine_of(address).begin() as connection:
        connection.execute(sa.text("CREATE TABLE documents (x INTEGER)"))
    with pytest.raises(InputError, match="holds tables of another program; name an empty database"):
        open_memory(address)


def test_sqlite_is_set_up_for_several_processes(tmp_path):
    memory = open_memory(str(tmp_path / "a.db"))
    with memory._read() as connection:  # noqa: SLF001 - the connection's settings are what is tested
        asked = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert values == ["wal", 1, 2, 30000]


@pytest.mark.parametrize(
    "content", [b"not a database, but a text that is long enough" * 30, b"SQLite format 3\0" + b"x" * 2000]
)
def test_a_file_that_is_no_database_is_one_line(tmp_path, content):
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(
        InputError, match=r"a\.db: the database cannot be used \(.*\); look at its address"
    ) as caught:
        open_memory(str(path))
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_folder_that_does_not_exist_is_one_line(tmp_path):
    with pytest.raises(InputError, match="cannot be used"):
        open_memory(str(tmp_path / "none" / "a.db"))


def test_a_file_that_must_exist(tmp_path):
    with pytest.raises(InputError, match=r"a\.db: no such database; 'copydesk merge' makes it"):
        open_memory(str(tmp_path / "a.db"), create=False)
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    "address", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "nonsense://", "://", "http://[x"]
)
def test_other_addresses_are_refused(address):
    with pytest.raises(ConfigError, match="write the path of a file, sqlite:///PATH or postgresql"):
        open_memory(address)


def test_a_server_that_is_not_there_is_one_line_without_the_password():
    with pytest.raises(InputError, match="cannot be used") as caught:
        open_memory("postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_a_text_outside_of_copydesk_reads_the_file(tmp_path):
    open_memory(f"sqlite:///{tmp_path / 'a.db'}")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT count(*) FROM batches").fetchone() == (0,)
    connection.close()

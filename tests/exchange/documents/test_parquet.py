"""Parquet tables: read, broken, and written with edits."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from copydesk.errors import InputError
from copydesk.exchange.documents import parquet
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.model import Span


def packed(table, **settings):
    stream = io.BytesIO()
    pq.write_table(table, stream, **settings)
    return stream.getvalue()


def read(content, **columns):
    return list(parquet.FORMAT.read(Original("t.parquet", "t", content=content), Reading(columns=columns)))


def edited(content, edits):
    stream = io.BytesIO()
    parquet.FORMAT.write(Original("t.parquet", "t", content=content), Reading(), edits, stream)
    return stream.getvalue()


def test_other_columns_become_what_json_can_say():
    now = datetime(2026, 1, 2, 3, tzinfo=UTC)
    row = {"target": "Rain", "n": 1.5, "nan": float("nan"), "at": now, "raw": b"\x01", "sum": Decimal("1.20"), "list": [{"a": now.date()}]}  # fmt: skip
    ((segment,),) = (d.segments for d in read(packed(pa.Table.from_pylist([row]))))
    assert segment.attributes == {
        "n": 1.5,
        "nan": None,
        "at": "2026-01-02T03:00:00+00:00",
        "raw": "01",
        "sum": "1.20",
        "list": [{"a": "2026-01-02"}],
    }


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_an_edit_changes_only_the_target(kind):
    targets = pa.array(["Rain", None, "Hail", "Rain"], pa.string()).cast(kind)
    table = pa.table({"n": [1, 2, 3, 4], "target": targets}).replace_schema_metadata({"who": "desk"})
    content = packed(
        table, row_group_size=3, compression={"n": "gzip", "target": "zstd"}, use_dictionary=["target"]
    )
    written = edited(content, {"t.parquet": {"2": [(Span(0, 0), "New")], "4": [(Span(0, 1), "P")]}})
    old, new = pq.ParquetFile(io.BytesIO(content)), pq.ParquetFile(io.BytesIO(written))
    assert new.read().column("target").to_pylist() == ["Rain", "New", "Hail", "Pain"]
    assert new.read(["n"]).equals(old.read(["n"]))
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert new.schema.equals(old.schema)
    assert new.metadata.format_version == old.metadata.format_version
    for group in range(2):
        before, after = old.metadata.row_group(group), new.metadata.row_group(group)
        assert after.num_rows == before.num_rows
        for column in range(2):
            assert after.column(column).compression == before.column(column).compression
            assert after.column(column).encodings == before.column(column).encodings


def test_edits_of_other_documents_leave_every_byte():
    content = packed(pa.table({"target": ["Rain"]}))
    assert edited(content, {"other.txt": {"1": [(Span(0, 1), "P")]}}) == content


def test_documents_that_come_back_are_one():
    table = pa.table({"name": ["a", "b", "a"], "target": ["1", "2", "3"]})
    assert [(d.name, [s.target for s in d.segments]) for d in read(packed(table), document="name")] == [
        ("a", ["1", "3"]),
        ("b", ["2"]),
    ]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "t: not a readable Parquet table ("),
        (b"PAR1" + b"\xff" * 60 + b"PAR1", "t: not a readable Parquet table ("),
        (packed(pa.table({"target": ["a"] * 9}))[:-40], "t: not a readable Parquet table ("),
        (packed(pa.table({"target": [1]})), "t: the column 'target' is not text but int64; save it as strings"),
        (packed(pa.table({"text": ["a"]})), "t: no column is called 'target'"),
        (packed(pa.Table.from_arrays([pa.array(["a"])] * 2, ["target"] * 2)), "t: the column 'target' stands twice"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(content, error):
    with pytest.raises(InputError) as caught:
        read(content)
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


def test_broken_pages_are_one_error():
    content = bytearray(packed(pa.table({"target": ["Rain and hail"] * 200}), compression="zstd"))
    content[4:60] = b"\xff" * 56
    with pytest.raises(InputError, match=r"^t: not a readable Parquet table"):
        read(bytes(content))

"""Parquet tables: read a few rows at a time, written back row group by row group.

Sources: the Parquet format, https://parquet.apache.org/docs/file-format/, and the reference of pyarrow.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, BinaryIO

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.passages import Passage, Piece
from copydesk.exchange.documents.table_order import table_documents
from copydesk.exchange.documents.table_rows import TableRow, TableRows
from copydesk.exchange.documents.table_texts import edits_of
from copydesk.model import Document
from copydesk.text.edits import apply_edits

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 2048
"""Rows that are read at a time."""
_BUFFER = 1 << 20


class _Table:
    """An open file. Raises InputError when it is no Parquet table, or its target is no text."""

    def __init__(self, stream: BinaryIO, original: Original, reading: Reading) -> None:
        import pyarrow.parquet as pq

        self.place = original.place
        with _readable(self.place):
            self.file: pq.ParquetFile = pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
            self.schema: pa.Schema = self.file.schema_arrow
        names = self.schema.names
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise InputError(f"the column {twice!r} stands twice", place=self.place, mend="rename one")
        self.target = TableRows("", reading.columns).target(names, self.place)
        if not _is_text(self.schema.field(self.target).type):
            raise InputError(
                f"the column {self.target!r} is not text but {self.schema.field(self.target).type}",
                place=self.place,
                mend="save it as strings",
            )

    def names(self, column: str) -> Iterator[object]:
        """What the rows say in a column; nothing when there is none."""
        if column in self.schema.names:
            for batch in self._batches([column]):
                yield from batch.column(0).to_pylist()

    def rows(self) -> Iterator[TableRow]:
        """All rows; a null in the target is an empty text."""
        number = 0
        for batch in self._batches(None):
            with _readable(self.place):
                cells = batch.to_pylist()
            for row in cells:
                number += 1
                said = {name: _plain(value) for name, value in row.items()}
                text = row[self.target] or ""
                yield TableRow(f"{self.place}:row {number}", said, (Piece(text, 0, len(text)),))

    def _batches(self, columns: list[str] | None) -> Iterator[pa.RecordBatch]:
        with _readable(self.place):
            yield from self.file.iter_batches(_ROWS, columns=columns, use_threads=False)


@contextmanager
def _readable(place: str) -> Iterator[None]:
    """Errors of pyarrow as one line."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
        said = (str(error).splitlines() or [type(error).__name__])[0]
        raise InputError(
            f"not a readable Parquet table ({said})", place=place, mend="write the table anew"
        ) from error


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _plain(value: object) -> object:
    """A cell as JSON can say it: dates in ISO 8601, bytes in hex, numbers that are none as null."""
    match value:
        case None | str() | bool() | int():
            said: object = value
        case float():
            said = value if math.isfinite(value) else None
        case datetime() | date() | time():
            said = value.isoformat()
        case bytes():
            said = value.hex()
        case dict():
            said = {str(name): _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            said = [_plain(inner) for inner in value]
        case _:
            said = str(value)
    return said


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    with original.open() as stream:
        table = _Table(stream, original, reading)
        names = table.names(reading.columns.get("document", "document"))
        yield from table_documents(table.rows, names, original, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    with original.open() as came:
        table = _Table(came, original, reading) if any(edits.values()) else None
        changed = _changed(table, original, reading, edits) if table else {}
        if table is None or not changed:
            came.seek(0)
            shutil.copyfileobj(came, stream)
        else:
            _rewrite(table, changed, stream)


def _changed(table: _Table, original: Original, reading: Reading, edits: Edits) -> dict[int, str]:
    """The new texts of the rows that are edited, by their number from 0."""
    rows = TableRows(original.name, reading.columns, ids_checked=False)
    changed = {}
    for number, row in enumerate(table.rows()):
        passage: Passage | None = rows.passage(row)
        wanted = edits_of(passage, original.name, edits) if passage else ()
        if passage and wanted:
            changed[number] = apply_edits(passage.text, wanted)
    return changed


def _rewrite(table: _Table, changed: Mapping[int, str], stream: BinaryIO) -> None:
    """The same row groups, with new texts in the target column."""
    import pyarrow.parquet as pq

    first = 0
    with _readable(table.place), pq.ParquetWriter(stream, table.schema, **_settings(table.file)) as writer:
        for group in range(table.file.num_row_groups):
            rows = table.file.read_row_group(group, use_threads=False)
            here = {
                number - first: text
                for number, text in changed.items()
                if first <= number < first + len(rows)
            }
            first += len(rows)
            if here:
                at = table.schema.get_field_index(table.target)
                rows = rows.set_column(at, table.schema.field(at), _with_texts(rows.column(at), here))
            writer.write_table(rows, row_group_size=max(len(rows), 1))


def _with_texts(column: pa.ChunkedArray, texts: Mapping[int, str]) -> pa.ChunkedArray:
    """The column with other texts in some rows; what lies between them is not copied."""
    import pyarrow as pa

    chunks: list[pa.Array] = []
    start = 0
    for row in sorted(texts):
        chunks += column.slice(start, row - start).chunks
        chunks.append(pa.array([texts[row]], _value_type(column.type)).cast(column.type))
        start = row + 1
    chunks += column.slice(start).chunks
    joined = pa.chunked_array([chunk for chunk in chunks if len(chunk)], column.type)
    return joined.unify_dictionaries() if pa.types.is_dictionary(column.type) else joined


def _value_type(kind: pa.DataType) -> pa.DataType:
    import pyarrow as pa

    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _settings(file: pq.ParquetFile) -> dict[str, Any]:
    """How the file was written, as far as it says."""
    metadata = file.metadata
    group = metadata.row_group(0)
    columns = [group.column(number) for number in range(metadata.num_columns)]
    codecs = {column.path_in_schema: column.compression for column in columns}
    return {
        "version": metadata.format_version,
        "compression": {path: "NONE" if codec == "UNCOMPRESSED" else codec for path, codec in codecs.items()},
        "use_dictionary": [c.path_in_schema for c in columns if any("DICT" in each for each in c.encodings)],
        "write_statistics": [column.path_in_schema for column in columns if column.is_stats_set],
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
        "use_compliant_nested_type": not any(".list.item" in path for path in codecs),
        "use_deprecated_int96_timestamps": any(column.physical_type == "INT96" for column in columns),
        "write_page_index": any(column.has_offset_index for column in columns),
        "sorting_columns": group.sorting_columns or None,
    }


FORMAT = Format(
    name="Parquet",
    suffixes=(".parquet",),
    read=_read,
    write=_write,
    reads="The column `target` of every row as one segment; `source`, `document`, `unit` and `segment` where "
    "the table has them. Other columns are attributes. A null is an empty text.",
    protects="Addresses of the web and of mail, and code between backticks.",
    keeps="Without edits every byte. With edits the schema and its metadata, the row groups, the compression "
    "and all values of the other columns.",
    leaves="An edited file is encoded anew, one row group in memory at a time. Encryption.",
)

"""Rows of a table document by document, however large the table and in whatever order its rows are."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b

from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.passages import Passage, documents
from copydesk.exchange.documents.table_rows import TableRow, TableRows, refuse_twins
from copydesk.model import Document

_AT_ONCE = 1_000_000
"""Names that are compared at a time."""


def table_documents(
    rows: Callable[[], Iterator[TableRow]], names: Iterable[object], original: Original, reading: Reading
) -> Iterator[Document]:
    """The documents of a table, in the order in which they begin; only one is held in memory.

    `rows` begins to read the table anew at every call, `names` are what its rows say of their document. A
    table whose documents stand one after the other is read as it goes; where a name comes back, the rows are
    put in order in a temporary file.
    """
    scattered = _comes_back(original.name if name in (None, "") else name for name in names)
    table = TableRows(original.name, reading.columns, ids_checked=False)
    placed = _placed(rows(), table)
    if scattered:
        placed = _in_order(placed)
    yield from documents(refuse_twins(placed), original.name, reading)


def _placed(rows: Iterator[TableRow], table: TableRows) -> Iterator[tuple[str, Passage]]:
    for row in rows:
        passage = table.passage(row)
        if passage is not None:
            yield row.place, passage


def _comes_back(names: Iterable[object]) -> bool:
    """Whether a name stands in two stretches of rows; each stretch takes eight bytes.

    >>> _comes_back("aabb"), _comes_back("aba")
    (False, True)
    """
    begun = array("q")
    last: object = _comes_back
    for name in names:
        if name != last:
            digest = blake2b(str(name).encode("utf-8", "surrogatepass"), digest_size=begun.itemsize).digest()
            begun.append(int.from_bytes(digest, "little", signed=True))
            last = name
    shares = len(begun) // _AT_ONCE + 1
    for share in range(shares):
        mine = [digest for digest in begun if digest % shares == share]
        if len(set(mine)) < len(mine):
            return True
    return False


def _in_order(placed: Iterable[tuple[str, Passage]]) -> Iterator[tuple[str, Passage]]:
    """The passages of each document together, by way of a file that is gone when it is closed."""
    offsets: dict[str | None, array[int]] = {}
    with tempfile.TemporaryFile() as file:
        for each in placed:
            offsets.setdefault(each[1].document, array("q")).append(file.tell())
            pickle.dump(each, file, pickle.HIGHEST_PROTOCOL)
        for stretch in offsets.values():
            for offset in stretch:
                file.seek(offset)
                yield pickle.load(file)  # noqa: S301 - written above, and nobody else can open it

"""Tables that are text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.files import decode
from copydesk.exchange.rows import TEXT_READERS
from copydesk.exchange.tables import read_table
from copydesk.model import Document


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    text = decode(original.read(), original.place)
    rows = TEXT_READERS[PurePath(original.name).suffix.lower()](text, original.place)
    codes = {"source_language": reading.source_language, "target_language": reading.target_language}
    yield from read_table(rows, original.name, **codes)


def _write(original: Original, _reading: Reading, _edits: Edits, stream: BinaryIO) -> None:
    stream.write(original.read())


FORMAT = Format(
    name="Tables",
    suffixes=(".jsonl", ".csv", ".tsv"),
    read=_read,
    write=_write,
    reads="",
    protects="",
    keeps="",
    leaves="",
)

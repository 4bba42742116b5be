"""Tables of a gigabyte are read and written in little memory."""

import json
import os
import random
import subprocess
import sys

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        sys.platform != "linux", reason="Linux says the peak of a process; ru_maxrss counts its parent too"
    ),
]

MEGABYTES = int(os.environ.get("COPYDESK_TABLE_MB", "1000"))
LIMIT = 500
ROWS_OF_A_DOCUMENT = 400
RUN = """
import sys
from pathlib import Path
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.kinds import format_of
from copydesk.model import Span

original = Original.of(Path(sys.argv[1]))
form = format_of(original)
if sys.argv[2:]:
    edits = {f"port/{number}.txt": {"s7": [(Span(0, 3), "New")]} for number in range(0, 1000, 10)}
    with open(sys.argv[2], "wb") as stream:
        form.write(original, Reading(), edits, stream)
else:
    names = set()
    rows = 0
    for document in form.read(original, Reading()):
        names.add(document.name)
        rows += sum(1 for _ in document.segments)
    print(len(names), rows)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


def rows(number):
    """Each text has numbers of its own: it cannot be packed into next to nothing."""
    rng = random.Random(number)  # noqa: S311 - the same words every time
    for row in range(ROWS_OF_A_DOCUMENT):
        target = "Old " + " ".join(f"boat {rng.getrandbits(48):x} passed the pier," for _ in range(12))
        yield {
            "document": f"port/{number}.txt",
            "segment": f"s{row}",
            "source": "船来了" * 5,
            "target": target,
        }


def jsonl(path, *, scattered=False):
    block = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows(0)]
    size = len("".join(block).encode())
    documents = MEGABYTES * 1_000_000 // size
    with path.open("w", encoding="utf-8") as stream:
        order = (
            ((number, row) for row in range(ROWS_OF_A_DOCUMENT) for number in range(documents))
            if scattered
            else ((number, row) for number in range(documents) for row in range(ROWS_OF_A_DOCUMENT))
        )
        for number, row in order:
            stream.write(block[row].replace("port/0.txt", f"port/{number}.txt", 1))
    return documents


def parquet(path):
    documents = 0
    with pq.ParquetWriter(path, pa.Table.from_pylist(list(rows(0))).schema, compression="none") as writer:
        while path.stat().st_size < MEGABYTES * 1_000_000:
            some = [row for number in range(documents, documents + 250) for row in rows(number)]
            writer.write_table(pa.Table.from_pylist(some))
            documents += 250
    return documents


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)], check=True, capture_output=True, text=True
    )
    return [int(word) for word in done.stdout.split()]


def test_jsonl_is_read_and_written(tmp_path):
    path, written = tmp_path / "big.jsonl", tmp_path / "written.jsonl"
    documents = jsonl(path)
    assert run(path)[:2] == [documents, documents * ROWS_OF_A_DOCUMENT]
    assert run(path)[2] < LIMIT
    assert run(path, written)[0] < LIMIT
    with path.open("rb") as old, written.open("rb") as new:
        changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changed) == len(range(0, min(documents, 1000), 10))
    assert all(b == a.replace(b'"Old ', b'"New ') for a, b in changed)


def test_jsonl_whose_documents_are_scattered_is_read(tmp_path):
    path = tmp_path / "big.jsonl"
    documents = jsonl(path, scattered=True)
    *counted, memory = run(path)
    assert counted == [documents, documents * ROWS_OF_A_DOCUMENT]
    assert memory < LIMIT


def test_parquet_is_read_and_written(tmp_path):
    path, written = tmp_path / "big.parquet", tmp_path / "written.parquet"
    documents = parquet(path)
    *counted, memory = run(path)
    assert counted == [documents, documents * ROWS_OF_A_DOCUMENT]
    assert memory < LIMIT
    assert run(path, written)[0] < LIMIT
    old, new = pq.ParquetFile(path), pq.ParquetFile(written)
    assert new.metadata.num_row_groups == old.metadata.num_row_groups
    targets = (file.iter_batches(columns=["target"]) for file in (old, new))
    changed = sum(
        a != b
        for before, after in zip(*targets, strict=True)
        for a, b in zip(before.column(0).to_pylist(), after.column(0).to_pylist(), strict=True)
    )
    assert changed == len(range(0, min(documents, 1000), 10))


def test_a_line_of_a_hundred_megabytes_is_read(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_text(json.dumps({"target": "Rain. " * 16_000_000}), "utf-8")
    assert run(path)[:2] == [1, 1]

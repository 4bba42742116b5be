"""A returned table, CSV or TSV: the sheet Review saved as text, its columns known by their titles.

Spreadsheets separate with comma, semicolon or tab, as their country has it; the first row tells. An
apostrophe before `= + - @`, a tab or a carriage return guards a cell that is no formula: it is taken off.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.encodings import decode_text
from copydesk.exchange.files import read_bytes
from copydesk.exchange.returns.gathering import Gathering
from copydesk.exchange.returns.proof import prove, proven
from copydesk.exchange.returns.rows import Writing, item_subject, read_row, written
from copydesk.exchange.returns.sent import Sent
from copydesk.exchange.returns.sheets import MACHINE, REVIEW
from copydesk.exchange.returns.words import folded
from copydesk.exchange.rows import allow_cells_of
from copydesk.exchange.workbook.returned import Entry, Line
from copydesk.model import Return

_BATCH, _REVIEWER = "Batch", "Reviewer"
_TITLES = {folded(title): title for title in (*REVIEW.wanted, _BATCH, _REVIEWER)}
_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_SEPARATORS = ",;\t"
_LARGEST = 256 * 2**20


def read_table(path: Path, sent: Sent) -> Return:
    """The answers in a table; a column Reviewer names who wrote a row, a column Batch what it is about.

    Without Batch a row must prove by its row check that it was sent. Raises InputError where the whole file
    must be refused.
    """
    gathering = Gathering()
    for line in _lines(path):
        with gathering.refusing():
            _read(line, sent, gathering)
    return gathering.returned(path)


def _read(line: Line, sent: Sent, gathering: Gathering) -> None:
    if not written(line):
        return
    batch, name = line[_BATCH].text.strip(), line["Item"].text.strip()
    if batch not in ("", sent.batch):
        message = f"the row is of batch {batch[:40]!r}, not of {sent.batch}"
        raise InputError(message, place=line.place, mend="return the table that was sent for it")
    item = sent.items.get(name)
    if item is None:
        what = f"the item {name[:60]!r} was not sent" if name else "the row has no item"
        raise InputError(what, place=line.place, mend="put back what stood under Item")
    reviewer = " ".join(line[_REVIEWER].text.split())
    subject = item_subject(item, Writing(sent.batch, reviewer))
    if not batch and not proven(line, item.id, MACHINE, subject.shown):
        raise InputError(
            "nothing proves of which batch the row is",
            place=line.place,
            mend="keep the column Row check, or add a column Batch",
        )
    if remark := prove(line, item.id, MACHINE, subject.shown):
        gathering.remark(line.place, remark)
    read_row(line, subject, gathering)


def _lines(path: Path) -> Iterator[Line]:
    rows = _rows(path)
    heads: list[str | None] | None = None
    for place, cells in rows:
        if heads is None:
            heads = _heads(cells, place)
            continue
        if any(cell.strip() for cell in cells[len(heads) :]):
            raise InputError(
                f"the row has {len(cells)} columns, the first row names {len(heads)}",
                place=place,
                mend="take out the extra ones",
            )
        entries = {
            head: Entry(_unguarded(cell), place=f"{place}, {head}")
            for head, cell in zip(heads, cells, strict=False)
            if head is not None
        }
        yield Line(place, entries)
    if heads is None:
        raise InputError("the table is empty", place=str(path), mend="its first row names the columns")


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The rows that hold anything, each with its file and line."""
    raw = read_bytes(path)
    if len(raw) > _LARGEST:
        raise InputError(f"the file has {len(raw) // 2**20} MiB", place=str(path), mend="split it")
    text = decode_text(raw, str(path)).text
    allow_cells_of(text)
    head = text[: text.find("\n") if "\n" in text else len(text)]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cells):
                yield f"{path}:{number}", cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"broken table ({error})", place=f"{path}:{number}") from error


def _heads(cells: Sequence[str], place: str) -> list[str | None]:
    heads = [_TITLES.get(folded(cell)) for cell in cells]
    times = Counter(head for head in heads if head)
    for title in REVIEW.marks:
        if title not in times:
            raise InputError(f"no column is called {title!r}", place=place, mend="put the titles back")
    for title, count in times.items():
        if count > 1:
            raise InputError(f"two columns are called {title!r}", place=place, mend="put the titles back")
    return heads


def _unguarded(cell: str) -> str:
    r"""The cell without its guard.

    >>> _unguarded("'=SUM(1)"), _unguarded("'tis")
    ('=SUM(1)', "'tis")
    """
    return cell[1:] if cell.startswith(_GUARDED) else cell

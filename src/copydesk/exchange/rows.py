"""Rows of a table, each with the place it stands at: TSV, CSV, JSON lines, XLSX."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.files import read_text

Row = Mapping[str, object]
PlacedRow = tuple[str, Row]
"""A row and its place, as `file:line` or `file:sheet!row`."""


def read_rows(path: Path) -> Iterator[PlacedRow]:
    """The rows of a table file, by its suffix. The first row names the columns, but in JSON lines.

    Raises InputError that names the place.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        yield from xlsx_rows(path)
    else:
        yield from TEXT_READERS[suffix](read_text(path), str(path))


def json_rows(text: str, name: str) -> Iterator[PlacedRow]:
    """One JSON object a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{name}:{number}", json_row(line, f"{name}:{number}")


def json_row(line: str, place: str) -> dict[str, object]:
    """The object in a line; raises InputError when there is none."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(
            f"not a JSON object ({error})", place=place, mend="write one object a line"
        ) from error
    except RecursionError as error:
        raise InputError("nested too deeply", place=place) from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", place=place, mend="write one object a line")
    if "\\u" in line:
        _refuse_half_pairs(row, place)
    return row


def _refuse_half_pairs(row: Row, place: str) -> None:
    r"""JSON can spell half a character (`\ud800`), which no file can hold."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InputError("half a surrogate pair", place=place, mend="write whole characters") from error


def csv_rows(text: str, name: str) -> Iterator[PlacedRow]:
    """Comma-separated values with the usual quoting."""
    _refuse_nothing(text, name)
    allow_cells_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    place = name
    try:
        for cells in reader:
            if header is None:
                header = header_of(cells, f"{name}:1")
            elif cells:
                yield f"{name}:{place}", row_of(header, cells, f"{name}:{place}")
            place = str(reader.line_num + 1)
    except csv.Error as error:
        raise InputError(f"broken CSV ({error})", place=f"{name}:{place}") from error


def _refuse_nothing(text: str, name: str) -> None:
    if not text.strip():
        raise InputError("the table is empty", place=name, mend="its first row names the columns")


def allow_cells_of(text: str) -> None:
    """Let the csv module read a cell as long as the whole text; the limit is never lowered."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))


def tsv_rows(text: str, name: str) -> Iterator[PlacedRow]:
    r"""Tab-separated values without quoting; `\t`, `\n` and `\\` are escapes."""
    _refuse_nothing(text, name)
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        content = line.removesuffix("\r")
        place = f"{name}:{number}"
        if header is None:
            header = header_of(content.split("\t"), place)
        elif content:
            cells = content.split("\t")
            yield place, row_of(header, list(map(unescape, cells)) if "\\" in content else cells, place)


TEXT_READERS = {".jsonl": json_rows, ".csv": csv_rows, ".tsv": tsv_rows}


def xlsx_rows(path: Path) -> Iterator[PlacedRow]:
    """The first sheet of a workbook; every cell as text."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever the broken part of the file raises
        raise InputError("not a readable XLSX workbook", place=str(path)) from error
    try:
        sheet = book.worksheets[0]
        header: list[str] | None = None
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            place = f"{path}:{sheet.title}!{number}"
            cells = ["" if value is None else str(value) for value in values]
            if header is None:
                header = header_of(cells, place)
            elif any(cells):
                yield place, row_of(header, cells, place)
    finally:
        book.close()


def unescape(cell: str) -> str:
    r"""Undo the escapes of a TSV cell.

    >>> unescape(r"a\tb\\n")
    'a\tb\\n'
    """
    if "\\" not in cell:
        return cell
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n") for part in cell.split("\\\\"))


def escape(cell: str) -> str:
    r"""Write a TSV cell.

    >>> unescape(escape("a\tb\\n\n")) == "a\tb\\n\n"
    True
    """
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def header_of(cells: list[str], place: str) -> list[str]:
    """The names of the columns; raises InputError when one stands twice."""
    names = [cell.strip() for cell in cells]
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    if repeated:
        raise InputError(f"the column {repeated[0]!r} stands twice", place=place, mend="rename one")
    return names


def row_of(header: list[str], cells: list[str], place: str) -> dict[str, object]:
    """The cells under the names of their columns; raises InputError when they are not as many."""
    if len(cells) != len(header):
        raise InputError(
            f"the row has {len(cells)} columns, the first row names {len(header)}",
            place=place,
            mend="add the missing cells" if len(cells) < len(header) else "take out the extra ones",
        )
    return dict(zip(header, cells, strict=True))

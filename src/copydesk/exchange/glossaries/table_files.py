"""Tables as files: TSV, CSV and XLSX with a first row of column names, each row with its place."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.files import read_text
from copydesk.exchange.glossaries.columns import Cells
from copydesk.exchange.rows import TEXT_READERS, PlacedRow, allow_cells_of, escape

SUFFIXES = (".tsv", ".csv", ".xlsx")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet takes for a formula in a CSV file, with the apostrophes that keep it from doing so."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a file and its rows, which are read as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[PlacedRow]

    def require(self, columns: Sequence[str]) -> None:
        """Raises GlossaryError when a column is missing."""
        missing = [name for name in columns if name not in self.columns]
        if missing:
            raise GlossaryError(
                f"no column is called {missing[0]!r}",
                place=self.name,
                mend="a glossary has the columns concept, term, status; or concept, preferred in the wide "
                "layout; name the format of a file without column names with --from",
            )


def open_table(path: Path) -> Table:
    """The table in the file, by its suffix.

    Raises GlossaryError or InputError, with the place, for what cannot be read; an empty file is an error, a
    file with column names and no rows is not.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from copydesk.exchange.glossaries.xlsx import read_workbook

        columns, rows = read_workbook(path)
        return Table(str(path), columns, rows)
    text = checked_text(path)
    read_rows = TEXT_READERS[suffix](text, str(path))
    return Table(str(path), _columns(text, suffix), map(_bare, read_rows) if suffix == ".csv" else read_rows)


def checked_text(path: Path) -> str:
    """The text of a file that has some; raises GlossaryError or InputError with the line that is wrong."""
    text = read_text(path)
    if not text.strip():
        raise GlossaryError(
            "the file is empty", place=str(path), mend="a glossary without terms still has its first line"
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError("a NUL character", place=f"{path}:{line}", mend="save the file as UTF-8 text")
    return text


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Cells]) -> None:
    """Writes the rows under the columns, by the suffix of the path: equal rows, equal bytes."""
    lines = ([row.get(column, "") for column in columns] for row in rows)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from copydesk.exchange.glossaries.xlsx import write_workbook

        write_workbook(path, columns, lines)
    elif suffix == ".csv":
        path.write_bytes(delimited([columns, *([_guarded(cell) for cell in line] for line in lines)], ","))
    else:
        written = ("\t".join(map(escape, line)) + "\n" for line in [columns, *lines])
        path.write_bytes("".join(written).encode())


def delimited(lines: Iterable[Sequence[str]], delimiter: str) -> bytes:
    """Lines of cells in UTF-8, quoted where they must be, as RFC 4180 says but with plain line ends."""
    csv.writer(stream := io.StringIO(newline=""), delimiter=delimiter, lineterminator="\n").writerows(lines)
    return stream.getvalue().encode()


def _columns(text: str, suffix: str) -> tuple[str, ...]:
    if suffix == ".csv":
        allow_cells_of(text)
        first: Iterator[list[str]] = csv.reader(io.StringIO(text, newline=""))
        names = next(first, [])
    else:
        names = text.partition("\n")[0].removesuffix("\r").split("\t")
    return tuple(name.strip() for name in names)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(placed: PlacedRow) -> PlacedRow:
    """The row without the apostrophes that keep a spreadsheet from reading formulas; line ends plain."""
    place, row = placed
    return place, {name: _unguarded(str(value)).replace("\r\n", "\n") for name, value in row.items()}


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell

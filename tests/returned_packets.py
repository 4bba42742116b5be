"""Packets of the sample batch, filled in as reviewers do."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from batches import sample_batch
from copydesk.exchange.returns import Sent, read_return
from copydesk.exchange.workbook import write_workbook
from copydesk.exchange.xliff_packet import write_packet
from copydesk.model import Answer, Batch, Refusal, Return

SENT = Sent.of(sample_batch())


def packet(folder: Path, batch: Batch | None = None, name: str = "review.xlsx") -> Path:
    """The workbook as it goes out."""
    path = folder / name
    write_workbook(batch or sample_batch(), path)
    return path


def opened(path: Path) -> Workbook:
    return load_workbook(path, rich_text=True)


def fill(sheet: Worksheet, rows: Mapping[int, Mapping[str, object]], *, text: bool = True) -> None:
    """Writes in cells, by row number and title; `text` keeps openpyxl from taking `=…` as a formula."""
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    for row, cells in rows.items():
        for title, value in cells.items():
            cell = sheet.cell(row, columns[title], value)
            if text and isinstance(value, str):
                cell.data_type = "s"


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def filled(
    folder: Path, rows: Mapping[int, Mapping[str, object]], sheet: str = "Review", **options: bool
) -> Return:
    """The sample workbook with these cells written, saved by openpyxl, read again."""
    path = packet(folder)
    book = opened(path)
    fill(book[sheet], rows, **options)
    book.save(path)
    return read_return(path, SENT)


def xliff(folder: Path, version: str = "1.2", batch: Batch | None = None) -> Path:
    """The XLIFF packet with all segments as it goes out."""
    path = folder / "review.xlf"
    with path.open("wb") as stream:
        write_packet(batch or sample_batch(), stream, version=version, all_segments=True)
    return path


def cell(place: str) -> str:
    """A place without the file."""
    return place.rpartition("review")[2].partition(":")[2]


def said(returned: Return) -> list[tuple[object, ...]]:
    """What the answers say, without who and when."""
    return [(a.origin.value, subject(a), a.verdict.value, a.text) for a in returned.answers]


def subject(answer: Answer) -> str:
    return answer.item or answer.group or f"{answer.document}:{answer.segment}"


def listed(refusals: tuple[Refusal, ...]) -> list[tuple[str, str]]:
    return [(cell(refusal.place), refusal.why) for refusal in refusals]

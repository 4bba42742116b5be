"""The review workbook `review.xlsx`: what was flagged, for people who decide in a spreadsheet.

One sheet a module. `table` and `page` lay a sheet out, `cells` and `runs` keep hostile text harmless,
`layout` knows where everything stands, `normalise` keeps clocks out of the file, `returned` opens what comes
back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copydesk.exchange.workbook.document import write_document
from copydesk.exchange.workbook.glossary import write_glossary
from copydesk.exchange.workbook.groups import write_groups
from copydesk.exchange.workbook.layout import lay_out
from copydesk.exchange.workbook.lists import write_lists
from copydesk.exchange.workbook.manifest import row_check, write_manifest
from copydesk.exchange.workbook.normalise import save
from copydesk.exchange.workbook.parts import ROWS, parts
from copydesk.exchange.workbook.readme import write_readme
from copydesk.exchange.workbook.review import write_review
from copydesk.exchange.workbook.sheets import new_book
from copydesk.exchange.workbook.summary import write_summary

if TYPE_CHECKING:
    from pathlib import Path

    from copydesk.model import Batch

__all__ = ["row_check", "write_workbook", "write_workbooks"]


def write_workbooks(batch: Batch, folder: Path, rows: int = ROWS) -> list[Path]:
    """Writes `review.xlsx` and, where a file would exceed `rows` Review rows, `review-2.xlsx` and so on.

    Gives the paths, all in `folder`. Equal batches give equal bytes.
    """
    paths = []
    for number, part in enumerate(parts(batch, rows), 1):
        paths.append(folder / (f"review-{number}.xlsx" if number > 1 else "review.xlsx"))
        write_workbook(part, paths[-1])
    return paths


def write_workbook(batch: Batch, path: Path) -> None:
    """Writes one workbook with everything in the batch; `write_workbooks` serves batches of any size."""
    book = new_book(f"Review of batch {batch.id}")
    layout = lay_out(batch)
    write_readme(book, batch)
    write_review(book, batch, layout)
    write_groups(book, batch)
    write_document(book, batch, layout)
    write_summary(book, batch, layout)
    write_glossary(book, batch)
    write_lists(book)
    write_manifest(book, batch)
    save(book, path)

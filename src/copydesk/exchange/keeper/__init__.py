"""The keeper's workbook: what is proposed for the glossary goes out, and what was decided comes back.

It is laid out with the pieces of the reviewers' workbook. `proposed` knows the columns, `manifest` what went
out, `reading` makes verdicts of the rows that come back.
"""

from pathlib import Path

from copydesk.exchange.files import replaced_whole
from copydesk.exchange.keeper.manifest import write_manifest
from copydesk.exchange.keeper.proposed import CHOICES, write_proposed
from copydesk.exchange.keeper.reading import Decided, read_decided
from copydesk.exchange.keeper.readme import write_readme
from copydesk.exchange.keeper.summary import write_summary
from copydesk.exchange.workbook.lists import write_lists
from copydesk.exchange.workbook.normalise import save
from copydesk.exchange.workbook.sheets import new_book
from copydesk.glossary.pending import Docket

__all__ = ["Decided", "read_decided", "write_docket"]


def write_docket(docket: Docket, path: Path) -> None:
    """Writes the workbook; equal dockets give equal bytes. Raises OutputError when it cannot be written."""
    book = new_book("Proposed terms")
    write_readme(book, docket)
    write_proposed(book, docket)
    write_summary(book, docket)
    write_lists(book, CHOICES)
    write_manifest(book, docket)
    with replaced_whole(path) as beside:
        save(book, beside)

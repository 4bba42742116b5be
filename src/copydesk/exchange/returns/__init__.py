"""Files that come back from reviewers, read as what they say: one reader a format, whatever saved the file.

A reader changes nothing and decides nothing. It gives every answer with its place, refuses what cannot be
carried out as it is written, and remarks on what is odd, so that nothing that a reviewer wrote gets lost.
`workbook` reads `review.xlsx`, `table` the same columns as CSV or TSV, `xliff` reads `review.xlf`.
"""

from __future__ import annotations

from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.returns.sent import Sent
from copydesk.exchange.returns.table import read_table
from copydesk.exchange.returns.workbook import read_workbook
from copydesk.exchange.returns.xliff import read_xliff
from copydesk.model import Return

__all__ = ["SUFFIXES", "Sent", "read_return"]

_READERS = {
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".csv": read_table,
    ".tsv": read_table,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
}

SUFFIXES = tuple(_READERS)
"""Those by which a returned file is known."""


def read_return(path: Path, sent: Sent) -> Return:
    """What a returned file says about the batch that was sent.

    A wrong row or unit is refused alone. Raises InputError where the whole file must be: it cannot be read,
    holds macros or links to other files, is larger than can be true, or belongs to another batch.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            "not a file that reviewers return",
            place=str(path),
            mend="return the workbook (.xlsx), the XLIFF file (.xlf) or a table (.csv, .tsv)",
        )
    return reader(path, sent)

"""What went out: the proof by which the merge knows that nothing was swapped or changed by mistake."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from copydesk.exchange.workbook.sheets import add_hidden_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from copydesk.model import Batch

FORMAT = "1"
"""Changes when an older merge could misread the workbook."""

_CHECK_DIGITS = 8


def row_check(key: str, text: str) -> str:
    r"""The first 8 hex digits of the SHA-256 of a row's key and text; blanks do not count.

    Programs change blanks when they save: `\r\n` becomes `\n`, a tab is lost.

    >>> row_check("a1", "The port\r\n\topened.") == row_check("a1", "The port opened.")
    True
    """
    return _digest(f"{key}\n{''.join(text.split())}")[:_CHECK_DIGITS]


def write_manifest(book: Workbook, batch: Batch, *, purpose: str = "") -> None:
    """The hidden sheet manifest: batch, format, and the digest of every item's and segment's machine text.

    `purpose` says what the workbook is for, where it is no packet for reviewers.
    """
    said = (("purpose", "", purpose, ""),) if purpose else ()
    add_hidden_sheet(book, "manifest", (("kind", "document", "id", "sha256"), *said, *_rows(batch)))


def _rows(batch: Batch) -> Iterator[tuple[str, str, str, str]]:
    yield "batch", "", batch.id, ""
    yield "format", "", FORMAT, ""
    for item in batch.items:
        yield "item", item.lead.document, item.id, _digest(item.before)
    for document in batch.documents:
        for segment in document.segments:
            yield "segment", document.name, segment.id, segment.digest


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Equal content, equal bytes: a workbook carries no clock."""

from __future__ import annotations

from datetime import datetime
from typing import IO, TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

_DATE = datetime(1980, 1, 1)  # noqa: DTZ001  the oldest that a zip can hold; core.xml takes no zone


def save(book: Workbook, path: Path) -> None:
    """Saves the book so that equal books give equal files: fixed dates in the zip and in core.xml."""
    book.properties.created = book.properties.modified = _DATE
    with _DatelessZip(path, "w", ZIP_DEFLATED) as archive:
        # Workbook.save() would write the time of day over `modified`
        ExcelWriter(book, archive).save()


class _DatelessZip(ZipFile):
    """A zip whose members all have the same date, rights and system of origin."""

    def open(
        self,
        name: str | ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        if mode == "w" and isinstance(name, ZipInfo):
            name.date_time = _DATE.timetuple()[:6]
            name.create_system = 0
            name.external_attr = 0
        return super().open(name, mode, pwd, force_zip64=force_zip64)

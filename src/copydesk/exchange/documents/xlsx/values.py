"""Cells that are no text, as text: numbers, dates, switches."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from copydesk.exchange.documents.xlsx.names import plain
from copydesk.exchange.xml_events import End, Start, xml_events


class Values:
    """How the numbers of a workbook are shown: as dates where their style says so."""

    def __init__(self, dated: Sequence[bool], *, from_1904: bool) -> None:
        self._dated = dated
        self._from_1904 = from_1904

    def text(self, said: str, kind: str, style: str) -> str:
        """What a cell of a kind and style says, as a string.

        >>> Values([False, True], from_1904=False).text("45292", "n", "1")
        '2024-01-01'
        >>> Values([], from_1904=False).text("7.0", "n", "")
        '7'
        """
        if kind == "b":
            return str(said == "1")
        if kind != "n":
            return said
        try:
            number = float(said)
        except ValueError:
            return said
        if style.isdecimal() and int(style) < len(self._dated) and self._dated[int(style)]:
            return self._date(number) or said
        return said if said.isdecimal() else _figures(number, said)

    def _date(self, number: float) -> str:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        try:
            date = from_excel(number, CALENDAR_MAC_1904 if self._from_1904 else CALENDAR_WINDOWS_1900)
        except (ValueError, OverflowError):
            return ""
        if isinstance(date, dt.datetime) and date.time() == dt.time():
            return date.date().isoformat()
        return date.isoformat() if isinstance(date, dt.date | dt.time) else ""


def dated_styles(text: str, place: str) -> list[bool]:
    """For each cell style of the part of styles, whether it shows numbers as dates."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    codes: dict[int, str | None] = dict(BUILTIN_FORMATS)
    found: list[bool] = []
    in_cells = False
    for event in xml_events(text, place):
        if isinstance(event, Start | End) and plain(event.name) == "cellXfs":
            in_cells = isinstance(event, Start)
        elif isinstance(event, Start):
            said = event.attributes.get("numFmtId", "")
            number = int(said) if said.isdecimal() else 0
            if plain(event.name) == "numFmt":
                codes[number] = event.attributes.get("formatCode")
            elif in_cells and plain(event.name) == "xf":
                found.append(is_date_format(codes.get(number)))
    return found


def _figures(number: float, said: str) -> str:
    if number.is_integer():
        return str(int(number))
    return repr(number) if math.isfinite(number) else said

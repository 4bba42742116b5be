"""Cells that show text as text, whatever it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.hyperlink import Hyperlink

from copydesk.exchange.workbook.heights import text_height
from copydesk.exchange.workbook.runs import Look, Run, Runs, fit, shown
from copydesk.exchange.workbook.styles import font_size, run_font, text_room

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Text:
    """What a cell says, with a style of its own and a place in the workbook that it leads to."""

    runs: Runs
    style: str = ""
    link: str = ""


Content = str | int | Text | None


def make_cell(sheet: Worksheet, content: Content, style: str) -> Cell:
    """A cell of the named style: figures as figures, everything else as text, never as a formula."""
    cell: Cell = WriteOnlyCell(sheet)
    if isinstance(content, str | Text):
        text = _text(content)
        style = text.style or style
        cell.value = _value(fit(text.runs), style)
        if cell.value is not None:
            cell.data_type = "s"  # after the value: openpyxl reads "=…" as a formula and "#N/A" as an error
        if text.link:
            cell.hyperlink = Hyperlink(ref="", location=text.link)
    else:
        cell.value = content
    cell.style = f"copydesk {style}"
    return cell


def cell_height(content: Content, style: str, width: float) -> float:
    """Points that the content needs in a column of `width` characters."""
    text = _text(content) if isinstance(content, str | Text) else Text(())
    style = text.style or style
    return text_height(shown(text.runs), text_room(style, width), font_size(style))


def escape(text: str) -> str:
    """The text so that a workbook reads it back as it is: `_x0041_` would come back as `A`.

    >>> escape("_x0041_ and _x_")
    '_x005F_x0041_ and _x_'
    """
    return _ESCAPE.sub("_x005F_", text)


def unescape(text: str) -> str:
    """What an escaped text says.

    >>> unescape(escape("_x0041_")), unescape("_x0041_")
    ('_x0041_', 'A')
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _text(content: str | Text) -> Text:
    return content if isinstance(content, Text) else Text((Run(content),))


def _value(runs: Runs, style: str) -> str | CellRichText | None:
    if not runs:
        return None
    if all(run.look is Look.PLAIN for run in runs):
        return escape("".join(run.text for run in runs))
    return CellRichText([_block(run, style) for run in runs])


def _block(run: Run, style: str) -> str | TextBlock:
    text = escape(run.text)
    return text if run.look is Look.PLAIN else TextBlock(run_font(style, run.look), text)

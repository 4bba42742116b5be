"""Cells that show text as text, whatever it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.hyperlink import Hyperlink

from copydesk.exchange.workbook.runs import Look, Run, Runs, fit
from copydesk.exchange.workbook.styles import run_font

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Text:
    """What a cell says, with a style of its own and a place in the workbook that it leads to."""

    runs: Runs
    style: str = ""
    link: str = ""


Content = str | int | Text | None


def make_cell(sheet: Worksheet, content: Content, style: str) -> Cell:
    """A cell of the named style: figures as figures, everything else as text, never as a formula."""
    if isinstance(content, Text):
        cell = _text_cell(sheet, content, content.style or style)
    elif isinstance(content, str):
        cell = _text_cell(sheet, Text((Run(content),)), style)
    else:
        cell = WriteOnlyCell(sheet, content)
        cell.style = f"copydesk {style}"
    return cell


def _text_cell(sheet: Worksheet, text: Text, style: str) -> Cell:
    cell = WriteOnlyCell(sheet, _value(fit(text.runs), style))
    if cell.value is not None:
        cell.data_type = "s"  # after the value: openpyxl reads "=…" as a formula and "#N/A" as an error
    if text.link:
        cell.hyperlink = Hyperlink(ref="", location=text.link)
    cell.style = f"copydesk {style}"
    return cell


def escape(text: str) -> str:
    """The text so that a workbook reads it back as it is: `_x0041_` would come back as `A`.

    >>> escape("_x0041_ and _x_")
    '_x005F_x0041_ and _x_'
    """
    return _ESCAPE.sub("_x005F_", text)


def _value(runs: Runs, style: str) -> str | CellRichText | None:
    if not runs:
        return None
    if all(run.look is Look.PLAIN for run in runs):
        return escape("".join(run.text for run in runs))
    return CellRichText([_block(run, style) for run in runs])


def _block(run: Run, style: str) -> str | TextBlock:
    text = escape(run.text)
    return text if run.look is Look.PLAIN else TextBlock(run_font(style, run.look), text)

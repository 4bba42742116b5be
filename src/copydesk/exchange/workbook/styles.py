"""Paper, ink, blue pencil: the colours, fonts and named styles of the workbook."""

from __future__ import annotations

from functools import cache
from math import inf
from typing import TYPE_CHECKING

from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from copydesk.exchange.workbook.runs import Look
from copydesk.model import Severity

if TYPE_CHECKING:
    from openpyxl import Workbook

INK, QUIET, BLUE, RED = "1F1D1A", "66615A", "1F4E9E", "B3261E"
PAPER, ENTRY, HAIRLINE = "F4F0E6", "EFF4FB", "D8D2C4"

_SERIF, _SANS, _CJK = "Georgia", "Calibri", "Noto Sans CJK SC"
_FACES = {
    "text": (_SERIF, 11, INK),
    "headline": (_SERIF, 14, INK),
    "source": (_CJK, 10, INK),
    "control": (_SANS, 11, INK),
    "quiet": (_SANS, 9, QUIET),
    "figure": (_SANS, 11, INK),
    "link": (_SANS, 11, BLUE),
    "entry": (_SANS, 11, INK),
    "entry text": (_SERIF, 11, INK),
    "header": (_SANS, 10, INK),
    "entry header": (_SANS, 10, BLUE),
    "figure header": (_SANS, 10, INK),
    "title": (_SERIF, 20, INK),
    "section": (_SERIF, 13, BLUE),
    "label": (_SANS, 11, INK),
    "prose": (_SANS, 11, INK),
    "line": (_SANS, 11, INK),
    "figure prose": (_SANS, 11, INK),
}
_BARE = frozenset({"title", "section", "label", "prose", "line", "figure prose"})
_ONE_LINE = frozenset({"title", "section", "line", "figure", "figure prose"})
_BOLD = frozenset({"headline", "header", "entry header", "figure header", "title", "section", "label"})

_INDENT = 1.5
"""Characters that the indentation takes of a column."""

_INKS = {Look.MARKED: RED, Look.DELETED: QUIET, Look.INSERTED: BLUE, Look.QUIET: QUIET}
_BOLD_LOOKS = frozenset({Look.MARKED, Look.STRONG})
_UNDERLINED = frozenset({Look.MARKED, Look.INSERTED})

SEVERITY_COLOURS = {
    Severity.CRITICAL: ("8F1A14", "FBE8E6"),
    Severity.MAJOR: ("7A4300", "FCF1DC"),
    Severity.MINOR: (BLUE, "F3F5F9"),
    Severity.NEUTRAL: (QUIET, "F1F0EE"),
}
"""Severity -> ink and ground; every pair has a contrast of at least 4.5 to 1 (WCAG AA)."""

DONE = ("66615A", "F1F0EE")
"""Ink and ground of a decided row; also AA."""


def add_styles(book: Workbook) -> None:
    """Gives the book its named styles, so that a reviewer finds them in the style gallery."""
    for name, (face, size, colour) in _FACES.items():
        style = NamedStyle(name=f"copydesk {name}")
        style.font = Font(name=face, size=size, color=colour, bold=name in _BOLD)
        style.number_format = "#,##0" if "figure" in name else "General"
        style.alignment = Alignment(
            wrap_text=name not in _ONE_LINE,
            vertical="center" if "header" in name else "top",
            horizontal="right" if "figure" in name else "left",
            indent=0 if name in _BARE else 1,
        )
        if name not in _BARE:
            style.border = _rule(name)
        if name.startswith("entry") or "header" in name:
            style.fill = _ground(ENTRY if name.startswith("entry") else PAPER)
        book.add_named_style(style)


def font_size(style: str) -> int:
    """Points of the named style's font."""
    _, size, _ = _FACES[style]
    return size


def text_room(style: str, width: float) -> float:
    """Characters that fit on a line of a column of `width`; without end where the style does not wrap."""
    if style in _ONE_LINE:
        return inf
    return width if style in _BARE else width - _INDENT


@cache
def run_font(style: str, look: Look) -> InlineFont:
    """The font of a run inside a cell of the named style, complete: Excel takes nothing from the cell."""
    face, size, ink = _FACES[style]
    return InlineFont(
        rFont=face,
        sz=size,
        b=style in _BOLD or look in _BOLD_LOOKS,
        u="single" if look in _UNDERLINED else None,
        strike=look is Look.DELETED,
        color=Color(_INKS.get(look, ink)),
    )


def highlight(colours: tuple[str, str]) -> DifferentialStyle:
    """What conditional formatting lays over a cell: ink and ground."""
    ink, ground = colours
    return DifferentialStyle(font=Font(color=ink), fill=_ground(ground))


def red_border() -> DifferentialStyle:
    """What conditional formatting lays over a cell that still waits for its text."""
    side = Side("thin", color=RED)
    return DifferentialStyle(border=Border(left=side, right=side, top=side, bottom=side))


def _rule(name: str) -> Border:
    if "header" in name:
        return Border(bottom=Side("medium", color=BLUE))
    side = Side("thin", color=HAIRLINE)
    return Border(bottom=side, left=side, right=side) if name.startswith("entry") else Border(bottom=side)


def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour, bgColor=colour)

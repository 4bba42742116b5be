"""How high a row must be for its wrapped text: LibreOffice does not work that out when it opens a file."""

from __future__ import annotations

import unicodedata
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension

_LINE = 1.25
"""Line height as a share of the font size."""

_PADDING = 4.0
_HIGHEST = 409.0
"""Points: Excel refuses more."""

_DEFAULT_FONT_SIZE = 11
"""Points: column widths count its figures."""


class EstimatedHeight(RowDimension):
    """A height that is only a proposal: Excel fits the row anew, and both programs do while one types."""

    customHeight = False  # noqa: N815  RowDimension says True for every height


def text_height(text: str, width: float, size: float) -> float:
    r"""Points that `text` needs in a column of `width` characters, set in `size` points.

    >>> text_height("One line.", 20, 11), text_height("One line,\nthen another that is longer.", 20, 11)
    (17.75, 45.25)
    """
    room = max(width * _DEFAULT_FONT_SIZE / size, 1)
    lines = sum(max(1, ceil(_columns(line) / room)) for line in text.split("\n"))
    return min(round(lines * size * _LINE + _PADDING, 2), _HIGHEST)


def _columns(line: str) -> float:
    """Characters, a wide one (Chinese, say) counted twice; a word that does not fit leaves a gap: 6 %."""
    wide = 0 if line.isascii() else sum(unicodedata.east_asian_width(char) in "FW" for char in line)
    return (len(line) + wide) * 1.06

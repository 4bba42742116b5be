"""Edited cells: each becomes a string of its own in the sheet, with the runs of the string that it had."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from copydesk.exchange.documents.xlsx.names import column_letters, prefix
from copydesk.exchange.documents.xlsx.sheets import Cell, SheetRow
from copydesk.exchange.documents.xlsx.strings import spelt
from copydesk.model import Span
from copydesk.text.edits import Edit, apply_edits

_TEXT_TAG = re.compile(r"""<(?:[^\s<>/:!?]*+:)?t(?:\s[^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+')[^<>"']*+)*+)?>""")
_KIND = re.compile(r"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPACE = re.compile(r"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_PRESERVED = ' xml:space="preserve"'


def edited_cell(sheet: str, strings: str, cell: Cell, edits: Sequence[Edit]) -> Edit:
    """Edits of a cell's text as an edit of the sheet.

    `edits` have plain words, and offsets in the part that has the cell's text: the sheet, or, for a shared
    string, `strings`.
    """
    tag = sheet[cell.start : cell.opened]
    rich, within = cell.rich, prefix(tag)
    if rich is not None and rich.pieces:
        source = strings if cell.kind == "s" else sheet
        runs = _named(_runs(source[rich.start : rich.end], _moved(edits, rich.start)), within)
    elif cell.plain:
        start, end = cell.plain[0].start, cell.plain[-1].end
        runs = _text(apply_edits(sheet[start:end], _moved(edits, start)), within)
    else:
        runs = _text("".join(spelt(new) for _, new in edits), within)
    opening = _KIND.sub("", tag).removesuffix(">").removesuffix("/").rstrip()
    return Span(cell.start, cell.end), _cell(opening, runs, within)


def new_cell(row: SheetRow, column: int, within: str, edits: Sequence[Edit]) -> Edit:
    """Words in a cell that the sheet does not have yet; `within` stands before the names of its elements."""
    opening = f'<{within}c r="{column_letters(column)}{row.number}"'
    place = row.place_for(column)
    return Span(place, place), _cell(opening, _text("".join(spelt(new) for _, new in edits), within), within)


def _moved(edits: Sequence[Edit], start: int) -> list[Edit]:
    """Edits with offsets from `start`, their words as markup."""
    return [(Span(span.start - start, span.end - start), spelt(new)) for span, new in edits]


def _cell(opening: str, runs: str, within: str) -> str:
    return f'{opening} t="inlineStr"><{within}is>{runs}</{within}is></{within}c>'


def _text(words: str, within: str) -> str:
    return f"<{within}t{_PRESERVED}>{words}</{within}t>"


def _runs(runs: str, edits: Sequence[Edit]) -> str:
    """The runs with their texts edited; the blanks of an edited text count from now on."""
    tags = [Span(*found.span()) for found in _TEXT_TAG.finditer(runs)]
    ends = [tag.end for tag in tags]
    touched = sorted({bisect_right(ends, span.start) - 1 for span, _ in edits})
    opened = [(tags[number], _preserving(runs[tags[number].start : tags[number].end])) for number in touched]
    return apply_edits(runs, [*opened, *edits])


def _preserving(tag: str) -> str:
    return _SPACE.sub("", tag).removesuffix(">") + _PRESERVED + ">"


def _named(runs: str, within: str) -> str:
    """Runs whose names have the prefix of the sheet; parts may differ in theirs."""
    found = _TEXT_TAG.search(runs)
    own = prefix(found[0]) if found else within
    if own == within:
        return runs
    return re.sub(rf"(</?){re.escape(own)}(?=[^\s/>!?])", rf"\g<1>{within}", runs)

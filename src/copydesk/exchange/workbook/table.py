"""A sheet with a header row and one thing a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline

from copydesk.exchange.workbook.cells import Content, cell_height, make_cell
from copydesk.exchange.workbook.sheets import add_choices, add_sheet, append_cells
from copydesk.exchange.workbook.styles import BLUE, DONE, SEVERITY_COLOURS, highlight, red_border

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles.differential import DifferentialStyle

    from copydesk.model import Batch

HEADER_ROW = 1
FIRST_ROW = HEADER_ROW + 1

SOURCE = "Source"

_HEADER_HEIGHT = 32
"""Points: two lines of a title."""

Row = Mapping[str, Content]
"""Column title -> content; what is missing stays blank."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title (by which the merge finds it), what it is for, its width in characters.

    `choices` names the list that its dropdown offers; a folded column waits behind the outline's `+`.
    """

    title: str
    purpose: str
    width: float
    style: str = "control"
    choices: str = ""
    folded: bool = False

    @property
    def entry(self) -> bool:
        """Whether the reviewer writes in it."""
        return self.style.startswith("entry")

    @property
    def header(self) -> str:
        """The style of its title."""
        if self.entry:
            return "entry header"
        return "figure header" if self.style == "figure" else "header"


def for_batch(columns: Sequence[Column], batch: Batch) -> tuple[Column, ...]:
    """The columns that the batch can fill: Source only where a document has one."""
    return tuple(column for column in columns if batch.bilingual or column.title != SOURCE)


class Table:
    """Writes a sheet from a header and rows: frozen, filtered, with dropdowns, ready to print."""

    def __init__(self, book: Workbook, title: str, columns: Sequence[Column], *, frozen: int = 0) -> None:
        self.columns = columns
        self.sheet = add_sheet(book, title, [column.width for column in columns], landscape=True)
        self.last = HEADER_ROW
        self._blank = [make_cell(self.sheet, None, column.style) for column in columns]
        self.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        self.sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{FIRST_ROW}"
        self.sheet.sheet_properties.tabColor = BLUE if any(column.entry for column in columns) else None
        self._fold()

    def write(self, rows: Iterable[Row], *, empty: str, below: str) -> None:
        """Writes the header and the rows; without any, the words `empty` in the column `below`."""
        self.sheet.row_dimensions[HEADER_ROW].height = _HEADER_HEIGHT
        self.sheet.append([make_cell(self.sheet, column.title, column.header) for column in self.columns])
        for row in rows:
            self._append(row)
        if self.last == HEADER_ROW:
            self._append({below: empty})
        self.sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(self.columns))}{self.last}"
        for column in self.columns:
            if column.choices:
                add_choices(self.sheet, column.choices, self.cells(column.title))

    def letter(self, title: str) -> str:
        """The letter of the column with this title."""
        return get_column_letter([column.title for column in self.columns].index(title) + 1)

    def cells(self, first: str, last: str = "") -> str:
        """The range from one column to another, header left out."""
        return f"{self.letter(first)}{FIRST_ROW}:{self.letter(last or first)}{self.last}"

    def when(self, formula: str, look: DifferentialStyle, cells: str) -> None:
        """Lays `look` over the cells for which `formula` holds; `{Title}` in it is that column in the row."""
        places = {column.title: f"${self.letter(column.title)}{FIRST_ROW}" for column in self.columns}
        rule = Rule(type="expression", dxf=look, formula=[formula.format_map(places)])
        self.sheet.conditional_formatting.add(cells, rule)

    def colour_severity(self, title: str) -> None:
        """Colours the column's severities."""
        for severity, colours in SEVERITY_COLOURS.items():
            self.when(f'{{{title}}}="{severity.value}"', highlight(colours), self.cells(title))

    def colour_decided(self, first: str, last: str, *, waiting: tuple[str, str]) -> None:
        """Greys decided rows from `first` to `last`.

        `waiting` is a word of Decision and the column that it needs: where that is blank, a red border.
        """
        word, column = waiting
        self.when(f'AND({{Decision}}="{word}",TRIM({{{column}}})="")', red_border(), self.cells(column))
        self.when('{Decision}<>""', highlight(DONE), self.cells(first, last))

    def _append(self, row: Row) -> None:
        self.last += 1
        cells = list(self._blank)
        height = 0.0
        for index, column in enumerate(self.columns):
            if (content := row.get(column.title)) is not None:
                cells[index] = make_cell(self.sheet, content, column.style)
                height = max(height, cell_height(content, column.style, column.width))
        append_cells(self.sheet, self.last, cells, height)

    def _fold(self) -> None:
        self.sheet.sheet_properties.outlinePr = Outline(summaryRight=False)
        for column in self.columns:
            if column.folded:
                dimension = self.sheet.column_dimensions[self.letter(column.title)]
                dimension.outlineLevel = 1
                dimension.hidden = True
                # openpyxl would find this out after it has written it, and Excel would show no `+`
                self.sheet.column_dimensions.max_outline = 1

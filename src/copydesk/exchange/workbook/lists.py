"""The words that the dropdowns offer, on a hidden sheet: an inline list over 255 characters breaks Excel."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from copydesk.exchange.workbook.sheets import add_hidden_sheet
from copydesk.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook

SIGNED_OFF = "signed off"

CHOICES: dict[str, tuple[str, ...]] = {
    "decisions": ("accept", "edit", "reject", "defer"),
    "scopes": ("this", "document", "batch", "always"),
    "group_scopes": ("batch", "always"),
    "reasons": (
        "false alarm",
        "right in context",
        "quotation",
        "official name",
        "house style",
        "source says so",
        "other",
    ),
    "severities": tuple(severity.value for severity in Severity),
    "sign_offs": (SIGNED_OFF,),
}
"""Defined name -> the words of its list."""


def write_lists(book: Workbook, choices: Mapping[str, Sequence[str]] = CHOICES) -> None:
    """The hidden sheet Lists: one list a column under its name, and the defined names that point there."""
    add_hidden_sheet(book, "Lists", (tuple(choices), *zip_longest(*choices.values())))
    for index, (name, words) in enumerate(choices.items(), 1):
        letter = get_column_letter(index)
        place = f"Lists!${letter}$2:${letter}${len(words) + 1}"
        book.defined_names[name] = DefinedName(name, attr_text=place)

"""The words that a reviewer chooses from lists, however they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

from copydesk.errors import InputError
from copydesk.exchange.workbook.returned import Entry

Kind = TypeVar("Kind", bound=Enum)


def folded(text: str) -> str:
    """The text as titles and words of lists are compared: blanks and capitals do not count.

    >>> folded(" False  alarm ")
    'false alarm'
    """
    return " ".join(text.split()).casefold()


def said(entry: Entry) -> str:
    """What stands in an input cell, blanks at its ends taken off; raises InputError for a formula."""
    if entry.fault:
        raise InputError(entry.fault, place=entry.place)
    return entry.text.strip()


def known(entry: Entry, words: Sequence[Kind], what: str) -> Kind | None:
    """The word of a list, None where the cell is blank; raises InputError for another."""
    word = folded(said(entry))
    if not word:
        return None
    for each in words:
        if each.value == word:
            return each
    offered = ", ".join(str(each.value) for each in words)
    raise InputError(f"{said(entry)[:40]!r} is no {what}", place=entry.place, mend=f"choose one of {offered}")

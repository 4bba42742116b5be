"""Names of SpreadsheetML, the same for strict and transitional files.

Source: ECMA-376 part 1, annex A (strict) and part 4 (transitional).
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPACES = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATION = re.compile(r"\{http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org)/[^}]*/relationships\}id")
_PREFIX = re.compile(r"</?([^\s/>:]*:)?")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """The local name of an element of a workbook; names of other namespaces as they are.

    >>> plain("{http://purl.oclc.org/ooxml/spreadsheetml/main}row"), plain("{urn:x}row")
    ('row', '{urn:x}row')
    """
    space, _, local = name.rpartition("}")
    return local if space in _SPACES else name


def is_relation(name: str) -> bool:
    """Whether an attribute, in Clark notation, is `r:id`."""
    return _RELATION.fullmatch(name) is not None


def prefix(tag: str) -> str:
    """What stands before the local name in a tag as it is written.

    >>> prefix('<x:c r="A1">'), prefix("<c>")
    ('x:', '')
    """
    found = _PREFIX.match(tag)
    return (found[1] or "") if found else ""


def column_number(reference: str) -> int | None:
    """The column of a cell, from 1; None when the reference is none.

    >>> column_number("AB12"), column_number("12")
    (28, None)
    """
    letters = reference.rstrip("0123456789")
    if not letters.isascii() or not letters.isalpha() or len(letters) > len("XFD"):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column, counted from 1.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

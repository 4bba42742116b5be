"""List marks: at the head of a line or paragraph, and the next ones further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLETS = "•⁃‣▪●◦"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    rf"""(?P<bullet>[{_BULLETS}]|[-–*](?=\s))?+[^\S\n]*+
    (?:(?P<open>[(（])?(?P<ordinal>\d{{1,3}}|[a-z]|[ivx]{{2,5}}|[A-Z](?=\)))(?P<close>\.\)|[)）、](?!\d)|\.(?=\s))
    |(?P<circled>[{_CIRCLED}]))?+""",
    re.VERBOSE,
)
_INNER = re.compile(rf"(?<=\s)(?=[{_BULLETS}(（{_CIRCLED}a-zA-Z0-9])")
_LEANING = re.compile(
    r"\b(?:to|of|than|and|or|by|at|from|in|is|was|are|about|over|with|only|for|on|per|nearly|the|no)\s+\Z",
    re.IGNORECASE,
)
_LEAD = 12
_BEGINNING = re.compile(rf"[{_BULLETS}{_CIRCLED}*–-]|[(（]?\w{{1,5}}[.)）、]")
LONGEST_MARK = 12
"""Characters of a list mark, at most."""
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class ListMark:
    """A list mark: its look, what it may count (*i* is one or nine; a bullet counts nothing), its length."""

    style: str
    values: frozenset[int]
    length: int

    def precedes(self, other: ListMark) -> bool:
        """Whether `other` may be the next mark of the same list.

        >>> list_mark("a) flour").precedes(list_mark("b) yeast"))
        True
        """
        if self.style != other.style:
            return False
        return not self.values or any(value + 1 in other.values for value in self.values)

    @property
    def begins(self) -> bool:
        """Whether a list may begin with it."""
        return not self.values or 1 in self.values


def begins_with_mark(text: str) -> bool:
    """Whether a list mark may stand at the head of the text: quick, and true too often.

    >>> begins_with_mark("1. Flour"), begins_with_mark("Flour and salt.")
    (True, False)
    """
    return _BEGINNING.match(text) is not None


def list_mark(text: str, at: int = 0) -> ListMark | None:
    """The list mark that stands at offset `at`: `1.`, `a)`, `(2)`, `3.)`, `①`, `•`, `- `.

    >>> list_mark("1.5 million"), list_mark("A. Lin said")
    (None, None)
    >>> list_mark("(2) Bread").style
    '()'
    """
    match = _MARK.match(text, at)
    if match is None or match.end() == at:
        return None
    bullet, opened, close = match["bullet"] or "", match["open"] or "", match["close"] or ""
    ordinal = match["ordinal"] or match["circled"] or ""
    if not (bullet or ordinal) or (opened and close not in (")", "）")):
        return None
    if bullet in ("-", "–", "*") and not text[match.end() : match.end() + 1].strip():
        return None
    return ListMark(bullet + opened + close, _values(ordinal), match.end() - at)


def _values(ordinal: str) -> frozenset[int]:
    if not ordinal:
        return frozenset()
    if ordinal in _CIRCLED:
        return frozenset([_CIRCLED.index(ordinal) + 1])
    if ordinal.isdigit():
        return frozenset([int(ordinal)])
    values = {ord(ordinal.lower()) - ord("a") + 1} if len(ordinal) == 1 else set()
    if all(letter in _ROMAN for letter in ordinal):
        digits = [_ROMAN[letter] for letter in ordinal]
        values.add(sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)))
    return frozenset(values)


def inner_items(paragraph: str) -> Iterator[int]:
    """Where the second and later items begin in a paragraph that begins with a list mark.

    >>> list(inner_items("1) Bread 2) Salt from 3) 4) Water"))
    [9]
    """
    last = list_mark(paragraph)
    if last is None or last.style in ("-", "–", "*"):
        return
    end = last.length
    for match in _INNER.finditer(paragraph, end):
        if match.start() < end:
            continue
        mark = list_mark(paragraph, match.start())
        if mark is None or not last.precedes(mark):
            continue
        if _LEANING.search(paragraph, max(0, match.start() - _LEAD), match.start()):
            continue
        yield match.start()
        last, end = mark, match.start() + mark.length

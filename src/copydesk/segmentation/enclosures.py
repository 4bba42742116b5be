"""Quotations and brackets that hold their sentences together."""

from __future__ import annotations

import re

from copydesk.model import Span

LONGEST = 400
"""Characters. A longer stretch is cut: it is a speech, or two marks that do not belong together."""
_MARK = re.compile(r"[\"“”„«»「」『』()（）\[\]【】]")
_CLOSES = {
    "”": '“„"',
    "»": "«",
    "」": "「",
    "』": "『",
    ")": "(（",
    "）": "(（",
    "]": "[",
    "】": "【",
}
_DEEPEST = 8
"""Marks remembered at once: text that opens more has lost its closing ones."""


def enclosures(paragraph: str) -> list[Span]:
    """The closed quotations and brackets of at most `LONGEST` characters, outermost only, marks included.

    A straight mark closes the nearest open one, unless a blank stands before it and a word after it.

    >>> enclosures('He (a pilot) said “go. Now.” and "left.')
    [Span(start=3, end=12), Span(start=18, end=28)]
    """
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(paragraph):
        mark, start = match.group(), match.start()
        opener = _opener(paragraph, mark, start, opened)
        if opener is None:
            opened.append((mark, start))
            del opened[:-_DEEPEST]
            continue
        if opener < 0:
            continue
        begin = opened[opener][1]
        del opened[opener:]
        if match.end() - begin <= LONGEST:
            while found and found[-1].start >= begin:
                found.pop()
            found.append(Span(begin, match.end()))
    return found


def _opener(paragraph: str, mark: str, start: int, opened: list[tuple[str, int]]) -> int | None:
    """The index in `opened` of what the mark closes; -1 where that is missing, None where it opens."""
    if mark == '"':
        before, after = paragraph[start - 1 : start], paragraph[start + 1 : start + 2]
        straight = [number for number, (other, _) in enumerate(opened) if other in '"“']
        if (not before.strip() and after.strip()) or not straight:
            return None
        return straight[-1]
    if mark not in _CLOSES:
        return None
    fitting = [number for number, (other, _) in enumerate(opened) if other in _CLOSES[mark]]
    return fitting[-1] if fitting else -1

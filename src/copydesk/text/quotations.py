"""Which parts of a paragraph stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.model import Span

_MARK = re.compile(r"[\"“”„‟«»「」『』]")
_OPENING = frozenset("“„‟«「『")
_CLOSING = frozenset("”»」』")


class Pair(NamedTuple):
    """The offsets of an opening mark and of its closing one; None where that is missing."""

    opening: int | None
    closing: int | None
    depth: int
    """In how many other quotations it stands."""


def in_quotes(words: str) -> str:
    """Words as they are quoted in a message: words with double marks take single ones around them.

    >>> in_quotes("cloud summit"), in_quotes("“cloud” summit")
    ('“cloud summit”', '‘“cloud” summit’')
    """
    return f"‘{words}’" if _MARK.search(words) else f"“{words}”"


def quotations(paragraph: str) -> tuple[Span, ...]:
    """The quoted stretches, marks included; one that is not closed runs to the end.

    A straight mark opens when a word follows and none stands before it. Marks of different shapes may
    pair, because machine translation mixes them.

    >>> quotations('He said “yes, "cloud" it is” and left')
    (Span(start=8, end=28),)
    >>> quotations('four "communities" and "one')
    (Span(start=5, end=18), Span(start=23, end=27))
    """
    return tuple(
        Span(pair.opening, len(paragraph) if pair.closing is None else pair.closing + 1)
        for pair in pairs(paragraph)
        if pair.depth == 0 and pair.opening is not None
    )


def pairs(paragraph: str) -> Iterator[Pair]:
    """All marks by twos, in the order in which they close; those left open come last.

    >>> list(pairs('He said “yes” and ”no'))
    [Pair(opening=8, closing=12, depth=0), Pair(opening=None, closing=18, depth=0)]
    """
    opened: list[int] = []
    for match in _MARK.finditer(paragraph):
        if _opens(paragraph, match, bool(opened)):
            opened.append(match.start())
        elif opened:
            opening = opened.pop()
            yield Pair(opening, match.start(), len(opened))
        else:
            yield Pair(None, match.start(), 0)
    yield from (Pair(opening, None, depth) for depth, opening in enumerate(opened))


def _opens(paragraph: str, mark: re.Match[str], inside: bool) -> bool:  # noqa: FBT001 - a plain predicate
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    before, after = paragraph[max(0, mark.start() - 1) : mark.start()], paragraph[mark.end() : mark.end() + 1]
    stands_before_word = bool(after.strip()) and not before.isalnum() and before not in tuple(".,;:!?")
    return stands_before_word or not inside

"""Which parts of a paragraph stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model import Span

_MARK = re.compile(r"[\"“”„«»「」『』]")
_OPENING = frozenset("“„«「『")
_CLOSING = frozenset("”»」』")


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
    return tuple(_outermost(paragraph))


def _outermost(paragraph: str) -> Iterator[Span]:
    opened: list[int] = []
    for match in _MARK.finditer(paragraph):
        if not _opens(paragraph, match, bool(opened)):
            if len(opened) == 1:
                yield Span(opened[0], match.end())
            del opened[-1:]
        else:
            opened.append(match.start())
    if opened:
        yield Span(opened[0], len(paragraph))


def _opens(paragraph: str, mark: re.Match[str], inside: bool) -> bool:  # noqa: FBT001 - a plain predicate
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    before, after = paragraph[: mark.start()][-1:], paragraph[mark.end() : mark.end() + 1]
    stands_before_word = bool(after.strip()) and not before.isalnum() and before not in tuple(".,;:!?")
    return stands_before_word or not inside

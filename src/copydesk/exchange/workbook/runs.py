"""Text in runs: what is plain, marked, struck or underlined, and how much of it a cell can show."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from copydesk.exchange.finding_note import DELETE
from copydesk.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CELL_LIMIT = 32_767
"""UTF-16 units that Excel keeps of a cell; what is longer it cuts without a word."""

_CUT = "…"
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Look(Enum):
    """How a run of text is set."""

    PLAIN = auto()
    MARKED = auto()
    DELETED = auto()
    INSERTED = auto()
    STRONG = auto()
    QUIET = auto()


class Run(NamedTuple):
    """A stretch of text that is set in one way."""

    text: str
    look: Look = Look.PLAIN


Runs = tuple[Run, ...]


def marked(text: str, spans: Iterable[Span]) -> Runs:
    """The text with the spans marked; an empty one (a missing word) marks its two neighbours.

    >>> [run.text for run in marked("He went school.", [Span(8, 8)])]
    ['He went', ' s', 'chool.']
    """
    runs: list[Run] = []
    at = 0
    for span in sorted(_widened(span, text) for span in spans):
        start = max(span.start, at)
        if start < span.end:
            runs += [Run(text[at:start]), Run(text[start : span.end], Look.MARKED)]
            at = span.end
    return _joined((*runs, Run(text[at:])))


def changed(before: str, edits: Iterable[tuple[Span, str]]) -> Runs:
    """The text with its edits: the old words struck, an arrow, the new ones underlined.

    >>> print(shown(changed("He had the the key.", [(Span(7, 11), "")])))
    He had the  -> (delete)the key.
    """
    runs: list[Run] = []
    at = 0
    for span, replacement in sorted(edits):
        old = before[span.start : span.end]
        runs += [Run(before[at : span.start]), Run(old, Look.DELETED), Run(" -> " if old else "")]
        runs += [Run(replacement or DELETE, Look.INSERTED)]
        at = span.end
    return _joined((*runs, Run(before[at:])))


def clean(text: str) -> str:
    r"""The same text, as long as before, with a picture for each character that a workbook cannot hold.

    >>> clean("a\x00b\rc")
    'a␀b␍c'
    """
    return _NO_XML.sub("\ufffd", text.translate(_PICTURES))


def fit(runs: Runs, limit: int = CELL_LIMIT) -> Runs:
    """The runs, cleaned; when they exceed `limit` UTF-16 units, a window round the first that is not plain.

    >>> shown(fit((Run("a" * 50), Run("wrong", Look.MARKED), Run("z" * 50)), limit=20))
    '…aaaawrongzzzzzzzzz…'
    """
    runs = tuple(Run(clean(run.text), run.look) for run in runs if run.text)
    text = shown(runs)
    units = len(text.encode("utf-16-le")) // 2
    if units <= limit:
        return runs
    width = (limit if units == len(text) else limit // 2) - 2 * len(_CUT)
    low = max(0, min(_focus(runs) - width // 4, len(text) - width))
    before = Run(_CUT if low else "")
    after = Run(_CUT if low + width < len(text) else "")
    return _joined((before, *_crop(runs, low, low + width), after))


def shown(runs: Runs) -> str:
    """The text of the runs, without their looks."""
    return "".join(run.text for run in runs)


def _widened(span: Span, text: str) -> Span:
    return span if len(span) else Span(max(span.start - 1, 0), min(span.end + 1, len(text)))


def _joined(runs: Runs) -> Runs:
    return tuple(run for run in runs if run.text)


def _focus(runs: Runs) -> int:
    at = 0
    for run in runs:
        if run.look is not Look.PLAIN:
            return at
        at += len(run.text)
    return 0


def _crop(runs: Runs, low: int, high: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        yield Run(run.text[max(low - at, 0) : max(high - at, 0)], run.look)
        at += len(run.text)

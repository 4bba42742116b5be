"""Brackets and quotation marks without their partner."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span, Unit
from copydesk.text.quotations import pairs
from copydesk.text.running import unit_text

_BRACKET = re.compile(r"[()\[\]{}（）【】]")
_PARTNER = {")": "(", "]": "[", "}": "{", "）": "(", "】": "["}
_KIND = {"（": "(", "【": "["}
_LIST_MARK = re.compile(r"(?:^|[\s,;:，；。])(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})$")
_INTERVAL = re.compile(r"[\[(]\s{0,3}[-−]?[\d.]{1,12}\s{0,3}[,;]\s{0,3}[-−+]?[\d.∞]{1,12}\s{0,3}[\])]")
_SMILEY = re.compile(r"[:;]-?[()]")
_REACH = 10
"""Paragraphs that one quotation may run over."""
_MARKS = re.compile(r"[()\[\]{}（）【】\"“”„‟«»「」『』]")

_MOST = 20
"""Brackets without a partner in a paragraph; where there are more it is no prose: one finding."""

Loose = tuple[Unit, int, bool]
"""A unit, the offset of a mark in it, and whether the mark opens."""


@check(
    "unpaired-marks",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
)
def unpaired_marks(document: Document, context: Context) -> Iterator[Match]:
    r"""A bracket or a quotation mark has no partner in its paragraph.

    The other half was lost, mostly where two pieces of a translation were joined. A quotation may run over
    several paragraphs and open anew with each.

    Bad: The port [[(]]opened in May was closed.
    Bad: The port opened in May[[)]] was closed.
    Bad: He said [[“]]it rains and left.
    Bad: He said it rains[[”]] and left.
    Good: The port (opened in May) was “closed”.
    Good: We need a) time and b) money.
    Good: “It rains.\n\n“It pours.”
    Good: A 5" pipe don't fit, said the '90s plumber.
    Good: The interval [0, 1) is half open.
    Known limits: single quotation marks are apostrophes too and are left alone; a mark of feet or inches
    after a number is no quotation mark. In a table of single sentences only brackets are looked at.
    """
    if _MARKS.search(context.text.text) is None:
        return
    in_paragraphs = _has_paragraphs(document)
    quotes: list[tuple[int, Loose]] = []
    loose: list[Loose] = []
    for number, unit in enumerate(document.units):
        text = unit_text(unit) if unit.segments else ""
        if _MARKS.search(text) is None:
            continue
        found = list(_brackets(text))
        loose += ((unit, offset, opens) for offset, opens in found[: _MOST if len(found) <= _MOST else 1])
        if in_paragraphs:
            alone = list(_quotes(text))
            quotes += (
                (number, (unit, offset, opens))
                for offset, opens in alone[: _MOST if len(alone) <= _MOST else 1]
            )
    for unit, offset, opens in (*loose, *_really_loose(quotes, document)):
        start = context.text.start(unit) + offset
        mark = context.text.text[start]
        said = "is never closed" if opens else "was never opened"
        yield Match(context.text.place(Span(start, start + 1)), f"“{mark}” {said} in this paragraph.")


def _has_paragraphs(document: Document) -> bool:
    """Whether units hold several sentences; in a table of sentences a quotation runs over rows."""
    return len(document.units) == 1 or any(len(unit.segments) > 1 for unit in document.units)


def _brackets(text: str) -> Iterator[tuple[int, bool]]:
    """Brackets without partners: their offsets, and whether they open."""
    left_out = {
        offset
        for pattern in (_INTERVAL, _SMILEY)
        for match in pattern.finditer(text)
        for offset in range(*match.span())
    }
    opened: dict[str, list[int]] = {"(": [], "[": [], "{": []}
    for match in _BRACKET.finditer(text):
        offset, mark = match.start(), match[0]
        if offset in left_out:
            continue
        partner = _PARTNER.get(mark)
        if partner is None:
            opened[_KIND.get(mark, mark)].append(offset)
        elif opened[partner]:
            opened[partner].pop()
        elif not _LIST_MARK.search(text[max(0, offset - 8) : offset]):
            yield offset, False
    for offsets in opened.values():
        yield from ((offset, True) for offset in offsets)


def _quotes(text: str) -> Iterator[tuple[int, bool]]:
    for pair in pairs(text):
        if pair.opening is None or pair.closing is None:
            offset = pair.opening if pair.closing is None else pair.closing
            if offset is not None and not _is_inch(text, offset):
                yield offset, pair.closing is None


def _is_inch(text: str, offset: int) -> bool:
    return text[offset] in '"”' and text[max(0, offset - 1) : offset].isdigit()


def _really_loose(quotes: list[tuple[int, Loose]], document: Document) -> Iterator[Loose]:
    """Those that no neighbouring paragraph explains: a quotation may open in one and close in another."""
    waiting: tuple[int, Loose] | None = None
    for number, mark in quotes:
        _, _, opens = mark
        if opens:
            if waiting and not _reopens(waiting[0], number, mark):
                yield waiting[1]
            waiting = number, mark
        elif waiting and number - waiting[0] <= _REACH:
            waiting = None
        else:
            yield mark
    if waiting and not _reopened(waiting[0], document):
        yield waiting[1]


def _reopens(earlier: int, number: int, mark: Loose) -> bool:
    return number == earlier + 1 and mark[1] == 0


def _reopened(number: int, document: Document) -> bool:
    """Whether the next paragraph begins with a quotation mark."""
    following = document.units[number + 1 : number + 2]
    return any(unit_text(unit)[:1] in ("“", '"') for unit in following if unit.segments)

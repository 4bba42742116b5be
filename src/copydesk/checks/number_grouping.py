"""Long numbers without commas."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.protected import protected_spans

_NUMBER = re.compile(r"(?<![\w.,/:#+–-])(\d{4,15})(?![\w/:#+%]|[.,]\d|–\d|-\d|-[A-Z])")
_COUNTED = re.compile(
    r"[ -]?(?:years?-old|(?:days?|hours?|people|persons?|yuan|RMB|dollars?|euros?|yen|won|pounds?"
    r"|tons?|tonnes?|k?m|kg|meters?|metres?|kilometers?|kilometres?|miles|acres|hectares|mu|households|villages|workers"
    r"|students|soldiers|troops|companies|enterprises|cases|deaths|beds|units|times|million|billion)\b)"
)
_LABEL = re.compile(
    r"(?:\b(?:[Nn]os?|[Nn]umbers?|[Cc]odes?|[Tt]el|[Pp]hone|[Hh]otline|[Cc]all|[Dd]ial|[Ff]ax|ID|[Rr]oom|[Pp]age|[Pp]p?"
    r"|[Bb]ox|[Ff]light|[Mm]odel|[Ss]tandard|ISO|GB|[Vv]ersion|PMID|PMCID|[Zz]ip|[Pp]ostcode|[Bb]uild|[Ss]tock)"
    r"\.?[\s:(]*)$"
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_REACH = 12
_MONEY = ("$", "€", "£", "¥", "￥")
_LONGEST_CODE = 9
"""Digits from which on a number without commas is an account, a telephone or a code."""


@check(
    "number-grouping",
    Category.LOCALE_VIOLATION,
    mqm="locale-conventions/number-format",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"\d{4}",
)
def number_grouping(segment: Segment, _context: Context) -> Iterator[Match]:
    """A number of four digits or more has no comma.

    English news groups digits by three. Chinese does not, and the machine keeps the source's digits.

    Bad: The fund runs for [[1095]] days. -> 1,095
    Bad: About [[15600]] homes lost power. -> 15,600
    Bad: The lift costs $[[4300]] a piece. -> 4,300
    Bad: It ended a [[2500]]-year-old custom. -> 2,500
    Good: The fund runs for 1,095 days.
    Good: In 2008 the port was closed; the 1990s were better.
    Good: Call 96110 or turn to page 1200.
    Good: Flight 8210 left on 2023-02-11 with model A3800.
    Known limits: a number that could be a year counts only with a unit after it or a currency sign before it;
    numbers of nine digits and more are taken for codes.
    """
    text = segment.target
    protected = protected_spans(text)
    for match in _NUMBER.finditer(text):
        digits, span = match[1], Span(*match.span(1))
        if not _is_quantity(text, span, digits) or any(p.overlaps(span) for p in protected):
            continue
        grouped = f"{int(digits):,}"
        yield Match(
            Place.within(segment, span),
            f"House style groups digits by three: “{grouped}”.",
            grouped,
            Applicability.SAFE,
        )


def _is_quantity(text: str, span: Span, digits: str) -> bool:
    """Whether a number counts something, and is no year, code or label."""
    if digits.startswith("0") or len(digits) >= _LONGEST_CODE:
        return False
    before = text[max(span.start - _REACH, 0) : span.start]
    if _LABEL.search(before):
        return False
    if before.endswith(_MONEY) or _COUNTED.match(text, span.end):
        return True
    return not _FIRST_YEAR <= int(digits) <= _LAST_YEAR

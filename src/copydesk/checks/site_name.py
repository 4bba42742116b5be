"""A news site's name at the end of a headline."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Applicability, Category, Match, Role, Severity, Span, Unit
from copydesk.text.running import unit_text

_PART = r"\s[-–—|_]\s?(?:[A-Z][\w.&’']*\s){0,5}"
_SITE = r"(?:[A-Z]\w*\.(?:com|cn|net|org)|(?:Network|News|Online|Net|Web|Website|Daily|Times|Portal)\b)"
_TAIL = re.compile(rf"(?<=\S)(?:{_PART}{_SITE})+\.?\s*$")
_REACH = 160
_STOP = re.compile(r"[.!?。][\"”’)]?\s")


@check(
    "site-name",
    Category.ADDITION,
    mqm="accuracy/addition",
    severity=Severity.MINOR,
    scope=Scope.UNIT,
    trigger=r"\s[-–—|_]\s?[A-Z]",
)
def site_name(unit: Unit, context: Context) -> Iterator[Match]:
    """The name of a news site hangs on a headline.

    Chinese pages end their titles with it, and it was translated with the title.

    Bad: Flood closes three roads[[ - China News Network]] -> (delete)
    Bad: New bridge to open in May[[ - River Daily - Delta Online.]] -> (delete)
    Bad: Port reopens[[ – Harbor.com]] -> (delete)
    Good: Flood closes three roads
    Good: He sold it to a rival - the Daily News.
    Good: The paper - an online daily - has closed.
    Known limits: only names that end with a word such as News, Network, Online or Daily, or with .com.
    """
    text = unit_text(unit)
    match = _TAIL.search(text, max(0, len(text) - _REACH))
    if match is None or not match.start() or not _is_headline(unit, text[: match.start()], context):
        return
    start = context.text.start(unit)
    span = Span(start + match.start(), start + match.start() + len(match.group().rstrip()))
    place = context.text.place(span)
    yield Match(place, "The news site's name is not part of the headline.", "", Applicability.SAFE)


def _is_headline(unit: Unit, before: str, context: Context) -> bool:
    """Whether the unit is one, or stands first, or at least ends no sentence before the name."""
    first = unit.role is Role.HEADLINE or context.document.units[0] is unit
    return first or not _STOP.search(before)

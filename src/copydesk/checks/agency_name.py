"""News agencies and papers under other names."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.agencies import AGENCIES, Agency

_IN_SOURCE = re.compile(
    "|".join(sorted((name for a in AGENCIES for name in a.source), key=len, reverse=True))
)
_BY_SOURCE = {name: agency for agency in AGENCIES for name in agency.source}
_OUTLET = re.compile(
    r"(?<![\w-])(?:[Tt]he )?("
    r"(?:[A-Z][\w&’']*\.? ){1,4}"
    r"(?:News(?:\.com)?|Network|Agency|Service|Daily|Times|Press|Online|Journal|Newspaper|Website|Net)"
    r"(?:(?: News)? (?:Agency|Network|Service|Website|Online))?"
    r"|[A-Z][A-Za-z]*news(?: ?network)?|CNN(?:\.com)?|CNET|CNA|VNA)(?![\w-])"
)
_TAIL = re.compile(
    r"\s[-–—|_]\s?(?:[A-Z][\w.&’']*\s){0,4}(?:\w+\.(?:com|cn)|News|Network|Online|Net|Website|Daily|Times)\.?\s*$"
)
"""A whole site's name at the end of a headline goes, and what it is called does not matter."""
_REACH = 4
"""Code points before a name in which its dash stands."""


@check(
    "agency-name",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
    needs_source=True,
    trigger=r"News|Network|Agency|Service|Daily|Times|Press|Net|Observ|Watch|CNN|CNET|CNA|VNA|news",
)
def agency_name(segment: Segment, _context: Context) -> Iterator[Match]:
    """A news agency or newspaper is not called by the English name that it gives itself.

    Machines translate the parts of the name, or put another agency's name in its place.

    Bad: 中新网2月11日电 | [[China News Network]], Feb. 11 -> Chinanews.com
    Bad: 大桥重开-中新网 | Bridge Reopens - [[CNN]] -> Chinanews.com
    Bad: 据法新社报道 | According to [[French News Agency]], it rained. -> Agence France-Presse
    Good: 据中新社报道 | According to China News Service, it rained.
    Good: 新华社北京电 | BEIJING (Xinhua) -- It rained.
    Good: 大桥重开-中新网 | Bridge Reopens - China News Network
    Good: 据美国有线电视新闻网报道 | According to CNN, it rained.
    Known limits: agencies and papers of a list, and only segments whose source names a single one;
    site-name takes the whole name off the end of a headline.
    """
    named = {_BY_SOURCE[match.group()] for match in _IN_SOURCE.finditer(segment.source or "")}
    if len(named) != 1:
        return
    (agency,) = named
    if any(right in segment.target for right in agency.right):
        return
    match = _OUTLET.search(segment.target)
    if match is not None and not _TAIL.search(segment.target, max(match.start(1) - _REACH, 0)):
        yield _finding(segment, Span(*match.span(1)), agency)


def _finding(segment: Segment, span: Span, agency: Agency) -> Match:
    return Match(
        Place.within(segment, span),
        f"The source names {agency.source[0]}, in English “{agency.right[0]}”.",
        agency.right[0],
        Applicability.CHECK,
    )

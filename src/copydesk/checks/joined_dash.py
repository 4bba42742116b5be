"""A site's name hung on the headline without blanks."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_JOINED = re.compile(
    r"(?<!\w)([\w’']*[a-z\d][\"”’'?!)]{0,2})(?: -|-|- )([A-Z]\w*(?:\.\w+)*(?: [A-Z]\w*){0,3})\s*$"
)
_PREFIX = re.compile(
    r"anti|non|pro|mid|post|pre|ex|pan|trans|sub|sino|self|un|neo|all|co|inter|intra|multi|former|based|led"
    r"|\d+",
    re.IGNORECASE,
)


@check(
    "joined-dash",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/typography",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    needs_source=True,
    trigger=r"[a-z\d\"”’'?!)](?:-| -|- )[A-Z]",
)
def joined_dash(segment: Segment, _context: Context) -> Iterator[Match]:
    """A hyphen joins the last word of a headline with what follows the dash.

    A Chinese headline takes the site's name after a dash without blanks. In English the two then read as one
    compound.

    Bad: 大桥重开-中新网 | Bridge to open again next [[week-Chinanews.com]] -> week - Chinanews.com
    Bad: “大桥”重开-中新网 | The "bridge to open [[again" -Chinanews.com]] -> again" - Chinanews.com
    Bad: 水位上升-湖南日报 | Water rises after [[storm-Hunan Daily]] -> storm - Hunan Daily
    Good: 大桥重开-中新网 | Bridge to open again next week - Chinanews.com
    Good: 亲北京 | The party is pro-Beijing
    Good: 他来自中美洲-加勒比 | He went to the non-Spanish Caribbean.
    Known limits: only at the end of a segment whose source has a dash as well.
    """
    if not re.search(r"[-－—–]", segment.source or ""):
        return
    match = _JOINED.search(segment.target)
    if match is None or _PREFIX.fullmatch(match[1]):
        return
    yield Match(
        Place.within(segment, Span(match.start(1), match.end(2))),
        "The hyphen joins two words that it should part: it wants a blank on either side.",
        f"{match[1]} - {match[2]}",
        Applicability.SAFE,
    )

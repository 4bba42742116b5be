"""Capitals on job titles that stand alone."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Role, Segment, Severity, Span

_RANK = r"(?:(?:Vice|Deputy|Assistant|Executive|Honorary|Acting|Permanent|Standing) )?"
_OFFICE = (
    r"(?:Chairman|Chairwoman|Chairperson|Director|Secretary|President|Premier|Prime Minister|Foreign Minister"
    r"|Minister|Chancellor|Governor|Mayor|General Secretary|Secretary-General|First Lady|Ambassador"
    r"|Spokesperson|Spokesman|Spokeswoman|Chief Executive|Leader|Supreme Leader|Commander|Correspondent"
    r"|Reporter|Professor|Manager|Engineer)"
)
_OPENED = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ff]ormer|[Nn]ew|appointed|as|longer|current|then)"
_STOPS = r"(?= of\b|, (?:a|an|the|[a-z])|[.;]| (?:who|and|in|at|on|for|has|had|is|was|said|says|will)\b)"
_ALONE = re.compile(rf"\b{_OPENED} ({_RANK}{_OFFICE}){_STOPS}")


@check(
    "job-title-capital",
    Category.TYPOGRAPHICAL,
    mqm="style/organization-style",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"(?:[a-z]|The|An?|His|Her|Former) [A-Z]",
)
def job_title_capital(segment: Segment, context: Context) -> Iterator[Match]:
    """A job title that does not stand before a name has a capital.

    News style writes Mayor Lin, but the mayor of Lin. Machines write both with capitals.

    Bad: He met the [[Director]] of the port office. -> director
    Bad: She is no longer [[Prime Minister]]. -> prime minister
    Bad: A [[Vice Chairman]] of the party came. -> vice chairman
    Good: He met Director Chen of the port office.
    Good: The mayor of Lin and Mayor Wu spoke.
    Good: The Foreign Minister Council met.
    Known limits: a list of titles. Houses that keep the capital for heads of state switch this check off.
    """
    if context.text.unit(segment.id).role is Role.HEADLINE:
        return
    for match in _ALONE.finditer(segment.target):
        yield Match(
            Place.within(segment, Span(*match.span(1))),
            f"“{match[1]}” does not stand before a name: small letters.",
            match[1].lower(),
            Applicability.SAFE,
        )

"""Two marks where one belongs."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_MARKS = re.compile(
    r"""(?P<twice>(?<![.…/\\])(?P<mark>[.,;])[ ]?(?P=mark)(?![./\\\w]|[ ]?[.,;]))
    |(?P<quoted>(?P<inner>[.,])(?P<closing>["”’])[.,](?![\w.]))
    |(?P<clash>(?<![.,;])(?:,[ ]?\.|;[ ]?[,.]|[.][ ],)(?![.,;\w]))
    |(?P<spelled>(?<=[a-z]{4})\.,(?![.,;\w]))""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"\b(?:corp|dept|univ|prof|assn|bros|govt|intl|natl|capt|comm|dist|esq|messrs|approx|vols?|jan|feb|sept?|"
    r"incl|excl|resp|intro|gov|sens?|reps?|genl?|figs?|refs?|eds|mass|conn|penn|tenn|minn|miss|mich|calif|"
    r"ariz|okla|wash|wisc|oreg|colo|educ|inst|depts|dept|max|ltda|pvt)$",
    re.IGNORECASE,
)


@check(
    "doubled-mark",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    trigger=r"[.,;][ \"”’]?[.,;]",
)
def doubled_mark(segment: Segment, _context: Context) -> Iterator[Match]:
    """A comma or stop stands twice, or two of them where one belongs.

    Each of two joined pieces brought its own.

    Bad: It rained[[..]] -> .
    Bad: It rained[[,,]] then it stopped. -> ,
    Bad: He said, “It rained[[.”.]] -> .”
    Bad: It rained in spring[[,.]] -> .
    Bad: It rained in spring[[.,]] and stopped. -> ,
    Good: It rained, etc., and stopped...
    Good: The U.S., the E.U. and Acme Corp., all came.
    Good: It rained in the U.S. and at 5 p.m., he said.
    Good: See ../notes and 1..5!
    Known limits: an abbreviation of four letters or more that is not known here is flagged before a comma.
    """
    text = segment.target
    for match in _MARKS.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if match["spelled"] and _ABBREVIATION.search(before):
            continue
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"“{match[0]}”: one mark is too many.",
            _mended(match),
            Applicability.SAFE if match["twice"] or match["quoted"] else Applicability.CHECK,
        )


def _mended(match: re.Match[str]) -> str:
    if match["twice"]:
        return str(match["mark"])
    if match["quoted"]:
        return f"{match['inner']}{match['closing']}"
    return match[0][-1]

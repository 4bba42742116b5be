"""A space before a comma or stop."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_SPACE = re.compile(r"(?<=[\w)\]%”\"’'])[ \u00a0\u202f]+(?=[,;:!?.)\]](?:[\s\"”’)\]]|$))")


@check(
    "space-before-mark",
    Category.WHITESPACE,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    trigger=r"[ \u00a0\u202f][,;:!?.)\]]",
)
def space_before_mark(segment: Segment, _context: Context) -> Iterator[Match]:
    """A space stands before a comma, a stop or a closing bracket.

    Joined pieces and tokenised text leave it behind.

    Bad: It rained[[ ]], then it stopped. -> (delete)
    Bad: It rained[[ ]]. -> (delete)
    Bad: The port (opened in May[[ ]]) was closed. -> (delete)
    Good: It rained, then it stopped.
    Good: The file is called .profile and costs .50 dollars.
    Good: It rained … and then it stopped ...
    Good: He was happy :-) and left.
    Known limits: French spacing before high marks is flagged in a French quotation too.
    """
    for match in _SPACE.finditer(segment.target):
        mark = segment.target[match.end()]
        place = Place.within(segment, Span(*match.span()))
        yield Match(place, f"No space stands before “{mark}”.", "", Applicability.SAFE)

"""The agency's mark that the story is over."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Applicability, Category, Match, Severity, Span, Unit
from copydesk.segmentation.paragraphs import END_MARK
from copydesk.text.running import unit_text

_AT_END = re.compile(rf"\s*({END_MARK.pattern})\s*$", END_MARK.flags)


@check(
    "agency-end-mark",
    Category.ADDITION,
    mqm="accuracy/addition",
    severity=Severity.MAJOR,
    scope=Scope.UNIT,
    trigger=r"(?i)[(（\[【]\s*(?:finish|over|end|the end|complete|完)",
)
def agency_end_mark(unit: Unit, context: Context) -> Iterator[Match]:
    """The agency's end mark was translated into the text.

    Chinese agencies close a story with 完 in brackets. English ones do not.

    Bad: [[(Finish)]] -> (delete)
    Bad: The road reopened.[[ (Over)]] -> (delete)
    Bad: [[（完）]] -> (delete)
    Good: The match ended (over time) in a draw.
    Good: He won the race (finish time 2:04).
    Good: The list is complete.
    Known limits: a mark without brackets, and one in the middle of a paragraph, is not seen.
    """
    match = _AT_END.search(unit_text(unit))
    if match is None:
        return
    offset = context.text.start(unit)
    end = offset + match.end()
    last = context.text.start_of(unit.segments[-1])
    # The blank before it goes too, unless that lies between two segments.
    start = offset + match.start() if offset + match.start() >= last else offset + match.start(1)
    place = context.text.place(Span(start, end))
    yield Match(place, "The agency's end mark is not part of the story.", "", Applicability.SAFE)

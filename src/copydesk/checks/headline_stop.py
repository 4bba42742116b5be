"""A stop at the end of a headline."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Role, Segment, Severity, Span

_STOP = re.compile(r"(?<=[\w)\]”\"%])\.\s*$")
_SENTENCE_ENDS = re.compile(r"[.!?]\s+[A-Z“\"]")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|etc|No|al|a\.m|p\.m))$")
_SOURCE_STOP = re.compile(r"[。．.!?！？…；;：:，,、][”’』」\"'）)】》\s]*$")


@check(
    "headline-stop",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    needs_source=True,
    trigger=r"\.\s*$",
)
def headline_stop(segment: Segment, context: Context) -> Iterator[Match]:
    """A headline or caption ends with a stop that its source does not have.

    Machine translation ends what looks like a sentence with a stop. Headlines have none.

    Bad: 港口重新开放 | Port opens again[[.]] -> (delete)
    Bad: 专家：洪水已退 | Expert: floods are over[[.]] -> (delete)
    Bad: 港口重新开放（图） | Port opens again (photo)[[.]] -> (delete)
    Good: 港口重新开放。 | The port opens again.
    Good: 港口重新开放 | Port opens again
    Good: 港口在美国重新开放 | Port opens again in the U.S.
    Known limits: a sentence of the body whose source lost its stop is flagged too.
    """
    text = segment.target
    match = _STOP.search(text, max(0, len(text) - 20))
    if match is None or not segment.source or _SOURCE_STOP.search(segment.source[-20:]):
        return
    unit = context.text.unit(segment.id)
    heads = unit.role is Role.HEADLINE or unit is context.document.units[0]
    if not heads and _SENTENCE_ENDS.search(text):
        return
    if not _ABBREVIATED.search(text[max(0, match.start() - 8) : match.start()]):
        place = Place.within(segment, Span(match.start(), match.start() + 1))
        yield Match(place, "The source has no stop here: headlines end without one.", "", Applicability.SAFE)

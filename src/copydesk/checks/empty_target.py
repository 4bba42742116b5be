"""Segments without a translation."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Category, Match, Place, Segment, Severity, Span

_WORD = re.compile(r"\w")


@check(
    "empty-target",
    Category.OMISSION,
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
    trigger=r"\A\s*\Z",
)
def empty_target(segment: Segment, _context: Context) -> Iterator[Match]:
    """A segment has words in the source and none in the translation.

    The machine gave nothing back, or the row was lost on the way.

    Bad: 天气很好。 | [[]]
    Bad: 2020年 | [[]]
    Bad: 港口重新开放 | [[]]
    Good: 天气很好。 | The weather is fine.
    Good: —— |
    Good: 好 | Good
    Known limits: a translation that was merged into the next segment leaves its own one empty too.
    """
    if segment.source and _WORD.search(segment.source) and not segment.target.strip():
        whole = Place.within(segment, Span(0, len(segment.target)))
        yield Match(whole, "The source is not translated here.", whole_segment=True)

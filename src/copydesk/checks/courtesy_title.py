"""Mr. and Ms. before a name."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_TITLE = re.compile(r"(?<![\w.])((?:Mr|Mrs|Ms|Mister|Madame|Madam)\.? )(?=[A-Z][\w’'-]+)")


@check(
    "courtesy-title",
    Category.STYLE,
    mqm="style/organization-style",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"M(?:rs?|s|ister|adame?)\.? [A-Z]",
)
def courtesy_title(segment: Segment, context: Context) -> Iterator[Match]:
    """A name carries Mr. or Ms.

    News style names people without courtesy titles; they come in where the source has 先生 or 女士, or where
    the machine wants a subject.

    Bad: The port chief, [[Mr. ]]Lin Bo, spoke. -> (delete)
    Bad: [[Mrs ]]Chen left early. -> (delete)
    Bad: A talk with [[Madam ]]Wu followed. -> (delete)
    Good: The port chief, Lin Bo, spoke.
    Good: "I trust Mr. Lin," she said.
    Good: The MR scan was clear, Ms wrote.
    Known limits: titles inside a quotation are left alone.
    """
    start = context.text.start_of(segment)
    for match in _TITLE.finditer(segment.target):
        span = Span(*match.span(1))
        if context.text.in_quotation(Span(start + span.start, start + span.end)):
            continue
        yield Match(
            Place.within(segment, span),
            f"House style names people without “{match[1].strip()}”.",
            "",
            Applicability.SAFE,
        )

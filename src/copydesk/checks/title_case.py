"""Headlines in sentence case."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Applicability, Category, Document, Match, Place, Severity, Span
from copydesk.text.headlines import headlines, in_title_case, words_to_raise

_FEWEST = 2
"""One small word may be a slip of another kind."""


@check(
    "title-case",
    Category.LOCALE_VIOLATION,
    mqm="style/organization-style",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def title_case(document: Document, _context: Context) -> Iterator[Match]:
    """A headline is not in title case.

    The house capitalises every word of a headline but articles, conjunctions and prepositions. The finding
    stands at the first small word; the message has the headline as the house writes it.

    Bad: Port of Lin [[reopens]] after the storm
    Bad: EU [[officials]] quarrel over new rules
    Bad: The [[old]] bridge is open again
    Good: Port of Lin Reopens After the Storm
    Good: The old bridge is open again.
    Good: Q&A With the Mayor of Lin
    Known limits: in a table without roles only the first row is taken for a headline. Many houses write
    headlines like sentences: they switch this check off.
    """
    for segment in headlines(document):
        small = words_to_raise(segment.target)
        if len(small) < _FEWEST:
            continue
        yield Match(
            Place.within(segment, small[0]),
            f"House style for headlines: “{in_title_case(segment.target.strip())}”.",
            None,
            Applicability.ADVICE,
            related=tuple(Place.within(segment, Span(span.start, span.end)) for span in small),
        )

"""A number and a noun that do not agree."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import is_countable_singular, is_nothing_but_plural, plural, singular

_MANY = (
    "[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine"
    "|[Ss]everal|[Mm]any|[Vv]arious|[Tt]hese|[Tt]hose"
)
_ONE = "[Ee]ach|[Ee]very|[Aa]nother"
_NEXT = (
    r"(?=[.,;:!?]|$| (?:and|or|of|in|on|at|for|to|with"
    r"|by|from|that|which|who|is|are|was|were|will|has|have|had)\b)"
)
_MANY_PATTERN = re.compile(rf"(?<![\w’'-])(?:{_MANY}) ([a-z]{{3,30}}){_NEXT}")
_ONE_PATTERN = re.compile(rf"(?<![\w’'-])(?:{_ONE}) ([a-z]{{3,30}}){_NEXT}")
_ONE_OF = re.compile(
    rf"\bone of (?:the|its|their|our|his|her) (?:most [a-z]+ |[a-z]+est )([a-z]{{3,30}}){_NEXT}"
)


@check(
    "number-agreement",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=rf"\b(?:{_MANY}|{_ONE}) [a-z]|\bone of (?:the|its|their|our|his|her) ",
)
def number_agreement(segment: Segment, _context: Context) -> Iterator[Match]:
    """A noun stands in the singular after a word for many, or in the plural after a word for one.

    Chinese nouns have no plural, so the machine has to guess.

    Bad: The [[two country]] have signed. -> two countries
    Bad: She thanked [[each members]]. -> each member
    Bad: It is [[one of the most important city]] in the region. -> one of the most important cities
    Good: The two countries and these four-country talks are over.
    Good: Each member thanked these three groups.
    Good: It is one of the most important.
    Known limits: only nouns that stand right after the word, and that can be nothing else.
    """
    text = segment.target
    for pattern in (_MANY_PATTERN, _ONE_OF):
        for match in pattern.finditer(text):
            if is_countable_singular(match[1]):
                yield _match(segment, match, plural(match[1]) or match[1])
    for match in _ONE_PATTERN.finditer(text):
        if is_nothing_but_plural(match[1]):
            yield _match(segment, match, singular(match[1]))


def _match(segment: Segment, match: re.Match[str], noun: str) -> Match:
    place = Place.within(segment, Span(*match.span()))
    mended = match[0].removesuffix(match[1]) + noun
    return Match(place, f"Here the word is “{noun}”.", mended, Applicability.SAFE)

"""An infinitive where "to" is a preposition."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import inflections, verb_tags

_HEADS = (
    r"conducive"
    r"|[Ll]ook(?:s|ed|ing)? forward|contribut(?:e|es|ed|ing)|(?:is|are|was|were|been|be) (?:fully |strongly "
    r"|firmly |always )?(?:committed|dedicated|devoted|accustomed)|[Ii]n addition|[Ww]ith a view"
    r"|[Aa]dher(?:e|es|ed|ing)"
    r"|attach(?:es|ed|ing)? (?:great |much )?importance|pa(?:y|ys|id|ying) (?:close |great )?attention"
)
_INFINITIVE = re.compile(rf"\b(?:{_HEADS}) to (?:[a-z]+ly )?([a-z]+)\b(?![-'’])")


@check(
    "infinitive-after-to",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=(
        r"(?:onducive|forward|ontribut(?:e|es|ed|ing)|ommitted|edicated|evoted|ccustomed|ddition|a view"
        r"|dher(?:e|es|ed|ing)|mportance|ttention) to [a-z]"
    ),
)
def infinitive_after_to(segment: Segment, _context: Context) -> Iterator[Match]:
    """A plain verb follows words that end with the preposition "to".

    The Chinese pattern takes a verb; in English a noun or an -ing form follows.

    Bad: The step is [[conducive to enrich]] the market. -> conducive to enriching
    Bad: They [[look forward to deepen]] the exchange. -> look forward to deepening
    Bad: Trade will [[contribute to maintain]] peace. -> contribute to maintaining
    Good: The step is conducive to growth and to work.
    Good: They look forward to deepening the exchange.
    Good: In addition to trade, they spoke of peace.
    Good: He is committed to change.
    Known limits: only verbs that are never nouns, and only words that always take the preposition.
    """
    for match in _INFINITIVE.finditer(segment.target):
        verb = match[1]
        if "VB" in verb_tags(verb):
            mended = match[0].removesuffix(verb) + inflections(verb, "VERB")["VBG"][0]
            yield Match(
                Place.within(segment, Span(*match.span())),
                f"“To” is a preposition here: “{verb}” needs its -ing form.",
                mended,
                Applicability.SAFE,
            )

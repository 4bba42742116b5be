"""A head noun said twice."""

import operator
import re
from collections.abc import Iterator
from itertools import islice

from copydesk.checks.api import Context, check
from copydesk.glossary.entries import Standing
from copydesk.glossary.shape import propose
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import is_name, word_classes

_WORD = re.compile(
    r"(?<![\w’'-])(?P<noun>[A-Za-z]{4,30}) (?=(?P<middle>[A-Za-z]{3,30})"
    r" (?P<again>[A-Za-z]{4,30})(?![\w’'-]))"
)
_DERIVED = re.compile(
    r"(?<![\w’'-])(?P<noun>[a-z]{4,20}) (?=(?P<again>[a-z]{4,26}(?:ion|ment)s?)(?![\w’'-]))"
)
_BLANKED = str.maketrans(dict.fromkeys('.,;:!?"()“”', " "))
_ENDINGS = frozenset(("ation", "ations", "ment", "ments", "ization", "isation", "ion", "ions"))
_PHRASE_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)\]”\"]|(?:and|or|but|of|in|on|at|for|to|with|by|from|that|which|is|are|was|were|will|has|have|had)\b)"
)


@check(
    "doubled-head-noun",
    Category.DUPLICATION,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
)
def doubled_head_noun(segment: Segment, context: Context) -> Iterator[Match]:
    """A noun stands before its adjective and again after it.

    One chunk ended with the noun, and the next began with the adjective and said the noun again.

    Bad: They build a [[community humanistic community]]. -> humanistic community
    Bad: The new [[platform Digital platform]] is open. -> digital platform
    Bad: The price of [[implant implantation]] fell. -> implantation
    Good: He came day after day and week by week.
    Good: The village helps poor villages.
    Good: He has a heart problem, heart disease and fever.
    Good: The studies studied old men.
    Known limits: only with one word between the two, and only where the phrase ends after the second.
    """
    text = segment.target
    words = text.lower().translate(_BLANKED).split()
    returns = any(map(operator.eq, words, islice(words, 2, None)))
    for match in _WORD.finditer(text) if returns else ():
        if _is_doubled(match, text):
            span = Span(match.start(), match.end("again"))
            rest = Span(match.start("middle"), match.end("again"))
            yield _match(
                segment, span, _standard(segment, rest, context) or _small(text[rest.start : rest.end])
            )
    grows = any(map(str.startswith, islice(words, 1, None), words))
    for match in _DERIVED.finditer(text) if grows else ():
        ending = match["again"].removeprefix(match["noun"])
        if ending in _ENDINGS and "NOUN" in word_classes(match["again"]):
            yield _match(segment, Span(match.start(), match.end("again")), match["again"])


def _match(segment: Segment, span: Span, mended: str) -> Match:
    said = segment.target[span.start : span.end].split()[0].lower()
    message = f"“{said}” is said twice: before and after the word that describes it."
    return Match(Place.within(segment, span), message, mended, Applicability.CHECK)


def _is_doubled(match: re.Match[str], text: str) -> bool:
    noun, middle = match["noun"].lower(), match["middle"]
    if noun != match["again"].lower() or middle.lower() == noun:
        return False
    nouns, middles = word_classes(noun), word_classes(middle)
    is_noun = "NOUN" in nouns and not nouns & {"ADJ", "ADV"}
    describes = bool(middles & {"ADJ", "NOUN"}) and not middles & {"VERB", "ADV", "AUX", "ADP"}
    return is_noun and describes and _PHRASE_ENDS.match(text, match.end("again")) is not None


def _standard(segment: Segment, span: Span, context: Context) -> str | None:
    """What the glossary says instead of the words that stay."""
    role, language = context.text.unit(segment.id).role, context.document.target_language
    for rendering in context.renderings(segment):
        if rendering.standing is Standing.WRONG and span.contains(rendering.span):
            proposal = propose(rendering, segment.target, role, language)
            if proposal.span == span:
                return proposal.text
    return None


def _small(words: str) -> str:
    return words if is_name(words.partition(" ")[0]) else words[0].lower() + words[1:]

"""Renderings that are often right."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.checks.nonstandard_rendering import as_match
from copydesk.glossary.entries import Standing
from copydesk.glossary.shape import propose
from copydesk.model import Category, Match, Segment, Severity


@check(
    "ambiguous-term",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.NEUTRAL,
    profile=Profile.HOUSE,
)
def ambiguous_term(segment: Segment, context: Context) -> Iterator[Match]:
    """A rendering stands in the text that is right in one sense and wrong in another.

    The glossary cannot tell which; a person who knows the story can. It never counts as an error.

    Glossary: ?epidemic -> outbreak
    Bad: The [[epidemic]] slowed in spring. -> outbreak
    Bad: Two [[epidemics]] in one year. -> outbreaks
    Bad: Officials fought the “[[epidemic]]” together. -> outbreak
    Good: The outbreak slowed in spring.
    Good: The academic year began.
    Good: An outbreak of measles was reported.
    Known limits: advice only; where the context makes a rendering surely wrong, the glossary says so by
    `only` and *nonstandard-rendering* flags it.
    """
    unit = context.text.unit(segment.id)
    language = context.document.target_language
    for rendering in context.renderings(segment):
        if rendering.standing is Standing.AMBIGUOUS:
            proposal = propose(rendering, segment.target, unit.role, language).doubtful()
            preferred = rendering.concept.preferred(language)
            right = f": “{preferred.text}” is the standard rendering there" if preferred else ""
            message = f"Right in one sense, wrong in another{right} (glossary {rendering.concept.id})."
            yield as_match(rendering, proposal, segment, message, rendering.term.severity)

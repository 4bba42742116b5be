"""Wrong renderings of the glossary's concepts."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Rendering
from copydesk.glossary.shape import Proposal, propose, replacement_for
from copydesk.model import Category, Match, Place, Segment, Severity, Status


@check(
    "nonstandard-rendering",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
)
def nonstandard_rendering(segment: Segment, context: Context) -> Iterator[Match]:
    """A rendering that the glossary calls wrong stands in the text.

    Systems translate a fixed term word by word, or not always alike. The longest wrong rendering counts,
    in any inflection, case, hyphenation or quoting; a right rendering elsewhere does not excuse it.

    Glossary: new crown pneumonia -> COVID-19
    Glossary: health and health community -> health community
    Bad: The [[new crown pneumonia]] epidemic spread. -> COVID-19
    Bad: The [[“new crown” pneumonia]] wave passed. -> COVID-19
    Bad: COVID-19 (also [[new crown pneumonia]]) spread. -> COVID-19
    Bad: They build [[health and health communities]]. -> health communities
    Good: COVID-19 spread in the health community.
    Good: He wore a new crown. Pneumonia followed.
    Good: See https://example.org/new-crown-pneumonia for more.
    Known limits: a wrong rendering that the glossary does not list is not seen; a person or firm of that name
    needs an `except` context.
    """
    unit = context.text.unit(segment.id)
    language = context.document.target_language
    for rendering in context.renderings(segment):
        if rendering.standing is Standing.WRONG:
            proposal = propose(rendering, segment.target, unit.role, language)
            yield as_match(rendering, proposal, segment, _why(rendering, language), _severity(rendering))


def as_match(
    rendering: Rendering, proposal: Proposal, segment: Segment, message: str, severity: Severity | None
) -> Match:
    """A glossary rendering as a match."""
    return Match(
        Place.within(segment, proposal.span),
        message,
        proposal.text,
        proposal.applicability,
        rendering.concept.id,
        severity,
    )


def _severity(rendering: Rendering) -> Severity | None:
    if rendering.term.severity or rendering.term.status is not Status.SUPERSEDED:
        return rendering.term.severity
    return Severity.MINOR


def _why(rendering: Rendering, language: str) -> str:
    concept = rendering.concept
    preferred = concept.preferred(language)
    right = replacement_for(rendering.term, concept, language) or (preferred.text if preferred else "")
    if rendering.term.status is Status.SUPERSEDED:
        return f"This was the official rendering once; it is now “{right}” (glossary {concept.id})."
    if replacement_for(rendering.term, concept, language) is None:
        return f"The standard rendering is “{right}”; the sentence needs rewording (glossary {concept.id})."
    return f"The standard rendering is “{right}” (glossary {concept.id})."

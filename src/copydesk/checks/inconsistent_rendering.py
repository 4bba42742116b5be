"""One concept, two renderings in one document."""

from collections.abc import Iterator, Mapping

from copydesk.checks.api import Context, Scope, check
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Rendering
from copydesk.glossary.shape import in_shape
from copydesk.model import Applicability, Case, Category, Document, Match, Place, Segment, Severity
from copydesk.text.folding import folded_words

_SKIPPED_DOMAINS = frozenset(("countries", "currencies", "languages", "calendar"))
"""Their admitted forms are short forms of each other (UK, Britain) and free to vary."""

Use = tuple[Segment, Rendering]


@check(
    "inconsistent-rendering",
    Category.INCONSISTENCY,
    mqm="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
)
def inconsistent_rendering(document: Document, context: Context) -> Iterator[Match]:
    """A document uses two accepted renderings of one concept.

    Each is right; side by side they make the reader look for a difference. One finding a concept, with the
    counts. A full form and its acronym, or a shorter form of the same words, are one rendering.

    Glossary: +community of health -> health community
    Bad: The health community grew. The [[community of health]] met. -> health community
    Bad: The [[community of health]] met. A health community came of it. -> health community
    Bad: They want a [[community of health]], one health community. -> health community
    Good: The health community grew. The health communities met.
    Good: The health community grew.
    Good: The community of health grew.
    Known limits: renderings of one word vary freely; a quotation or an official title may rightly keep the
    other rendering.
    """
    uses: dict[str, list[Use]] = {}
    for segment in document.segments:
        for rendering in context.renderings(segment):
            right = rendering.standing is Standing.RIGHT and rendering.term.case is not Case.ACRONYM
            if right and rendering.concept.domain not in _SKIPPED_DOMAINS:
                uses.setdefault(rendering.concept.id, []).append((segment, rendering))
    for found in uses.values():
        by_term: dict[str, list[Use]] = {}
        for use in found:
            by_term.setdefault(use[1].term.text, []).append(use)
        if _differ(list(by_term)):
            yield _match(by_term, context)


def _differ(terms: list[str]) -> bool:
    """Whether two terms of several words are no shorter forms of each other."""
    folded = sorted((f" {' '.join(folded_words(term))} " for term in terms if " " in term), key=len)
    return any(
        shorter not in longer for number, shorter in enumerate(folded) for longer in folded[number + 1 :]
    )


def _match(by_term: Mapping[str, list[Use]], context: Context) -> Match:
    segment, first = next(iter(by_term.values()))[0]
    preferred = first.concept.preferred(context.document.target_language)
    kept = preferred.text if preferred else max(by_term, key=lambda term: len(by_term[term]))
    places = {term: [Place.within(s, r.span) for s, r in uses] for term, uses in by_term.items()}
    others = [(s, r) for term, uses in by_term.items() if term != kept for s, r in uses]
    segment, rendering = others[0]
    counts = ", ".join(f"“{term}” {len(found)}" for term, found in _most_used(places))
    return Match(
        Place.within(segment, rendering.span),
        f"Two renderings of one concept in one document: {counts}; the glossary prefers “{kept}” "
        f"({first.concept.id}).",
        in_shape(kept, segment.target, rendering.span, context.text.unit(segment.id).role),
        Applicability.CHECK,
        first.concept.id,
        related=tuple(place for _, found in _most_used(places) for place in found),
    )


def _most_used(places: Mapping[str, list[Place]]) -> list[tuple[str, list[Place]]]:
    return sorted(places.items(), key=lambda entry: (-len(entry[1]), entry[0]))

"""Source terms without their rendering."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Rendering
from copydesk.glossary.near import nearest
from copydesk.glossary.shape import propose
from copydesk.model import Applicability, Category, Concept, Match, Place, Segment, Severity, Span, Status
from copydesk.text.han import is_han

_SHORTEST = 3
_SKIPPED_DOMAINS = ("countries", "currencies", "languages")
"""Their Chinese names are adjectives too (中国经济, the Chinese economy); these glossaries have none."""


@check(
    "source-term-unmet",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
    needs_source=True,
)
def source_term_unmet(segment: Segment, context: Context) -> Iterator[Match]:
    """A term of the source has none of its accepted renderings in the translation.

    Where a doubtful or similar rendering stands in the translation, the finding points at it; otherwise it is
    about the whole segment. Uses are counted: three in the source want three, as far as others than the
    accepted ones stand there. A rendering that is flagged as wrong anyway is not flagged again.

    Glossary: 九二共识 -> 1992 Consensus
    Glossary: 成员国 -> member states
    Bad: 双方坚持九二共识。 | Both sides hold to the [[92 Consensus]]. -> 1992 Consensus
    Bad: 成員國同意。 | [[All countries agree.]]
    Bad: 九二共识很重要。 | [[It is important.]]
    Good: 双方坚持九二共识。 | Both sides hold to the 1992 Consensus.
    Good: 成员国和成员国同意。 | The member states and they agree.
    Good: 天气很好。 | The weather is fine.
    Known limits: a pronoun or a free rendering is flagged where the glossary does not admit it. Source terms
    of two Han characters are too often part of another word and do not count; nor do the domains of the
    option `skip_domains` (countries, currencies and languages).
    """
    skipped = context.options.get("skip_domains", _SKIPPED_DOMAINS)
    uses: dict[str, list[Rendering]] = {}
    for use in context.source_terms(segment):
        if _is_long_enough(use.term.text):
            uses.setdefault(use.concept.id, []).append(use)
    if not uses:
        return
    accepted = context.accepted(segment)
    for concept_id, found in uses.items():
        concept = found[0].concept
        if concept.translate and concept.domain not in list(_strings(skipped)):
            yield from _unmet(segment, context, found, len(found) - accepted[concept_id])


def _is_long_enough(term: str) -> bool:
    """Two Han characters stand in other words by chance (南海 in 华南海鲜) or mean too much (安全)."""
    return len(term) >= _SHORTEST or not all(map(is_han, term))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, list | tuple):
        yield from map(str, value)


def _unmet(segment: Segment, context: Context, uses: list[Rendering], missing: int) -> Iterator[Match]:
    concept = uses[0].concept
    language = context.document.target_language
    standing = [r for r in context.renderings(segment) if r.concept.id == concept.id]
    if missing <= 0 or any(r.standing is Standing.WRONG for r in standing):
        return
    source_span = uses[-1].span
    said = uses[0].term.text
    preferred = concept.preferred(language)
    if preferred is None:
        return
    why = f"The source has “{said}”: its rendering is “{preferred.text}” (glossary {concept.id})."
    doubtful = [r for r in standing if r.standing in (Standing.AMBIGUOUS, Standing.PROPOSED)]
    for rendering in doubtful[:missing]:
        role = context.text.unit(segment.id).role
        proposal = propose(rendering, segment.target, role, language).doubtful()
        yield Match(
            Place.within(segment, proposal.span),
            why,
            proposal.text,
            proposal.applicability,
            concept.id,
            source_span=source_span,
        )
    if doubtful or missing < len(uses) or _is_surname_alone(concept, preferred.text, segment.target):
        return
    span = nearest(segment.target, _right(concept, language))
    if span is None or len(span) == len(segment.target):
        whole = Place.within(segment, Span(0, len(segment.target)))
        yield Match(whole, why, concept=concept.id, source_span=source_span, whole_segment=True)
    else:
        place = Place.within(segment, span)
        yield Match(place, why, preferred.text, Applicability.CHECK, concept.id, source_span=source_span)


def _is_surname_alone(concept: Concept, name: str, text: str) -> bool:
    """Whether a person is called by the first word of the name, as news does after the first mention."""
    surname = re.escape(name.split(maxsplit=1)[0])
    return concept.domain == "person" and re.search(rf"\b{surname}\b", text) is not None


def _right(concept: Concept, language: str) -> list[str]:
    statuses = (Status.PREFERRED, Status.ADMITTED)
    return [t.text for t in concept.terms if t.status in statuses and language.startswith(t.language)]

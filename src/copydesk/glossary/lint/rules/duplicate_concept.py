"""Two concepts under one id."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("duplicate-concept", Level.ERROR)
def duplicate_concept(view: View) -> Iterator[Flaw]:
    """Two concepts have the same id.

    Decisions, findings and other glossaries name a concept by its id; with two of that name, one of them is
    lost wherever it is looked up.

    Bad: concept: A; preferred: COVID-19 | concept: [[A]]; preferred: SCO
    Good: concept: A; preferred: COVID-19 | concept: B; preferred: SCO
    """
    seen = set()
    for concept in view.listed:
        if concept.id in seen:
            yield Flaw(
                concept,
                None,
                f"the concept id {concept.id!r} is used already",
                "give one of the two another id",
            )
        seen.add(concept.id)

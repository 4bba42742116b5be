"""Concepts that nobody vouches for."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("no-authority", Level.WARNING)
def no_authority(view: View) -> Iterator[Flaw]:
    """A concept names no authority for its rendering.

    An editor who doubts a flag wants to know who says so, and a keeper who judges a change does too. The
    house itself is an authority: its style guide, or a decision with its date.

    Bad: concept: [[A]]; preferred: COVID-19; deprecated: new crown
    Good: authority: WHO, naming of 11 February 2020; preferred: COVID-19; deprecated: new crown
    Good: lifecycle: retired; preferred: COVID-19
    """
    for concept in view.concepts:
        if not concept.authority.strip():
            message = f"{concept.id} names no authority"
            yield Flaw(concept, None, message, "say in the column authority where the rendering comes from")

"""A rendering that is wrong and right."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("wrong-and-right", Level.ERROR)
def wrong_and_right(view: View) -> Iterator[Flaw]:
    """A wrong rendering is a right one too, in the same concept or another.

    The matcher never flags what is right somewhere, so that the wrong entry is dead and the glossary
    contradicts itself. It does not where the right one counts only in some contexts or in other capitals,
    nor where the wrong words are a mere inflection of right ones: what is listed goes first.

    Bad: preferred: COVID-19; deprecated: [[novel coronavirus]] | preferred: novel coronavirus
    Bad: preferred: COVID-19; admitted: coronavirus disease; deprecated: [[Coronavirus-Disease]]
    Good: preferred: Belt and Road Initiative; deprecated: Belt and Road Initiatives
    Good: preferred: Shanghai Spirit {case=exact}; deprecated: Shanghai spirit
    Good: preferred: outbreak; deprecated: epidemic | preferred: epidemic {only=domain:health}
    """
    for entry in view.wrong:
        for use in view.uses(entry.words):
            if use.listed and use.entry.right and use.covers(entry.term.text):
                message = f"“{entry.term.text}” is wrong here and right in {use.entry.concept.id}"
                yield Flaw(entry.concept, entry.term, message, "take out one of the two")
                break

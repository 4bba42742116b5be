"""One preferred rendering for two concepts."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View
from copydesk.model import Status


@rule("shared-preferred", Level.ERROR)
def shared_preferred(view: View) -> Iterator[Flaw]:
    """Two concepts prefer the same words.

    Where those words stand, nobody can say which concept was meant, so that one of the two always seems
    missing from its translation. Two concepts with one name are one, or one of them has a fuller name.

    Bad: preferred: outbreak; deprecated: explosion | preferred: [[outbreak]]; deprecated: blowout
    Bad: preferred: post-pandemic era | preferred: [[post pandemic era]]
    Good: preferred: outbreak | preferred: epidemic; admitted: outbreak
    Good: preferred: bond {only=domain:finance} | preferred: bond {only=domain:chemistry}
    """
    for entry in view.entries:
        if entry.term.status is not Status.PREFERRED or entry.bound:
            continue
        for use in view.uses(entry.words):
            if use.entry.concept.id == entry.concept.id:
                break
            if use.listed and use.entry.term.status is Status.PREFERRED and use.covers(entry.term.text):
                other = use.entry.concept.id
                message = f"“{entry.term.text}” is preferred here and in {other}"
                yield Flaw(
                    entry.concept,
                    entry.term,
                    message,
                    "join the two concepts, or prefer a fuller rendering in one",
                )
                break

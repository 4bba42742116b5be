"""A rendering that is wrong in two concepts."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("wrong-twice", Level.ERROR)
def wrong_twice(view: View) -> Iterator[Flaw]:
    """A wrong rendering stands in two concepts.

    Each concept has its own replacement, and only chance decides which of them an editor is shown. Where the
    same wrong words stand for two things, they are ambiguous, or their contexts tell them apart.

    Bad: preferred: pandemic; deprecated: plague era | preferred: outbreak; deprecated: [[plague era]]
    Bad: preferred: virtual summit; deprecated: cloud summit | preferred: talk; deprecated: [[“cloud” summit]]
    Good: preferred: pandemic; ambiguous: plague era | preferred: outbreak; ambiguous: plague era
    Good: preferred: treat; deprecated: cure {only=domain:care} | preferred: smoke; deprecated: cure
    """
    for entry in view.wrong:
        if entry.bound:
            continue
        for use in view.uses(entry.words):
            if use.entry.concept.id == entry.concept.id:
                break
            if use.listed and use.entry.wrong and use.covers(entry.term.text):
                other = use.entry
                here, there = view.replacement(entry) or "advice", view.replacement(other) or "advice"
                yield Flaw(
                    entry.concept,
                    entry.term,
                    f"“{entry.term.text}” is wrong here (“{here}”) and in {other.concept.id} (“{there}”)",
                    "keep it in one concept, call it ambiguous, or tell the two apart with only",
                )
                break

"""Variants that nobody writes."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View


@rule("unseen-variant", Level.WARNING)
def unseen_variant(view: View) -> Iterator[Flaw]:
    """A variant is never found in the corpus.

    Variants that were made up instead of met make the glossary long and its upkeep dear. Only looked for
    where a corpus is given; a variant that stands there only inside a longer one is not found either.

    Bad: preferred: COVID-19; deprecated: new crown; deprecated: [[crown flu]]; corpus: The new crown spread.
    Bad: preferred: summit; ambiguous: [[top talk]]; proposed: [[peak talk]]; corpus: The summit ended.
    Good: preferred: COVID-19; deprecated: new crown; corpus: New-Crown cases rose.
    Good: preferred: COVID-19; deprecated: new crown
    """
    if not view.corpus:
        return
    seen = {(r.concept.id, r.term.text, r.term.status) for text in view.corpus for r in view.found(text)}
    texts = f"{len(view.corpus):,} text{'s' * (len(view.corpus) != 1)}"
    for entry in view.entries:
        key = (entry.concept.id, entry.term.text, entry.term.status)
        if not entry.right and key not in seen:
            message = f"“{entry.term.text}” is never found in the corpus ({texts})"
            yield Flaw(entry.concept, entry.term, message, "take it out unless it has been met elsewhere")

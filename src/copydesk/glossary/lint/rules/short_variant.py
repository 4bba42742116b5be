"""Wrong renderings too short to be surely wrong."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, View
from copydesk.text import lexicon

_SHORT = 4
"""Letters; acronyms of so few have many readings."""


@rule("short-variant", Level.WARNING)
def short_variant(view: View) -> Iterator[Flaw]:
    """A wrong rendering is one common word, or has at most four letters.

    Such words are right in most texts, and their flags are what makes editors stop reading flags. A longer
    phrase, an `only` context or the status *ambiguous* says what is meant. A single word that no dictionary
    has (a misspelt name) is wrong wherever it stands, and is not flagged.

    Bad: preferred: connectivity; deprecated: [[docking]]
    Bad: preferred: COVID-19; superseded: [[NCP]]
    Good: preferred: connectivity; ambiguous: docking; deprecated: docking of strategies
    Good: preferred: connectivity; deprecated: docking {only=before:strategies}
    Good: preferred: Xing Guangcheng; deprecated: Guangchen
    """
    for entry in view.wrong:
        if not entry.bound and _common(entry):
            message = f"“{entry.term.text}” alone is often right"
            mend = "list a longer phrase, give it an only context, or call it ambiguous"
            yield Flaw(entry.concept, entry.term, message, mend)


def _common(entry: Entry) -> bool:
    letters = sum(map(str.isalpha, entry.words))
    known = " " not in entry.words and bool(lexicon.word_classes(entry.words))
    return letters <= _SHORT or known

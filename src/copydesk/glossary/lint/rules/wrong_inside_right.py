"""A wrong rendering contained in a right one, without harm so far."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, View


@rule("wrong-inside-right", Level.WARNING)
def wrong_inside_right(view: View) -> Iterator[Flaw]:
    """A wrong rendering stands, as whole words, inside a right one.

    copydesk is silent there, because the longest match wins. But the wrong rendering is flagged as soon as
    the right one is retired or reworded, and most other tools that the glossary is handed to flag it today.
    Where copydesk itself flags it, that is *right-rendering-flagged*, an error.

    Bad: preferred: COVID-19; deprecated: [[crown virus]] | preferred: crown virus museum
    Bad: preferred: virtual summit; admitted: summit in the cloud; deprecated: [[the cloud]]
    Good: preferred: health community; deprecated: health and health community
    Good: preferred: COVID-19; deprecated: crown virus {except=before:museum} | preferred: crown virus museum
    """
    wrong = {entry.words: entry for entry in view.wrong if not entry.bound}
    seen = set()
    for right in view.right:
        for entry in _contained(right, wrong):
            if (entry.concept.id, entry.words) not in seen:
                seen.add((entry.concept.id, entry.words))
                message = (
                    f"“{entry.term.text}” stands inside “{right.term.text}”, right in {right.concept.id}"
                )
                yield Flaw(
                    entry.concept,
                    entry.term,
                    message,
                    "give it an except context, or list the longer wrong phrase",
                )


def _contained(right: Entry, wrong: dict[str, Entry]) -> Iterator[Entry]:
    words = right.words.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            inner = wrong.get(" ".join(words[start:end]))
            if inner is not None and end - start < len(words):
                yield inner

"""Entries that another of the same concept makes needless."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, Use, View
from copydesk.model import Status


@rule("covered-variant", Level.WARNING)
def covered_variant(view: View) -> Iterator[Flaw]:
    """A variant is already covered by the inflection or the folding of another in its concept.

    Plurals, verb forms, capitals, hyphens and quotes are matched without being listed. The row changes
    nothing, and has to be kept in step with the other one.

    Bad: preferred: COVID-19 vaccine; deprecated: new crown vaccine; deprecated: [[new crown vaccines]]
    Bad: preferred: virtual summit; deprecated: cloud summit; deprecated: [[“cloud” summit]]
    Bad: preferred: dialogue partner; admitted: [[dialogue partners]]
    Bad: admitted: [[SCO observer state]]; preferred: SCO observer states
    Good: preferred: vaccine; deprecated: new shot; deprecated: new shots {replacement=-}
    Good: preferred: vaccine; deprecated: new shot {inflect=no}; deprecated: new shots {inflect=no}
    """
    for entry in view.entries:
        cover = next((use for use in view.uses(entry.words) if _makes_needless(view, use, entry)), None)
        if cover is not None:
            message = f"“{entry.term.text}” is found as “{cover.entry.term.text}” already"
            yield Flaw(entry.concept, entry.term, message, "take the row out")


def _makes_needless(view: View, use: Use, entry: Entry) -> bool:
    other = use.entry
    if other.term is entry.term or not view.treated_alike(other, entry) or not use.covers(entry.term.text):
        return False
    mutual = any(back.entry.term is entry.term for back in view.uses(other.words))
    return not mutual or _rank(other) < _rank(entry)


def _rank(entry: Entry) -> tuple[bool, int]:
    """The preferred term stays; of the others, the first."""
    place = next(i for i, term in enumerate(entry.concept.terms) if term is entry.term)
    return entry.term.status is not Status.PREFERRED, place

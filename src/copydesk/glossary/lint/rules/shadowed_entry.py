"""Entries that are never found because another takes their words."""

from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, View
from copydesk.model import Status


@rule("shadowed-entry", Level.WARNING)
def shadowed_entry(view: View) -> Iterator[Flaw]:
    """An entry is never found: the matcher takes its words for another one.

    What is right hides what is ambiguous, what is wrong hides what is proposed, and of two equals one hides
    the other. The status, the replacement and the contexts of the hidden entry have no effect.

    Bad: preferred: pandemic; ambiguous: [[outbreak]] | preferred: outbreak
    Bad: preferred: Institutes of Labor; ambiguous: [[Institute of Labor]]
    Bad: preferred: pandemic; deprecated: plague era | preferred: epoch; proposed: [[plague era]]
    Bad: preferred: mutual benefit | preferred: win-win outcomes; admitted: [[mutual benefit]]
    Good: preferred: pandemic; ambiguous: outbreak | preferred: outbreak {only=domain:health}
    Good: preferred: vaccine; deprecated: new shot; deprecated: new shots {replacement=-}
    """
    for entry in view.entries:
        taken = view.taken_for(entry)
        if taken is None or _same(taken, entry) or _reported_elsewhere(view, taken, entry):
            continue
        if entry.term.only and (entry.right or not taken.right):
            continue  # alone it cannot be judged: it may win where its context holds
        message = (
            f"“{entry.term.text}” ({entry.term.status.value}) is never found: its words are taken for "
            f"“{taken.term.text}” ({taken.term.status.value}) of {taken.concept.id}"
        )
        yield Flaw(
            entry.concept, entry.term, message, "take one of the two out, or tell them apart with only"
        )


def _same(one: Entry, other: Entry) -> bool:
    return one.concept.id == other.concept.id and one.term == other.term


def _reported_elsewhere(view: View, taken: Entry, entry: Entry) -> bool:
    """Whether an error, or *covered-variant*, says it better."""
    listed_alike = taken.words == entry.words and taken.concept.id != entry.concept.id
    statuses = (taken.term.status, entry.term.status)
    return (
        (entry.wrong and taken.right)
        or (listed_alike and entry.wrong and taken.wrong)
        or (listed_alike and statuses == (Status.PREFERRED, Status.PREFERRED))
        or view.treated_alike(taken, entry)
    )

"""A wrong rendering that is flagged inside a right one."""

from collections.abc import Iterator

from copydesk.glossary.entries import Standing
from copydesk.glossary.forms import forms
from copydesk.glossary.index import Rendering
from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import Entry, View, folded
from copydesk.model import Case, Lifecycle


@rule("right-rendering-flagged", Level.ERROR)
def right_rendering_flagged(view: View) -> Iterator[Flaw]:
    """The matcher flags a wrong rendering inside a right one.

    The longest match wins, so that a wrong rendering inside a right one is silent as long as the matcher
    knows the right one as right. This rule asks the matcher itself, with every right rendering as it rightly
    stands: in its forms, at the start of a sentence, in a headline in capitals. It is flagged where the right
    one belongs to a concept that is only proposed, counts in its own capitals only, or is written as a
    replacement without being listed. An `except` on the wrong rendering keeps it silent there.

    Bad: preferred: COVID-19; deprecated: [[crown virus]] | lifecycle: proposed; preferred: crown virus museum
    Bad: preferred: COVID-19; deprecated: [[crown virus]] | preferred: Crown Virus Museum {case=exact}
    Bad: preferred: COVID-19; deprecated: [[new crown]]; deprecated: crown flu {replacement=new crown disease}
    Good: preferred: COVID-19; deprecated: crown virus | preferred: crown virus museum
    Good: preferred: SCO; deprecated: A B {except=before:fund} | preferred: A B Fund {case=exact, inflect=no}
    Good: preferred: health community; deprecated: health and health community
    """
    seen = set()
    for owner, text, why in _right_texts(view):
        for rendering in view.found(text):
            flagged = Entry(rendering.concept, rendering.term)
            key = (flagged.concept.id, flagged.term.text, owner.concept.id, owner.term.text)
            if _inside(rendering, text) and key not in seen:
                seen.add(key)
                message = f"“{flagged.term.text}” is flagged inside “{text}”, {why} in {owner.concept.id}"
                yield Flaw(flagged.concept, flagged.term, message, _mend(owner, text))


def _right_texts(view: View) -> Iterator[tuple[Entry, str, str]]:
    """What may rightly stand in a text, whose it is, and in what sense it is right."""
    for entry in view.entries:
        if entry.right and not entry.term.only:
            for form in forms(entry.term):
                yield entry, form.text, "right"
                if entry.term.case is not Case.FOLD:
                    yield entry, form.text[:1].upper() + form.text[1:], "right"
                    yield entry, form.text.upper(), "right"
        elif entry.wrong and entry.term.replacement and view.replacement(entry):
            yield entry, entry.term.replacement, f"which replaces “{entry.term.text}”"


def _inside(rendering: Rendering, text: str) -> bool:
    return rendering.standing is Standing.WRONG and len(rendering.folded_span) < len(folded(text))


def _mend(owner: Entry, text: str) -> str:
    if owner.wrong:
        return f"list “{text}” as admitted where it is right, or write another replacement"
    if owner.concept.lifecycle is Lifecycle.PROPOSED:
        return f"approve {owner.concept.id}, or give the wrong rendering an except context"
    return f"write case fold at “{owner.term.text}”, or give the wrong rendering an except context"

"""Spaces where none belong."""

import re
from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View

# Ends, runs, any blank that is not the plain one, and blanks on the wrong side of a mark.
_STRAY = re.compile(r"^\s|\s$|\s{2}|[^\S ]| [,.;:!?)\]](?!\w)|[(\[] ")


@rule("stray-space", Level.ERROR)
def stray_space(view: View) -> Iterator[Flaw]:
    r"""A term has a space at its end, two in a row, an unusual one, or one beside a mark.

    Matching does not mind, but the right rendering is pasted into text with its spaces.

    Bad: preferred: [[COVID-19 ]]; deprecated: new crown
    Bad: preferred: [[health  community]]
    Bad: preferred: [[health\u00a0community]] | preferred: [[summit ( online )]]
    Bad: preferred: [[one country , two systems]]
    Good: preferred: One Country, Two Systems; deprecated: one country and two systems
    Good: preferred: .NET Foundation; deprecated: the .NET fund
    """
    for entry in view.every_entry:
        for text in (entry.term.text, entry.term.replacement or ""):
            stray = _STRAY.search(text)
            if stray:
                message = f"a stray space at character {stray.start() + 1} of “{text}”"
                yield Flaw(entry.concept, entry.term, message, "write single plain spaces between words only")
                break

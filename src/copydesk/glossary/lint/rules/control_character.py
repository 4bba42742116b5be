"""Characters that nobody sees."""

import unicodedata
from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View

_CLASSES = {"Cc": "a control one", "Cf": "an invisible one", "Co": "a private one", "Cn": "an unassigned one"}
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Part of the spelling in Persian and the scripts of India, never in Latin ones."""


@rule("control-character", Level.ERROR)
def control_character(view: View) -> Iterator[Flaw]:
    r"""A term holds a control character, or another that cannot be seen.

    It came with a paste. Suggestions carry it into final text, where searches and spelling checkers stumble,
    and two entries that look the same are not.

    Bad: preferred: COVID-19; deprecated: [[new\u200bcrown]]
    Bad: preferred: [[COVID-19\u0007]]
    Bad: preferred: COVID-19; deprecated: [[caf\ufffd virus]]
    Good: preferred: COVID-19; deprecated: new crown
    Good: preferred: café society; source: 咖啡社会
    """
    for entry in view.every_entry:
        for text in (entry.term.text, entry.term.replacement or ""):
            hidden = next((char for char in text if _unseen(char) and not _joins(char, text)), None)
            if hidden is not None:
                code = f"U+{ord(hidden):04X}"
                where = f"character {text.index(hidden) + 1} of “{_shown(text)}” is {_name(hidden)} ({code})"
                yield Flaw(entry.concept, entry.term, where, "delete it")
                break


def _unseen(char: str) -> bool:
    return char == _REPLACEMENT or unicodedata.category(char) in _CLASSES


def _joins(char: str, text: str) -> bool:
    return char in _JOINERS and not any(other.isascii() and other.isalpha() for other in text)


def _name(char: str) -> str:
    if char == _REPLACEMENT:
        return "one that was lost in another encoding"
    return _CLASSES[unicodedata.category(char)]


def _shown(text: str) -> str:
    return "".join("·" if _unseen(char) else char for char in text)

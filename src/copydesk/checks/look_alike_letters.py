"""Cyrillic and Greek letters in Latin words."""

import re
import unicodedata
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјорсхуһԁԛԝ", "ABESIJKMHOPCTXYaesijopcxyhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LATIN_FOR = str.maketrans(_CYRILLIC | _GREEK)
_ODD = "".join(_CYRILLIC | _GREEK)
_WORD = re.compile(rf"[A-Za-zÀ-ɏ{_ODD}]+")
_EITHER = re.compile(f"[{_ODD}]")


@check(
    "look-alike-letters",
    Category.CHARACTERS,
    mqm="linguistic-conventions/character-encoding",
    severity=Severity.MINOR,
    trigger=f"[{_ODD}]",
)
def look_alike_letters(segment: Segment, _context: Context) -> Iterator[Match]:
    """A Latin word has Cyrillic or Greek letters that look the same.

    It reads right, and neither search nor glossary finds it.

    Bad: The [[summ\u0456t]] ended. -> summit
    Bad: The [[S\u0421O]] met. -> SCO
    Bad: An [[\u0410PEC]] member spoke. -> APEC
    Good: The paper measured IFN\u03b3 and TNF\u03b1.
    Good: The \u0421\u041f\u0411 gallery opened.
    Good: The SCO met at the summit.
    Known limits: a word whose every letter is foreign is taken for a foreign word.
    """
    for match in _WORD.finditer(segment.target):
        word = match[0]
        odd = _EITHER.search(word)
        if odd is None or all(map(_EITHER.match, word)) or _goes_on(segment.target, match):
            continue
        name = unicodedata.name(odd[0]).lower()
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"“{word}” has a letter that only looks Latin: {name} (U+{ord(odd[0]):04X}).",
            word.translate(_LATIN_FOR),
            Applicability.SAFE,
        )


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether more letters of the other script stand beside: then the word is none of ours."""
    beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return any(char.isalpha() for char in beside)

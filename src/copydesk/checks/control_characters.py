"""Characters that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_INVISIBLE = f"{_CONTROLS}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_RUN = re.compile(f"[{_INVISIBLE}]+")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")


@check(
    "control-characters",
    Category.CHARACTERS,
    mqm="linguistic-conventions/character-encoding",
    severity=Severity.MINOR,
    trigger=f"[{_INVISIBLE}]",
)
def control_characters(segment: Segment, _context: Context) -> Iterator[Match]:
    """A control or zero-width character stands in the text.

    Nobody sees it, but search, spelling and line breaks stumble over it. Soft hyphens and direction marks
    come from web pages, a byte order mark from joined files.

    Bad: The sum[[\u00ad]]mit ended. -> (delete)
    Bad: See Table [[\u200b]]1. -> (delete)
    Bad: It rained.[[\ufeff]] It stopped. -> (delete)
    Bad: The [[\u202d]]road was closed. -> (delete)
    Good: The summit ended.
    Good: A no-break\u00a0space is seen.
    Good: The family \U0001f468\u200d\U0001f469\u200d\U0001f467 met.
    Known limits: joiners beside a letter that is not Latin are left alone, because other scripts need them.
    """
    text = segment.target
    for match in _RUN.finditer(text):
        start, end = match.span()
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if set(match[0]) <= _JOINERS and not around.isascii():
            continue
        breaks = _BREAKS.intersection(match[0]) and len(around.split()) == 1 and len(around.strip()) > 1
        yield Match(
            Place.within(segment, Span(start, end)),
            f"An invisible character: {_name(match[0][0])}.",
            " " if breaks else "",
            Applicability.SAFE,
        )


def _name(char: str) -> str:
    return f"{unicodedata.name(char, 'control character').lower()} (U+{ord(char):04X})"

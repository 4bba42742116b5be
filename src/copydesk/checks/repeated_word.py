"""A word said twice."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_TWICE = re.compile(r"(?<![\w'’.-])(\w+)\s+(\1)(?![\w'’-]|\.\w)", re.IGNORECASE)
_RIGHT_TWICE = frozenset(
    ("had", "that", "very", "so", "really", "long", "bye", "ha", "no", "yes", "now", "hear")
)


@check(
    "repeated-word",
    Category.DUPLICATION,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=r"(?i)\b(\w+)\s+\1\b",
)
def repeated_word(segment: Segment, _context: Context) -> Iterator[Match]:
    """The same word stands twice in a row.

    Machine translation joins clauses and says the word on both sides of the seam.

    Bad: He visited [[the the]] summit. -> the
    Bad: [[The the]] road was closed. -> The
    Bad: The fee covers testing [[and and]] insurance. -> and
    Good: He had had enough.
    Good: She said that that winter was long.
    Good: They sailed to Bora Bora.
    Good: Rooms 10 10 and 12 are free.
    Known limits: doubled names and numbers are left alone; "very very", "so so" and the like are taken for
    emphasis.
    """
    for match in _TWICE.finditer(segment.target):
        first, second = match.groups()
        name = first[0].isupper() and second[0].isupper() and len(first) > 1
        if name or first.isdigit() or first.lower() in _RIGHT_TWICE:
            continue
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"“{second}” stands twice in a row.",
            first,
            Applicability.SAFE,
        )

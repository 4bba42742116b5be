"""A word said twice."""

import operator
import re
from collections.abc import Iterator
from itertools import islice

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_AGAIN = re.compile(r"(?<![\w'’.-])(\w++)((?:\s++\1(?!\w))+)(?![\w'’-]|\.\w)", re.IGNORECASE)
_TWICE = 2
_RIGHT_TWICE = frozenset((
    "had", "that", "very", "so", "really", "long", "bye", "ha", "no", "yes", "now", "hear", "far", "much",
    "many", "never", "too", "right", "go",
))  # fmt: skip
_BLANKED = str.maketrans(dict.fromkeys('.,;:!?"()“”', " "))


@check(
    "repeated-word",
    Category.DUPLICATION,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    version=2,
)
def repeated_word(segment: Segment, _context: Context) -> Iterator[Match]:
    """The same word stands twice in a row.

    Machine translation joins clauses and says the word on both sides of the seam. However often it is said
    in a row, that is one finding.

    Bad: He visited [[the the]] summit. -> the
    Bad: [[The the]] road was closed. -> The
    Bad: The fee covers testing [[and and]] insurance. -> and
    Bad: They said that they [[will will will]] come. -> will
    Good: He had had enough.
    Good: She said that that winter was long.
    Good: They sailed to Bora Bora.
    Good: Rooms 10 10 and 12 are free.
    Known limits: doubled names and numbers are left alone; "very very", "so so" and the like are taken for
    emphasis.
    """
    if not _has_equal_neighbours(segment.target):
        return
    for match in _AGAIN.finditer(segment.target):
        first, others = match[1], match[2].split()
        if _is_right(first, others):
            continue
        said = "twice" if len(others) + 1 == _TWICE else f"{len(others) + 1} times"
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"“{others[0]}” stands {said} in a row.",
            first,
            Applicability.SAFE,
        )


def _has_equal_neighbours(text: str) -> bool:
    """A first look; the expression, which has to remember words, costs more."""
    words = text.lower().translate(_BLANKED).split()
    return any(map(operator.eq, words, islice(words, 1, None)))


def _is_right(first: str, others: list[str]) -> bool:
    """Whether it is a name ("Bora Bora"), a letter, a number or emphasis."""
    is_name = first[0].isupper() and others[0][0].isupper()
    return is_name or first.isdigit() or (first.lower() in _RIGHT_TWICE and len(others) == 1)

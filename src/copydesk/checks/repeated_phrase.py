"""Several words said twice."""

import itertools
import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_WORD = re.compile(r"\w[\w'’-]*")
_LONGEST = 12
_LINKS = frozenset(("and", "or", "by", "after", "to", "upon", "on", "over", "for", "in", "against", "within"))


@check(
    "repeated-phrase",
    Category.DUPLICATION,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
)
def repeated_phrase(segment: Segment, _context: Context) -> Iterator[Match]:
    """The same words stand twice in a row.

    A chunk was translated at the end of one piece and again at the start of the next.

    Bad: He wrote it [[for small towns for small towns]]. -> for small towns
    Bad: [[In the tunnel in the tunnel]], water rose. -> In the tunnel
    Bad: The work of [[the new port the new port]] began. -> the new port
    Good: Step by step by step, the road grew.
    Good: Government of the people, by the people, for the people.
    Good: He came year after year after year.
    Known limits: the two must stand side by side without a mark between them.
    """
    text = segment.target
    words = list(_WORD.finditer(text))
    folded = [word.group().lower() for word in words]
    if len(set(itertools.pairwise(folded))) == max(len(folded) - 1, 0):
        return  # no two words stand together twice
    position = 0
    while position < len(words):
        size = _repeat(text, words, folded, position)
        if size:
            first, last = words[position], words[position + 2 * size - 1]
            span = Span(first.start(), last.end())
            once = text[first.start() : words[position + size - 1].end()]
            yield Match(
                Place.within(segment, span), f"“{once}” stands twice in a row.", once, Applicability.SAFE
            )
        position += 2 * size or 1


def _repeat(text: str, words: list[re.Match[str]], folded: list[str], start: int) -> int:
    """The number of words that stand twice from `start` on; 0 when none do."""
    for size in range(min(_LONGEST, (len(words) - start) // 2), 1, -1):
        middle, end = start + size, start + 2 * size
        if folded[start:middle] != folded[middle:end]:
            continue
        if size == len(("year", "after")) and _LINKS & set(folded[start:middle]):
            continue
        between = text[words[start].start() : words[end - 1].end()]
        if not re.search(r"[^\w\s'’-]", between):
            return size
    return 0

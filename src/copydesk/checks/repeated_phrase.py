"""Several words said twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_WORD = re.compile(r"\w[\w'’-]*")
_MARK = re.compile(r"[^\w\s'’-]")
_LONGEST = 12
_PAIR = 2
_BLANKED = str.maketrans(dict.fromkeys('.,;:!?"()“”', " "))
_LINKS = frozenset(("and", "or", "by", "after", "to", "upon", "on", "over", "for", "in", "against", "within"))


@check(
    "repeated-phrase",
    Category.DUPLICATION,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    version=2,
)
def repeated_phrase(segment: Segment, _context: Context) -> Iterator[Match]:
    """The same words stand twice in a row.

    A chunk was translated at the end of one piece and again at the start of the next. However often it is
    said in a row, that is one finding.

    Bad: He wrote it [[for small towns for small towns]]. -> for small towns
    Bad: [[In the tunnel in the tunnel]], water rose. -> In the tunnel
    Bad: The work of [[the new port the new port]] began. -> the new port
    Bad: It opened [[last week last week last week]]. -> last week
    Good: Step by step by step, the road grew.
    Good: Government of the people, by the people, for the people.
    Good: He came year after year after year.
    Good: They shouted “Go home! Go home!”
    Known limits: they must stand side by side without a mark between them.
    """
    text = segment.target
    plain = text.lower().translate(_BLANKED).split()
    if len(set(pairwise(plain))) >= len(plain) - 1:
        return  # no two words stand together twice
    words = list(_WORD.finditer(text))
    for first, size, times in _runs([word.group().lower() for word in words]):
        start, end = words[first].start(), words[first + size * times - 1].end()
        if not _MARK.search(text, start, end):
            once = text[start : words[first + size - 1].end()]
            said = "twice" if times == _PAIR else f"{times} times"
            place = Place.within(segment, Span(start, end))
            yield Match(place, f"“{once}” stands {said} in a row.", once, Applicability.SAFE)


def _runs(words: list[str]) -> Iterator[tuple[int, int, int]]:
    """The first word, the length and the number of the phrases that stand in a row, in linear time."""
    seen: dict[tuple[str, str], int] = {}
    free = 0
    for position, pair in enumerate(pairwise(words)):
        first = seen.get(pair, -1)
        seen[pair] = position
        size = position - first
        if first < free or not _PAIR <= size <= _LONGEST:
            continue
        times = _times(words, first, size)
        if times > 1 and not (size == _PAIR and _LINKS & set(pair)):
            yield first, size, times
            free = first + size * times


def _times(words: list[str], first: int, size: int) -> int:
    """How often the phrase of `size` words at `first` stands there in a row."""
    end = first + size
    while end < len(words) and words[end] == words[end - size]:
        end += 1
    return (end - first) // size

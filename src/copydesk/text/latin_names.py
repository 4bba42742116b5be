"""Latin words that look like a Chinese name: one surname and one to three words of a given name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from copydesk.model import Span
from copydesk.text.pinyin import Spelling, letters

_WORD = re.compile(r"[A-ZÜ][a-zü]+(?:[-’'][A-Za-zü][a-zü]+)*(?<![’']s)")
_MOST_GIVEN = 2
"""Words of a given name that is not written as one."""


@dataclass(frozen=True, slots=True)
class LatinName:
    """Neighbouring capitalised words; `surname` and `given` are their letters, small."""

    span: Span
    words: str
    surname: str
    given: str


def latin_names(text: str) -> Iterator[LatinName]:
    """Every pair and triple of capitalised neighbours, the longest first, as surname and given name.

    >>> [name.words for name in latin_names("When Wu Da Hai came")]
    ['When Wu Da', 'When Wu', 'Wu Da Hai', 'Wu Da', 'Da Hai']
    """
    words = list(_WORD.finditer(text))
    for number, first in enumerate(words):
        for size in range(_MOST_GIVEN, 0, -1):
            run = words[number : number + size + 1]
            if len(run) == size + 1 and _are_neighbours(text, run):
                span = Span(first.start(), run[-1].end())
                given = letters("".join(word.group() for word in run[1:]))
                yield LatinName(span, text[span.start : span.end], letters(first.group()), given)


def _are_neighbours(text: str, run: list[re.Match[str]]) -> bool:
    return all(text[one.end() : other.start()] == " " for one, other in pairwise(run))


def is_name(name: LatinName, accepted: tuple[Spelling, ...]) -> bool:
    """Whether the words are an accepted spelling, surname first."""
    return any((name.surname, name.given) == (one.surname, one.given) for one in accepted)


def is_reversed(name: LatinName, accepted: tuple[Spelling, ...]) -> bool:
    """Whether the words are an accepted spelling with the given name first, in two words."""
    return any((name.surname, name.given) == (one.given, one.surname) for one in accepted)

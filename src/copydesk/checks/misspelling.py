"""Words that no English dictionary has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import word_classes
from copydesk.text.protected import protected_spans

_WORD = re.compile(r"(?<![\w.@/\\#&'’-])[a-z]{4,30}(?![\w@/\\]|\.\w|['’-]\w)")
_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|[aoeiuv]"
)
_PINYIN = re.compile(rf"(?:(?:{_INITIAL})(?:{_FINAL})){{1,4}}")


@check(
    "misspelling",
    Category.MISSPELLING,
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    profile=Profile.ALL,
    requires=("spellchecker",),
)
def misspelling(segment: Segment, context: Context) -> Iterator[Match]:
    """A word stands in no English dictionary.

    Machines spell well; what they invent is mostly a name written small, or a word half translated. Words
    with capitals or digits, pinyin, the glossary's renderings and addresses are left alone. Needs the extra
    `spelling`.

    Bad: The [[goverment]] met. -> government
    Bad: They will [[recieve]] help. -> receive
    Bad: A [[strenghtened]] bridge stood there. -> strengthened
    Good: The government met in Shanghai.
    Good: They ate jiaozi and drank baijiu.
    Good: The colour and the color are both right.
    Known limits: rare and new words are flagged; a wrong word that exists is not.
    """
    kept: list[Span] | None = None
    for match in _WORD.finditer(segment.target):
        word = match[0]
        if _is_known(word):
            continue
        span = Span(*match.span())
        if kept is None:
            renderings = (rendering.span for rendering in context.renderings(segment))
            kept = [*protected_spans(segment.target), *renderings]
        if any(span.overlaps(stretch) for stretch in kept):
            continue
        place, message = Place.within(segment, span), f"“{word}” stands in no dictionary."
        better = _nearest(word)
        if better is None:
            yield Match(place, message)
        else:
            yield Match(place, message, better, Applicability.CHECK)


@cache
def _dictionary() -> Any:  # noqa: ANN401 - an optional package
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@lru_cache(maxsize=65536)
def _is_known(word: str) -> bool:
    return bool(word in _dictionary() or word_classes(word) or _PINYIN.fullmatch(word))


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    """The most frequent word at one letter's distance; of equals the first in the alphabet."""
    dictionary = _dictionary()
    near = dictionary.known(dictionary.edit_distance_1(word))
    return min(near, key=lambda other: (-dictionary.word_usage_frequency(other), other), default=None)

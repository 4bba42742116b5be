"""The same word on both sides of "and"."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import word_classes

_LINK = re.compile(r" (?:and|or) ")
_BEFORE = re.compile(r"(?<![\w'’-])[\w'’-]{4,40}$")
_AFTER = re.compile(r"[\w'’-]{4,40}(?![\w'’-])")
_REACH = 42
_RELATIVE = re.compile(r",? (?:who|whom|whose|that|which|where|in|of|for|from|with|on|at|as|without)\b")
_AMOUNTS = frozenset((
    "years", "months", "weeks", "days", "hours", "miles", "pages", "thousands", "millions", "billions",
    "hundreds", "dozens", "tons", "lots", "loads", "rows", "again", "over", "round", "through", "more",
    "less", "worse", "johnson", "around", "down", "never", "hand", "neck",
))  # fmt: skip


@check(
    "repeated-conjunct",
    Category.DUPLICATION,
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    trigger=r"\w{4} (?:and|or) \w{4}",
)
def repeated_conjunct(segment: Segment, _context: Context) -> Iterator[Match]:
    """The same word stands on both sides of "and" or "or".

    The original has two words of near meaning, and the machine had one English word for both.

    Bad: They build a [[health and health]] community.
    Bad: She treats her patients with [[kindness and kindness]].
    Bad: The partnership between [[Vietnam and Vietnam]] grew.
    Bad: Their [[supervision or supervision]] is weak.
    Good: It grew stronger and stronger, more and more.
    Good: They waited for hours and hours, again and again.
    Good: There are friends and friends of friends.
    Good: They spoke with doctors and doctors’ families.
    Known limits: a pair whose second word goes on ("people and people whom they met") is left alone.
    """
    text = segment.target
    for match in _LINK.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        after = _AFTER.match(text, match.end())
        if before and after and _is_said_twice(before.group(), after.group(), text[after.end() :][:_REACH]):
            span = Span(before.start(), after.end())
            yield Match(
                Place.within(segment, span),
                f"“{after.group()}” stands on both sides of “{match.group().strip()}”; the original surely "
                "has two different words.",
            )


def _is_said_twice(before: str, after: str, rest: str) -> bool:
    folded = after.lower()
    if before.lower() != folded or not folded.isalpha() or folded in _AMOUNTS or _RELATIVE.match(rest):
        return False
    comparative = folded.endswith("er") and bool(word_classes(folded) & {"ADJ", "ADV"})
    return not comparative and "ADV" not in word_classes(folded)

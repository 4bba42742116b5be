"""Small numbers in figures."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.numerals import in_words

_DIGIT = re.compile(r"(?<![\w.,/:$€£¥°#+(–-])([1-9])(?= ([a-z][a-z’'-]+))")
_IN_FIGURES = re.compile(
    r"(?:percent|pm|am|noon|million|billion|trillion|thousand|hundred|to|and|or|by|vs|versus|in|at|on|as"
    r"|is|[ckm]?m|[mk]g|m[lgm]|mph|km|k?cal|degrees?|percentage|points?|yuan|dollars?|cents?|euros?"
    r"|pounds?|yen"
    r"|inch(?:es)?|feet|foot|miles?|(?:kilo|centi|milli)?(?:meters?|metres?|grams?|liters?|litres?)"
    r"|tons?|tonnes?"
    r"|years?[- ]old|hours?|minutes?|seconds?|months?|weeks?|days?|years?|log|fold|times|x"
    r"|st|nd|rd|th)(?!\w)"
)
_BEFORE = re.compile(r"([\w’'.-]+)[ ]$")
_LABELS = frozenset((
    "no", "no.", "number", "level", "grade", "article", "page", "chapter", "section", "part", "phase", "type",
    "version", "group", "rule", "step", "item", "point", "figure", "table", "stage", "class", "category",
    "tier", "channel", "line", "route", "gate", "room", "size", "day", "ages", "aged", "age", "minus", "plus",
))  # fmt: skip
_SHORT_LABEL = re.compile(r"\b(?:[Nn]os?|[Vv]ol|[Ff]ig|[Aa]rt|[Pp]p?|[Cc]h|[Ss]ec)\. $")
_MAY_START = re.compile(r"(?:^|[.!?:;\"“”(\n])\s*$")
_REACH = 24


@check(
    "digits-below-ten",
    Category.LOCALE_VIOLATION,
    mqm="style/organization-style",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"[1-9] [a-z]",
)
def digits_below_ten(segment: Segment, _context: Context) -> Iterator[Match]:
    """A number below ten stands in figures.

    News style writes one to nine in words. Chinese puts figures with its counters (5只), and the machine
    keeps them.

    Bad: The desk has [[5]] new phones. -> five
    Bad: [[7]] ships left the port. -> Seven
    Bad: Of the three, [[2]] tugs were saved. -> two
    Good: The desk has five new phones.
    Good: Prices rose 5 percent to 3 yuan.
    Good: Team China won 3 to 2 in Group 4 play.
    Good: It opened at 8 am on May 2 last year.
    Known limits: figures stay with percentages, money, measures, spans of time, scores and after a label or
    a name (Group 4, Mars 1).
    """
    text = segment.target
    for match in _DIGIT.finditer(text):
        if _IN_FIGURES.match(match[2]):
            continue
        before = text[max(match.start() - _REACH, 0) : match.start()]
        if _SHORT_LABEL.search(before):
            continue
        starts = _MAY_START.search(before) is not None
        if not starts and _is_label(before):
            continue
        word = in_words(match[1], capital=starts and not before.rstrip().endswith((":", ";", "(")))
        yield Match(
            Place.within(segment, Span(*match.span(1))),
            f"House style writes numbers below ten in words: “{word}”.",
            word,
            Applicability.SAFE,
        )


def _is_label(before: str) -> bool:
    """Whether the word before makes the number part of a name, a date or a list."""
    word = _BEFORE.search(before)
    if word is None:
        return False
    bare = word[1]
    named = bare[:1].isupper() and not _MAY_START.search(before[: word.start()])
    return named or bare.lower() in _LABELS or bare[-1:].isdigit()

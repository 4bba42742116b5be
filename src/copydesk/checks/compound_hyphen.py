"""Compounds before a noun without their hyphen."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.lexicon import word_classes

_PARTS = (
    "fixed income", "long term", "short term", "medium term", "near term", "long standing", "long distance",
    "long range", "far reaching", "high level", "high speed", "high tech", "high end", "high quality",
    "high rise", "high ranking", "high profile", "high risk", "low level", "low income", "low carbon",
    "low cost", "low end", "large scale", "small scale", "full scale", "full time", "part time",
    "full process", "whole process", "real time", "real name", "first class", "first hand", "first ever",
    "world class", "world famous", "well known", "well being", "cross border", "cross strait",
    "cross regional", "third party", "state owned", "state run", "people oriented", "export oriented",
    "market oriented", "left wing", "right wing", "one stop", "one way", "two way", "in depth", "on site",
    "on board", "decision making", "policy making", "win win", "face to face", "year on year",
    "month on month", "up to date", "day to day", "energy saving", "labor intensive", "capital intensive",
    "energy intensive", "hard hit", "worst hit", "hard line", "best known", "top level", "grass roots",
    "large sized", "medium sized", "small sized", "so called", "law enforcement based",
)  # fmt: skip
_COMPOUND = re.compile(rf"(?<![\w-])({'|'.join(_PARTS)}) ([a-z]+)(?![\w-])", re.IGNORECASE)
_NO_MODIFIER = frozenset(
    ("in depth", "on site", "on board", "well being", "up to date", "well known", "high risk")
)
"""These stand after the verb as often: only right before a noun that an article opens."""
_OPENED = re.compile(r"\b(?:a|an|the|its|their|this|that|more|most|new)\s+$", re.IGNORECASE)
_REACH = 8


@check(
    "compound-hyphen",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"(?i)\b(?:income|term|standing|distance|range|reaching|level|speed|tech|end|quality|rise|ranking|profile|risk"
    r"|carbon|cost|scale|time|process|name|class|hand|ever|famous|known|being|border|strait|regional|party|owned"
    r"|run|oriented|wing|stop|way|depth|site|board|making|win|face|year|month|date|day|saving|intensive|hit|line"
    r"|roots|sized|called|based) [a-z]",
)
def compound_hyphen(segment: Segment, _context: Context) -> Iterator[Match]:
    """Two words that qualify a noun together stand without a hyphen.

    Before its noun a compound takes the hyphen (a long-term plan); after it, none (in the long term).

    Bad: All are [[fixed income]] products. -> fixed-income
    Bad: It is a [[long term]] plan. -> long-term
    Bad: They opened a [[one stop]] shop. -> one-stop
    Good: It is a long-term plan for a fixed-income fund.
    Good: He lives on a fixed income and hopes in the long term to save.
    Good: The plan is well known in the port.
    Known limits: a list of compounds that news uses; the noun must follow at once.
    """
    text = segment.target
    for match in _COMPOUND.finditer(text):
        if "NOUN" not in word_classes(match[2]) or _is_function(match[2]):
            continue
        before = text[max(match.start() - _REACH, 0) : match.start()]
        if match[1].lower() in _NO_MODIFIER and not _OPENED.search(before):
            continue
        written = match[1].replace(" ", "-")
        yield Match(
            Place.within(segment, Span(*match.span(1))),
            f"The two words qualify “{match[2]}” together: “{written}”.",
            written,
            Applicability.CHECK,
        )


def _is_function(word: str) -> bool:
    """Whether the word that follows is no noun here, for all that the dictionary says."""
    return word.lower() in _LINKS


_LINKS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from", "had", "has",
    "have", "he", "her", "his", "i", "in", "is", "it", "its", "may", "might", "must", "no", "not", "of",
    "on", "or", "our", "over", "so", "than", "that", "the", "then", "they", "this", "to", "up", "was", "we",
    "were", "while", "who", "will", "with", "would", "you", "after", "before", "during", "since", "under",
    "out", "off", "down", "about", "like",
))  # fmt: skip

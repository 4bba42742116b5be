"""Chinese, Japanese and Korean characters left in English."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.fullwidth import FULL_WIDTH, to_ascii
from copydesk.text.han import HAN

_EAST_ASIAN = f"{HAN}\u1100-\u11ff\uac00-\ud7af"
_LEFT = re.compile(
    f"(?P<words>[{_EAST_ASIAN}]+(?:[{FULL_WIDTH}·]+[{_EAST_ASIAN}]+)*)|(?P<wide>[{FULL_WIDTH}]+)"
)
_BRACKET = re.compile(r"[()\[\]（）]")
_LONGEST_GLOSS = 24
"""Code points of Chinese that a name in brackets may have."""


@check(
    "untranslated-text",
    Category.UNTRANSLATED,
    mqm="accuracy/untranslated",
    severity=Severity.MAJOR,
    trigger=f"[{_EAST_ASIAN}{FULL_WIDTH}]",
)
def untranslated_text(segment: Segment, _context: Context) -> Iterator[Match]:
    r"""Chinese, Japanese or Korean characters, or full-width ones, stand in the English text.

    The machine passed them through. Full-width letters, digits and marks have a plain form that can be
    pasted; words need a translator. A name's own characters in brackets after it are right.

    Bad: The [[高铁]] line opened.
    Bad: It rained [[。]] -> .
    Bad: In [[２０２０]] the road was built. -> 2020
    Bad: The [[スマート]] city grew.
    Bad: The line opened [[（]]in May). -> (
    Good: He visited the Fire Eye (火眼) laboratory.
    Good: “Fire Eye” (Chinese: 火眼, also called the eye) opened.
    Good: It rained, then it stopped.
    Known limits: a character that the text speaks about is flagged too; an aside of a few words in brackets
    after a name is taken for the name's own characters.
    """
    text = segment.target
    glosses = _glosses(text)
    for match in _LEFT.finditer(text):
        span = Span(*match.span())
        if match["words"]:
            if not any(gloss.contains(span) for gloss in glosses if gloss.start <= span.start):
                message = f"“{_short(match[0])}” is not translated."
                yield Match(Place.within(segment, span), message)
            continue
        yield _wide(segment, span)


def _wide(segment: Segment, span: Span) -> Match:
    text = segment.target
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    plain = to_ascii(text[span.start : span.end], before, after)
    return Match(
        Place.within(segment, span),
        f"“{_short(text[span.start : span.end])}” is full-width; English has the narrow form.",
        plain,
        Applicability.CHECK if "~" in plain else Applicability.SAFE,
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_GLOSS else f"{words[:_LONGEST_GLOSS]}…"


def _glosses(text: str) -> list[Span]:
    """The outermost brackets that stand after a name and hold little Chinese."""
    found: list[Span] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "([（":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened and _is_gloss(text, start, match.end()):
                found.append(Span(start, match.end()))
    return found


def _is_gloss(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 60) : start].rstrip()
    word = before.rpartition(" ")[2].lstrip("“\"‘'(")
    named = word[:1].isupper() or before[-1:] in tuple("”\"’'*")
    inside = sum(len(match["words"] or "") for match in _LEFT.finditer(text, start, end))
    return named and inside <= _LONGEST_GLOSS

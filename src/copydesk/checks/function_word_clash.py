"""Small words that never stand side by side."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_DETERMINERS = "[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Yy]our"
_AFTER_DETERMINER = "the|an?|this|these|those|its|their|our|my|your"
_AFTER_ARTICLE = (
    "of|and|or|is|are|was|were|from|with|by|to|that|which|has|have|had|will|be|into|because|but|if"
)
_PREPOSITIONS = "[Ii]n|[Tt]o|[Ff]or|[Ww]ith|[Bb]y|[Ff]rom|[Aa]t|[Oo]n|[Ii]nto|[Uu]nder|[Dd]uring|[Oo]f"
_AUXILIARIES = "is|are|was|were|has|have|had|will|would|can|could"
_PAIRS = (
    rf"(?:{_DETERMINERS}) (?:{_AFTER_DETERMINER})",
    rf"(?:[Tt]he|[Aa]n|[Ii]ts|[Tt]heir) (?:{_AFTER_ARTICLE})",
    rf"(?:{_PREPOSITIONS}) of",
    r"[Oo]f (?:into|from)",
    r"(?:[Aa]nd|[Bb]ut) (?:but|or)",
    rf"(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere) (?:{_AUXILIARIES})",
)
_TRIGGER = rf"\b(?:{'|'.join(_PAIRS)})\b"
_CLASH = re.compile(rf"(?<![\w'’./-])(?:{'|'.join(_PAIRS)})(?![\w'’/-]|\.\w)")
_RIGHT = re.compile(r"(?i)(?:(?:by|for|with|in|at|to) of (?:course|late|all)\b|of from \S+ to\b)")
_ARTICLES = frozenset(("the", "a", "an"))
_WORDS = frozenset(("the", "a", "an", "this", "these", "those", "its", "their", "our", "my", "your"))


@check(
    "function-word-clash",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=_TRIGGER,
)
def function_word_clash(segment: Segment, _context: Context) -> Iterator[Match]:
    """Two small words stand side by side that no English sentence has there.

    Between them a word was lost, or two pieces of a translation were joined in mid-phrase.

    Bad: He praised [[the its]] new roads. -> its
    Bad: The report is about [[the of]] the region.
    Bad: The goods came [[in of]] the port.
    Bad: The road is long, [[and but]] safe.
    Bad: The plan [[is was]] approved.
    Good: He praised all of the roads, in and of themselves.
    Good: It was, of course, and by of course I mean always, late.
    Good: The has-been sang, and the in-laws left.
    Good: What it is is clear.
    Known limits: a word said twice ("the the") is the matter of *repeated-word*.
    """
    for match in _CLASH.finditer(segment.target):
        first, second = match[0].split()
        if first.lower() == second or _RIGHT.match(segment.target, match.start()):
            continue
        kept = _kept(first, second)
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"“{match[0]}” cannot stand side by side: a word is missing, or one is too many.",
            kept,
            Applicability.ADVICE if kept is None else Applicability.CHECK,
        )


def _kept(first: str, second: str) -> str | None:
    """Of two determiners the one that says more; None when the pair is another."""
    if first.lower() not in _WORDS or second not in _WORDS:
        return None
    kept = first if second in _ARTICLES and first.lower() not in _ARTICLES else second
    return kept.capitalize() if first[0].isupper() else kept

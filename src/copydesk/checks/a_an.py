"""The wrong one of "a" and "an"."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_VOWEL = r"(?:[aei][a-z]|o[a-z]|u[a-z])"
_A = re.compile(rf"(?<![\w’'./-])([Aa]) ({_VOWEL}[a-z]*)(?![.’'/]\w)")
_AN = re.compile(
    r"(?<![\w’'./-])([Aa]n) ((?:[bcdfgjklmnpqrstvwxyz][a-z]|one\b|once\b|uni[a-z]|use[a-z]|eu[a-z])[a-z]*)"
    r"(?![.’'/]\w)"
)
_SOUNDS_LIKE_Y_OR_W = re.compile(
    r"one|once|oneself|eu|ewe|u(?:ni(?!n|mp|de|mm|ma)|s[eaiu]|t[ei]|ti|ro|ra[nl]|ku|bi|vu|la)|ouija"
)
_NO_NOUN = frozenset((
    "and", "or", "is", "are", "as", "at", "in", "on", "of", "if", "it", "its", "an", "also", "into", "only",
    "after", "al", "el", "et", "our", "us", "am", "over", "under", "up", "about", "above", "again",
))  # fmt: skip


@check(
    "a-an",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    trigger=r"\b[Aa] [aeiou][a-z]|\b[Aa]n (?:[bcdfgjklmnpqrstvwxyz][a-z]|one|once|uni|use|eu)",
)
def a_an(segment: Segment, _context: Context) -> Iterator[Match]:
    """The article "a" stands before a vowel sound, or "an" before a consonant.

    The article was chosen for another word than the one that follows now.

    Bad: It is [[a important]] step. -> an important
    Bad: He signed [[an new]] plan. -> a new
    Bad: [[A effort]] was made. -> An effort
    Bad: She teaches at [[an university]]. -> a university
    Good: It is a one-off, a European plan, a useful and a unique one.
    Good: It took an hour; it is an honest, an unusual and an uninvited guest.
    Good: Vitamin A is good, and so is plan a or b.
    Known limits: only small words; abbreviations, numbers and words with h are left alone.
    """
    text = segment.target
    for match in _A.finditer(text):
        if match[2] not in _NO_NOUN and not _SOUNDS_LIKE_Y_OR_W.match(match[2]):
            yield _match(segment, match, "An" if match[1] == "A" else "an")
    for match in _AN.finditer(text):
        if match[2][0] not in "aeiou" or _SOUNDS_LIKE_Y_OR_W.match(match[2]):
            yield _match(segment, match, match[1][0])


def _match(segment: Segment, match: re.Match[str], article: str) -> Match:
    place = Place.within(segment, Span(*match.span()))
    message = f"“{match[2]}” takes “{article.lower()}”."
    return Match(place, message, f"{article} {match[2]}", Applicability.SAFE)

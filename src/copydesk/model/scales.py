"""Closed lists of values: what standards and the contract allow."""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import total_ordering


class Role(StrEnum):
    """What a unit is in its document."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    BYLINE = "byline"
    LIST_ITEM = "list-item"
    END_MARK = "end-mark"
    CELL = "cell"


@total_ordering
class Severity(Enum):
    """MQM severity; ordered from neutral to critical.

    >>> max(Severity.MINOR, Severity.MAJOR)
    <Severity.MAJOR: 'major'>
    """

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """Penalty points of one error, in MQM's usual scale."""
        return {"neutral": 0, "minor": 1, "major": 5, "critical": 25}[self.value]

    def __lt__(self, other: object) -> bool:
        return self.weight < other.weight if isinstance(other, Severity) else NotImplemented


class Applicability(StrEnum):
    """How far a suggestion may be trusted."""

    SAFE = "safe"
    """Applied, the sentence reads right; may be accepted in bulk."""
    CHECK = "check"
    """Probably right; needs a look."""
    ADVICE = "advice"
    """No text to paste."""


class Category(StrEnum):
    """ITS 2.0 `locQualityIssueType`, all values (W3C Recommendation, section 8.18)."""

    TERMINOLOGY = "terminology"
    MISTRANSLATION = "mistranslation"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    ADDITION = "addition"
    DUPLICATION = "duplication"
    INCONSISTENCY = "inconsistency"
    GRAMMAR = "grammar"
    LEGAL = "legal"
    REGISTER = "register"
    LOCALE_SPECIFIC_CONTENT = "locale-specific-content"
    LOCALE_VIOLATION = "locale-violation"
    STYLE = "style"
    CHARACTERS = "characters"
    MISSPELLING = "misspelling"
    TYPOGRAPHICAL = "typographical"
    FORMATTING = "formatting"
    INCONSISTENT_ENTITIES = "inconsistent-entities"
    NUMBERS = "numbers"
    MARKUP = "markup"
    PATTERN_PROBLEM = "pattern-problem"
    WHITESPACE = "whitespace"
    INTERNATIONALIZATION = "internationalization"
    LENGTH = "length"
    NON_CONFORMANCE = "non-conformance"
    UNCATEGORIZED = "uncategorized"
    OTHER = "other"


class Status(StrEnum):
    """Administrative status of a term, in TBX's sense, with the states of a term's road in."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    AMBIGUOUS = "ambiguous"
    PROPOSED = "proposed"
    REFUSED = "refused"


class Lifecycle(StrEnum):
    """How far a concept has come."""

    APPROVED = "approved"
    PROPOSED = "proposed"
    RETIRED = "retired"


class Case(StrEnum):
    """How a term's capitals count."""

    FOLD = "fold"
    EXACT = "exact"
    ACRONYM = "acronym"

"""The nouns: frozen, without I/O, named after XLIFF, TBX, ITS 2.0 and MQM."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import total_ordering


class Role(StrEnum):
    """What a unit is in its document."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in code points; may be empty (something is missing there).

    >>> Span(4, 2)
    Traceback (most recent call last):
    ValueError: no span: 4 to 2
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character, or one is empty and stands inside the other.

        >>> Span(0, 3).overlaps(Span(3, 5)), Span(0, 3).overlaps(Span(2, 2))
        (False, True)
        """
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or table row: the smallest text that is checked, sent and decided."""

    id: str
    target: str
    source: str | None = None
    state: str | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of the target, in hex: proves at merge that a decision meets its wording."""
        return hashlib.sha256(self.target.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, cell or trans-unit.

    `gaps[i]` is the text between `segments[i]` and `segments[i + 1]`.
    """

    id: str
    role: Role
    segments: tuple[Segment, ...]
    gaps: tuple[str, ...] = ()
    attributes: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.gaps) != max(len(self.segments) - 1, 0):
            raise ValueError(f"unit {self.id}: {len(self.segments)} segments, {len(self.gaps)} gaps")


@dataclass(frozen=True, slots=True)
class Document:
    """One article, file or table: units in reading order. Segment ids are unique in it."""

    name: str
    units: tuple[Unit, ...]
    source_language: str = "zh"
    target_language: str = "en"
    attributes: Mapping[str, object] = field(default_factory=dict)

    @property
    def segments(self) -> Iterator[Segment]:
        """All segments in reading order."""
        return (segment for unit in self.units for segment in unit.segments)

    @property
    def has_source(self) -> bool:
        """Whether any segment carries its source."""
        return any(segment.source is not None for segment in self.segments)

    @property
    def words(self) -> int:
        """Target words, counted between blanks."""
        return sum(len(segment.target.split()) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Term:
    """One rendering of a concept in one language. Field values as in the native glossary file."""

    text: str
    status: Status
    language: str = "en"
    case: Case = Case.FOLD
    inflect: bool = True
    whole_word: bool = True
    only: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()
    replacement: str | None = None
    """None: the concept's preferred term; "-": advice only."""
    severity: Severity | None = None
    protect: bool = False
    proposed_as: str = ""
    approved_by: str = ""
    approved_on: str = ""
    evidence: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    place: str = field(default="", compare=False)
    """File and line that it was read from, for messages."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its terms in all languages."""

    id: str
    terms: tuple[Term, ...]
    domain: str = ""
    lifecycle: Lifecycle = Lifecycle.APPROVED
    definition: str = ""
    note: str = ""
    authority: str = ""
    translate: bool = True

    def preferred(self, language: str = "en") -> Term | None:
        """The preferred term; `en` also serves `en-GB`."""
        wanted = language.partition("-")[0]
        candidates = [t for t in self.terms if t.status is Status.PREFERRED]
        exact = (t for t in candidates if t.language == language)
        return next(exact, next((t for t in candidates if t.language.partition("-")[0] == wanted), None))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a document: from `start` in `segment` to `end` in `end_segment`.

    The two segments are the same but for errors that cross a sentence border.
    """

    segment: str
    start: int
    end_segment: str
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < 0 or (self.segment == self.end_segment and self.end < self.start):
            raise ValueError(f"no place: {self.start} in {self.segment} to {self.end} in {self.end_segment}")

    @classmethod
    def within(cls, segment: Segment, span: Span) -> Place:
        """A place inside one segment."""
        if span.end > len(segment.target):
            raise ValueError(f"span {span.start} to {span.end} ends after segment {segment.id}")
        return cls(segment.id, span.start, segment.id, span.end)

    @property
    def crosses(self) -> bool:
        """Whether it runs over a segment border."""
        return self.segment != self.end_segment


@dataclass(frozen=True, slots=True)
class Match:
    """What a check yields: the place, the sense, and what to write instead.

    `message` says why, in plain words and in one line. `suggestion` replaces exactly the place:
    "" deletes it, None means that there is no text to paste. `severity` overrides the check's own.
    """

    place: Place
    message: str
    suggestion: str | None = None
    applicability: Applicability = Applicability.ADVICE
    concept: str | None = None
    severity: Severity | None = None
    source_span: Span | None = None
    related: tuple[Place, ...] = ()
    whole_segment: bool = False

    def __post_init__(self) -> None:
        if (self.suggestion is None) != (self.applicability is Applicability.ADVICE):
            raise ValueError("advice has no suggestion, and all else has one")


@dataclass(frozen=True, slots=True)
class Finding:
    """A match with its identity and its classification: what reviewers decide about.

    `fingerprint` survives re-segmentation, another name or format, and edits elsewhere; `id` adds
    the document; `group` is equal for equal errors over the batch.
    """

    id: str
    fingerprint: str
    group: str
    check: str
    check_version: int
    category: Category
    mqm: str
    severity: Severity
    applicability: Applicability
    document: str
    unit: str
    role: Role
    place: Place
    text: str
    in_quotation: bool
    message: str
    suggestion: str | None
    concept: str | None = None
    source_span: Span | None = None
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One row for a reviewer: overlapping findings, the leading one first, one combined proposal.

    `before` is the text of every segment that the item touches (gaps included) and `after` the same
    with the proposal applied; None when there is nothing to paste. `span` is what is marked, and
    `edits` the (span, replacement) pairs, both in offsets of `before`.
    """

    id: str
    members: tuple[Finding, ...]
    segments: tuple[str, ...]
    before: str
    after: str | None
    span: Span
    edits: tuple[tuple[Span, str], ...]

    @property
    def lead(self) -> Finding:
        """The longest of the most severe."""
        return self.members[0]

    @property
    def text(self) -> str:
        """The marked words."""
        return self.before[self.span.start : self.span.end]

    @property
    def proposal(self) -> str | None:
        """What would stand in place of `text`; None when there is nothing to paste."""
        if self.after is None:
            return None
        return self.after[self.span.start : len(self.after) - (len(self.before) - self.span.end)]

    @property
    def applicability(self) -> Applicability:
        """Safe only when every member is."""
        if self.after is None:
            return Applicability.ADVICE
        safe = all(member.applicability is Applicability.SAFE for member in self.members)
        return Applicability.SAFE if safe else Applicability.CHECK


@dataclass(frozen=True, slots=True)
class Group:
    """Equal errors over the batch: one decision can serve them all."""

    id: str
    items: tuple[Item, ...]

    @property
    def lead(self) -> Finding:
        """The finding that stands for all."""
        return self.items[0].lead


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that could not run, on how many documents, and why."""

    check: str
    documents: int
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one run checked and what it flagged: the subject of every packet and report.

    `findings` are in document order, `items` by severity, then place; `concepts` are those that
    findings name; `failed` pairs a file with what was wrong with it.
    """

    id: str
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    items: tuple[Item, ...]
    groups: tuple[Group, ...]
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    not_run: tuple[NotRun, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    proposed: Mapping[str, int] = field(default_factory=dict)
    profile: str = "default"
    date: str | None = None
    version: str = ""

    @property
    def words(self) -> int:
        """Target words of all documents."""
        return sum(document.words for document in self.documents)

    @property
    def bilingual(self) -> bool:
        """Whether any document has its source."""
        return any(document.has_source for document in self.documents)

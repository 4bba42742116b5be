"""What checks find and reviewers see: matches, findings, items, groups, and the batch that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.model.decisions import Decision
from copydesk.model.documents import Document, Place, Span
from copydesk.model.scales import Applicability, Category, Role, Severity
from copydesk.model.terms import Concept


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
class Settled:
    """A finding that is not sent again, and the decision that settled it."""

    finding: Finding
    decision: Decision


@dataclass(frozen=True, slots=True)
class Batch:
    """What one run checked and what it flagged: the subject of every packet and report.

    `findings` are in document order, `items` by severity, then place; `concepts` are those that
    findings name; `failed` pairs a file with what was wrong with it. `settled` are findings that were
    rejected before, and not among `findings`; `seen` are earlier decisions that reach a finding, by its id,
    and leave it open.
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
    settled: tuple[Settled, ...] = ()
    seen: Mapping[str, Decision] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    """By group, the digest of what the glossary says about its words, where it says anything."""

    @property
    def words(self) -> int:
        """Target words of all documents."""
        return sum(document.words for document in self.documents)

    @property
    def bilingual(self) -> bool:
        """Whether any document has its source."""
        return any(document.has_source for document in self.documents)

"""What reviewers say, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from copydesk.model.documents import Span
from copydesk.model.scales import Severity


class Verdict(StrEnum):
    """What a reviewer said."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    DEFER = "defer"


class Scope(StrEnum):
    """How far a decision reaches: its fingerprint, or its group in the document, the batch, everywhere."""

    THIS = "this"
    DOCUMENT = "document"
    BATCH = "batch"
    ALWAYS = "always"


class Reason(StrEnum):
    """Why a finding was rejected."""

    FALSE_ALARM = "false alarm"
    RIGHT_IN_CONTEXT = "right in context"
    QUOTATION = "quotation"
    OFFICIAL_NAME = "official name"
    HOUSE_STYLE = "house style"
    SOURCE_SAYS_SO = "source says so"
    OTHER = "other"


class Origin(StrEnum):
    """Where in a packet a decision was written."""

    ROW = "row"
    GROUP = "group"
    SIGN_OFF = "sign-off"
    FINAL_TEXT = "final-text"
    XLIFF = "xliff"
    PAGE = "page"


class Fate(StrEnum):
    """What became of a decision; every decision has exactly one."""

    APPLIED = "applied"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    SUPERSEDED = "superseded"
    """A nearer word of the same reviewer, or an equal decision, stands in its place."""
    STALE = "stale"
    """The words that it is about are no longer those that were sent."""
    CONFLICTING = "conflicting"
    REFUSED = "refused"
    """It cannot be carried out as written; `why` says what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing that a reviewer wrote in a returned file, as it stands there.

    What it is about depends on `origin`: an item (`row`, `page`), a group (`group`), a document (`sign-off`),
    a segment's whole text (`final-text`) or a segment with what a translation editor did to it (`xliff`).
    """

    place: str
    """File, and sheet and cell, or line, or unit."""
    origin: Origin
    batch: str
    verdict: Verdict
    item: str | None = None
    """The id of an item."""
    group: str | None = None
    """The id of a group."""
    document: str | None = None
    segment: str | None = None
    segment_digest: str | None = None
    """SHA-256 of the machine text that the reviewer saw, where the file carries it."""
    seen: str | None = None
    """The machine text that the file shows for the item or segment, where it does."""
    text: str | None = None
    """The corrected words of an item or group; the whole new text of a segment."""
    scope: Scope = Scope.THIS
    reason: str | None = None
    severity: Severity | None = None
    reviewer: str = ""
    decided_at: str | None = None
    comment: str | None = None
    expires: str | None = None
    settles: bool = False
    """Whether it rules on a conflict of others, and so goes before what they said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided about one finding; without `finding` about a whole segment.

    `text` is what stands in place of the finding's words, or how the segment reads now.
    """

    finding: str | None
    group: str
    document: str
    segment: str
    fingerprint: str
    segment_digest: str = ""
    batch: str
    verdict: Verdict
    scope: Scope = Scope.THIS
    text: str | None = None
    reason: str | None = None
    severity: Severity | None = None
    reviewer: str = ""
    decided_at: str | None = None
    comment: str | None = None
    expires: str | None = None
    origin: Origin = Origin.ROW


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a returned file that could not be read as a decision: its place, and what is wrong."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Return:
    """A returned file, read: its name, its SHA-256, what was decided in it and what could not be read."""

    name: str
    digest: str
    answers: tuple[Answer, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[Refusal, ...] = ()
    """What is odd and harmless, such as a locked cell that was changed."""


@dataclass(frozen=True, slots=True)
class Fated:
    """A decision with what became of it, where it was written, and why that became of it."""

    decision: Decision
    fate: Fate
    place: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that a merge replaces in a segment, and the decision that asked for it.

    `span` counts in the machine text.
    """

    document: str
    segment: str
    span: Span
    text: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome of a merge.

    `fates` holds every decision once, in an order that does not depend on the order of the files. `edits` are
    the changes to make, by document and segment; spans count in the machine text. `changes` are the same in
    the order of the text, each with its decision.
    """

    fates: tuple[Fated, ...] = ()
    edits: Mapping[str, Mapping[str, tuple[tuple[Span, str], ...]]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    def of(self, fate: Fate) -> tuple[Fated, ...]:
        """The decisions with this fate."""
        return tuple(fated for fated in self.fates if fated.fate is fate)

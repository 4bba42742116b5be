"""What the memory takes in and gives back, beside decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.model import Document, Fated, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A batch that came back from reviewers.

    `final` are its documents as they read now, with the segments of `documents`. By finding, `rules` says
    what the glossary said about its words (`review.rules`), and `fingerprints` which further ones it took on
    where copydesk's edits changed the words beside it.
    """

    batch: str
    date: str | None = None
    version: str = ""
    documents: tuple[Document, ...] = ()
    final: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    fates: tuple[Fated, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The same for findings that were settled before this batch, by the fingerprint that they had in it."""


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """A batch that the memory holds."""

    id: str
    date: str | None = None
    version: str = ""
    documents: tuple[str, ...] = ()
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class KnownText:
    """A segment of a batch: what was translated, how the machine put it, and how it reads now."""

    batch: str
    document: str
    segment: str
    source: str | None
    machine: str
    final: str


@dataclass(frozen=True, slots=True)
class Taken:
    """How much was taken in, or away."""

    decisions: int = 0
    documents: int = 0
    batches: int = 0

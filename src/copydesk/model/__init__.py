"""The nouns: frozen, without I/O, named after XLIFF, TBX, ITS 2.0 and MQM."""

from copydesk.model.decisions import (
    Answer,
    Change,
    Decision,
    Fate,
    Fated,
    Merge,
    Origin,
    Reason,
    Refusal,
    Return,
    Scope,
    Verdict,
)
from copydesk.model.documents import Document, Place, Segment, Span, Unit
from copydesk.model.findings import Batch, Finding, Group, Item, Match, NotRun, Settled
from copydesk.model.scales import Applicability, Case, Category, Lifecycle, Role, Severity, Status
from copydesk.model.terms import Concept, Term

__all__ = [
    "Answer",
    "Applicability",
    "Batch",
    "Case",
    "Category",
    "Change",
    "Concept",
    "Decision",
    "Document",
    "Fate",
    "Fated",
    "Finding",
    "Group",
    "Item",
    "Lifecycle",
    "Match",
    "Merge",
    "NotRun",
    "Origin",
    "Place",
    "Reason",
    "Refusal",
    "Return",
    "Role",
    "Scope",
    "Segment",
    "Settled",
    "Severity",
    "Span",
    "Status",
    "Term",
    "Unit",
    "Verdict",
]

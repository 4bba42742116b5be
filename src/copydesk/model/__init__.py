"""The nouns: frozen, without I/O, named after XLIFF, TBX, ITS 2.0 and MQM."""

from copydesk.model.documents import Document, Place, Segment, Span, Unit
from copydesk.model.findings import Batch, Finding, Group, Item, Match, NotRun
from copydesk.model.scales import Applicability, Case, Category, Lifecycle, Role, Severity, Status
from copydesk.model.terms import Concept, Term

__all__ = [
    "Applicability",
    "Batch",
    "Case",
    "Category",
    "Concept",
    "Document",
    "Finding",
    "Group",
    "Item",
    "Lifecycle",
    "Match",
    "NotRun",
    "Place",
    "Role",
    "Segment",
    "Severity",
    "Span",
    "Status",
    "Term",
    "Unit",
]

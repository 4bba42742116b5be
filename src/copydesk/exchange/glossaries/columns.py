"""The columns of the native glossary file, and concepts as text under them, which all formats share."""

from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.model import Case, Concept, Lifecycle, Status, Term

REQUIRED = ("concept", "term", "status")
SETTINGS = (
    "case", "inflect", "match", "only", "except", "replacement", "severity", "protect",
    "proposed_as", "approved_by", "approved_on", "evidence",
)  # fmt: skip
"""What a term may say besides its text, status and language."""
ABOUT = ("domain", "lifecycle", "definition", "note", "authority", "translate")
"""What is said of the concept, on its preferred row."""
TERM_COLUMNS = (*REQUIRED, "language", *SETTINGS)
KNOWN = frozenset({*TERM_COLUMNS, *ABOUT})
CONTEXT_SEPARATOR = " | "

RIGHT = frozenset({Status.PREFERRED.value, Status.ADMITTED.value})
STATUS_ORDER = {status.value: place for place, status in enumerate(Status)}

Cells = Mapping[str, str]
"""Column -> what stands in it; what is blank or the default is left out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept in the text of its cells. Each term has `term`, `status` and `language` at least."""

    id: str
    about: Cells
    terms: tuple[Cells, ...]


def entry_of(concept: Concept) -> Entry:
    """The concept as text, its terms by language, status and wording."""
    about = {
        "domain": concept.domain,
        "lifecycle": "" if concept.lifecycle is Lifecycle.APPROVED else concept.lifecycle.value,
        "definition": concept.definition,
        "note": concept.note,
        "authority": concept.authority,
        "translate": "" if concept.translate else "no",
    }
    terms = sorted((_cells(term) for term in concept.terms), key=_in_order)
    return Entry(concept.id, _filled(about), tuple(terms))


def further(cells: Cells) -> list[str]:
    """The columns of a term that are none of ours, by name."""
    return sorted(name for name in cells if name not in KNOWN)


def _cells(term: Term) -> Cells:
    settings = {
        "case": "" if term.case is Case.FOLD else term.case.value,
        "inflect": "" if term.inflect else "no",
        "match": "" if term.whole_word else "part",
        "only": CONTEXT_SEPARATOR.join(term.only),
        "except": CONTEXT_SEPARATOR.join(term.except_),
        "replacement": term.replacement or "",
        "severity": term.severity.value if term.severity else "",
        "protect": "yes" if term.protect else "",
        "proposed_as": term.proposed_as,
        "approved_by": term.approved_by,
        "approved_on": term.approved_on,
        "evidence": term.evidence,
    }
    named = {"term": term.text, "status": term.status.value, "language": term.language}
    return named | _filled(settings) | _filled(term.extra)


def _in_order(cells: Cells) -> tuple[str, int, str]:
    return cells["language"], STATUS_ORDER[cells["status"]], cells["term"]


def _filled(cells: Cells) -> dict[str, str]:
    return {name: value for name, value in cells.items() if value}

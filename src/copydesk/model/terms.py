"""What the glossary holds: concepts and their terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.model.scales import Case, Lifecycle, Severity, Status


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

"""What waits for the glossary's keeper: terms that nobody has approved yet, and where they stand in texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.glossary.fields import term_fields, written
from copydesk.model import Concept, Lifecycle, Status, Term
from copydesk.text.excerpts import Excerpt

_ID_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Pending:
    """A term that is proposed, or whose whole concept is."""

    concept: Concept
    term: Term

    @property
    def digest(self) -> str:
        """SHA-256 in hex of all that the glossary says of the term, and of what its concept means.

        The concept's other terms and its lifecycle do not count: deciding one row leaves the others as they
        were.
        """
        fields = {column: written(column, value) for column, value in term_fields(self.term).items()}
        about = (self.concept.definition, self.concept.note, self.concept.authority)
        content = (self.concept.id, self.term.language, self.term.text, about, fields)
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @property
    def id(self) -> str:
        """What the term is called in a workbook."""
        return self.digest[:_ID_DIGITS]

    @property
    def as_what(self) -> str:
        """What it becomes when it is approved and nothing else is said: a status, or a context.

        >>> Pending(Concept("C-1", ()), Term("new crown", Status.PROPOSED)).as_what
        'deprecated'
        """
        if self.term.status is Status.PROPOSED:
            return self.term.proposed_as or Status.DEPRECATED.value
        return self.term.status.value

    @property
    def leads_to(self) -> str:
        """What would be written instead of it; "-" is advice only, "" nothing that the glossary knows."""
        preferred = self.concept.preferred(self.term.language)
        return self.term.replacement or (preferred.text if preferred else "")

    def leader(self, language: str) -> Pending | None:
        """The row with which its concept comes into force: the preferred term of one that is proposed."""
        preferred = self.concept.preferred(language)
        if preferred is None or self.concept.lifecycle is not Lifecycle.PROPOSED:
            return None
        return Pending(self.concept, preferred)


@dataclass(frozen=True, slots=True)
class Sightings:
    """Where a term stands in a corpus: how often, in how many documents, examples with their document.

    `added` is how many findings its approval would add there.
    """

    hits: int
    documents: int
    examples: tuple[tuple[str, Excerpt], ...]
    added: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts in which terms were looked for."""

    documents: int
    words: int


@dataclass(frozen=True, slots=True)
class Docket:
    """All that waits for a keeper, in the order in which to decide it.

    `digest` is that of the glossary's files, `language` that of its texts. Without a corpus, nothing was
    looked for and no row has sightings.
    """

    rows: tuple[tuple[Pending, Sightings | None], ...]
    digest: str = ""
    language: str = "en"
    corpus: Corpus | None = None


def pending(concepts: Iterable[Concept]) -> list[Pending]:
    """The terms that nobody has approved or refused, in the glossary's order; of equal rows one."""
    rows = (Pending(concept, term) for concept in concepts for term in concept.terms if _waits(concept, term))
    return list({row.digest: row for row in rows}.values())


def _waits(concept: Concept, term: Term) -> bool:
    if concept.lifecycle is Lifecycle.RETIRED or term.status is Status.REFUSED:
        return False
    return term.status is Status.PROPOSED or concept.lifecycle is Lifecycle.PROPOSED

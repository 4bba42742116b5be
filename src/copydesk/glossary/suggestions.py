"""What might be new in a glossary, and writing it in as *proposed*, for a keeper to decide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from copydesk.glossary.entries import is_chinese, serves
from copydesk.glossary.forms import forms
from copydesk.model import Concept, Lifecycle, Status, Term
from copydesk.text.folding import fold
from copydesk.text.han import fold_han


@dataclass(frozen=True, slots=True)
class Example:
    """A place that speaks for it: the machine's words and the final ones, or the words around a hit."""

    document: str
    segment: str
    before: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a suggestion: so many times of the `n` that were possible, and so with documents."""

    times: int
    n: int
    documents: int
    all_documents: int
    examples: tuple[Example, ...] = ()

    def __str__(self) -> str:
        """The numbers in words.

        >>> print(Support(7, 9, 3, 4))
        7 of 9 times, in 3 of 4 documents
        """
        return (
            f"{self.times:,} of {self.n:,} times, in {self.documents:,} of {self.all_documents:,} documents"
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that would be added: to a concept that is there, or to a new one that prefers `right`.

    The term's `proposed_as` says what it is proposed as, its `evidence` what speaks for it.
    """

    concept: str
    term: Term
    right: str
    support: Support

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Sorts the best supported first."""
        return -self.support.times, -self.support.documents, self.concept, self.term.text


class Known:
    """All that a glossary lists in a language, refused and retired terms included, in every form."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        self._fold = fold_han if is_chinese(language) else fold
        self._forms: dict[str, list[tuple[Concept, Term]]] = {}
        for concept in concepts:
            for term in concept.terms:
                if serves(term.language, language):
                    for form in forms(term):
                        self._forms.setdefault(self.key(form.text), []).append((concept, term))

    def key(self, text: str) -> str:
        """The folded words of a text."""
        return self._fold(text).text.strip()

    def listed(self, text: str) -> Sequence[tuple[Concept, Term]]:
        """The terms that have these words as a form, whatever their status."""
        return self._forms.get(self.key(text), ())


def new_concept_id(right: str) -> str:
    """The id of a concept that is proposed for a rendering; the same words give the same id.

    >>> new_concept_id("Virtual-summit") == new_concept_id("virtual summit")
    True
    """
    return f"new-{hashlib.sha256(fold(right).text.strip().encode()).hexdigest()[:8]}"


def with_suggestions(concepts: Sequence[Concept], suggestions: Iterable[Suggestion]) -> list[Concept]:
    """The glossary with the proposed terms in it; new concepts come last, their lifecycle *proposed*."""
    known = {concept.id: concept for concept in concepts}
    for suggestion in suggestions:
        concept = known.get(suggestion.concept)
        if concept is None:
            preferred = Term(suggestion.right, Status.PREFERRED, suggestion.term.language)
            concept = Concept(suggestion.concept, (preferred,), lifecycle=Lifecycle.PROPOSED)
        known[concept.id] = replace(concept, terms=(*concept.terms, suggestion.term))
    return list(known.values())

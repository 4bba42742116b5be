"""A glossary as the rules see it: who uses which words in a target language, and what the matcher finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from copydesk.glossary.entries import is_chinese, letters, serves
from copydesk.glossary.forms import Form, forms
from copydesk.glossary.index import Index, Rendering
from copydesk.glossary.shape import replacement_for
from copydesk.model import Case, Concept, Lifecycle, Status, Term
from copydesk.text.folding import fold
from copydesk.text.han import fold_han

_RIGHT = frozenset((Status.PREFERRED, Status.ADMITTED))
_WRONG = frozenset((Status.DEPRECATED, Status.SUPERSEDED))


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a concept."""

    concept: Concept
    term: Term

    @property
    def right(self) -> bool:
        """Whether it is a right rendering."""
        return self.term.status in _RIGHT

    @property
    def wrong(self) -> bool:
        """Whether it is a wrong rendering; ambiguous and proposed ones are not."""
        return self.term.status in _WRONG

    @property
    def words(self) -> str:
        """Its folded words."""
        return folded(self.term.text, self.term.language)

    @property
    def bound(self) -> bool:
        """Whether it counts only in some contexts."""
        return bool(self.term.only or self.term.except_)


@dataclass(frozen=True, slots=True)
class Use:
    """One form of an entry: `listed` for the term as it is written, else an inflection."""

    entry: Entry
    form: Form
    listed: bool

    def covers(self, text: str) -> bool:
        """Whether it matches wherever `text`, whose folded words it shares, is written like that."""
        if self.entry.bound:
            return False
        return self.entry.term.case is Case.FOLD or letters(self.form.text) == letters(text)


class View:
    """The concepts that are not retired, with what rules ask of them.

    `language` is the target language; `corpus` holds texts to look for variants in.
    """

    def __init__(self, concepts: Iterable[Concept], language: str = "en", corpus: Sequence[str] = ()) -> None:
        self.listed = tuple(concepts)
        self.concepts = tuple(c for c in self.listed if c.lifecycle is not Lifecycle.RETIRED)
        self.language = language
        self.corpus = corpus

    @cached_property
    def every_entry(self) -> tuple[Entry, ...]:
        """The terms of all languages; refused ones count nowhere."""
        return tuple(
            Entry(concept, term)
            for concept in self.concepts
            for term in concept.terms
            if term.status is not Status.REFUSED
        )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The terms that serve the target language."""
        return tuple(entry for entry in self.every_entry if serves(entry.term.language, self.language))

    @property
    def wrong(self) -> Iterator[Entry]:
        """The wrong renderings."""
        return (entry for entry in self.entries if entry.wrong)

    @property
    def right(self) -> Iterator[Entry]:
        """The right renderings."""
        return (entry for entry in self.entries if entry.right)

    def uses(self, words: str) -> Sequence[Use]:
        """Who has these folded words as a form, in the order of the glossary."""
        return self._uses.get(words, ())

    def replacement(self, entry: Entry) -> str | None:
        """What is written instead of an entry; None for advice only."""
        return replacement_for(entry.term, entry.concept, self.language)

    def found(self, text: str) -> list[Rendering]:
        """What the matcher finds in a text today."""
        return self._index.find(text)

    def taken_for(self, entry: Entry) -> Entry | None:
        """What the matcher takes the listed term for when it stands alone; None when it is silent."""
        for rendering in self.found(entry.term.text):
            if len(rendering.folded_span) == len(entry.words):
                return Entry(rendering.concept, rendering.term)
        return None

    def treated_alike(self, one: Entry, other: Entry) -> bool:
        """Whether it makes no difference which of two entries is found."""
        if one.concept.id != other.concept.id or one.bound or other.bound:
            return False
        if one.right and other.right:
            return True
        alike = one.term.status is other.term.status and one.term.severity is other.term.severity
        return alike and self.replacement(one) == self.replacement(other)

    @cached_property
    def _index(self) -> Index:
        return Index(self.concepts, self.language)

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = {}
        for entry in self.entries:
            for number, form in enumerate(forms(entry.term)):
                uses.setdefault(folded(form.text), []).append(Use(entry, form, listed=number == 0))
        return uses


def folded(text: str, language: str = "en") -> str:
    """The words by which the matcher knows a term.

    >>> folded("The “New-Crown” wave"), folded("疫情暴發", "zh-Hant")
    ('the new crown wave', '疫情暴发')
    """
    return (fold_han if is_chinese(language) else fold)(text).text.strip()

"""The terms of a glossary as the matcher wants them: every form, with what it amounts to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from copydesk.glossary.contexts import Condition, parse_condition
from copydesk.glossary.forms import Form, forms
from copydesk.model import Case, Concept, Lifecycle, Status, Term
from copydesk.text.folding import fold
from copydesk.text.han import fold_han


class Standing(IntEnum):
    """What a rendering that stands in a text amounts to; of two with equal words the lower wins."""

    RIGHT = 0
    WRONG = 1
    AMBIGUOUS = 2
    PROPOSED = 3


_STANDINGS = {
    Status.PREFERRED: Standing.RIGHT,
    Status.ADMITTED: Standing.RIGHT,
    Status.AMBIGUOUS: Standing.AMBIGUOUS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one term."""

    concept: Concept
    term: Term
    form: Form
    standing: Standing
    only: tuple[Condition, ...]
    except_: tuple[Condition, ...]
    exact: str | None
    """Its letters with their case, where the case counts."""

    @property
    def is_conditional(self) -> bool:
        """Whether the place decides if it counts."""
        return bool(self.only or self.except_ or self.term.protect)


def families(concept: Concept, language: str) -> Iterator[list[str]]:
    """For every term of a concept that serves `language` the folded texts of its forms."""
    key = _key_maker(language)
    for term, _ in _serving(concept, language):
        yield [text for form in forms(term) if (text := key(form.text))]


def entries(concept: Concept, language: str) -> dict[str, list[Entry]]:
    """The forms of a concept's terms that serve `language`, by their folded text.

    Raises GlossaryError when a context cannot be read.
    """
    key = _key_maker(language)
    found: dict[str, list[Entry]] = {}
    for term, standing in _serving(concept, language):
        only = tuple(parse_condition(written, term.place) for written in term.only)
        except_ = tuple(parse_condition(written, term.place) for written in term.except_)
        for form in forms(term):
            exact = None if term.case is Case.FOLD else letters(form.text)
            entry = Entry(concept, term, form, standing, only, except_, exact)
            found.setdefault(key(form.text), []).append(entry)
    return found


def _serving(concept: Concept, language: str) -> Iterator[tuple[Term, Standing]]:
    if concept.lifecycle is Lifecycle.RETIRED:
        return
    for term in concept.terms:
        standing = _standing(term, concept)
        if standing is not None and serves(term.language, language):
            yield term, standing


def _key_maker(language: str) -> Callable[[str], str]:
    folding = fold_han if is_chinese(language) else fold
    return lambda text: folding(text).text.strip()


def is_chinese(language: str) -> bool:
    """Whether a code means Chinese in any script.

    >>> is_chinese("zh-Hant"), is_chinese("en")
    (True, False)
    """
    return language.partition("-")[0] in ("zh", "yue", "cmn")


def serves(term_language: str, language: str) -> bool:
    """Whether a term in `term_language` counts for texts in `language`.

    `en` also serves `en-GB`; Chinese serves Chinese, because both scripts fold alike.

    >>> serves("en", "en-GB"), serves("en-US", "en-GB"), serves("zh-Hant", "zh")
    (True, False, True)
    """
    if is_chinese(term_language) and is_chinese(language):
        return True
    return language == term_language or language.startswith(f"{term_language}-")


def letters(text: str) -> str:
    """The letters and figures of a text, with their case: what is left when marks and blanks do not count.

    >>> letters("ＣＰＣ’s New-Area")
    'CPCsNewArea'
    """
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def _standing(term: Term, concept: Concept) -> Standing | None:
    if term.status is Status.REFUSED:
        return None
    if concept.lifecycle is Lifecycle.PROPOSED or term.status is Status.PROPOSED:
        # A concept that nobody has approved says neither what is right nor what is wrong.
        right = term.status in (Status.PREFERRED, Status.ADMITTED)
        return None if right else Standing.PROPOSED
    return _STANDINGS.get(term.status, Standing.WRONG)

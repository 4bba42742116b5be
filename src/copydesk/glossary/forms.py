"""The forms in which a term can stand: plural or singular of its head, forms of its leading verb."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from copydesk.model import Case, Term
from copydesk.text import lexicon

_POSTMODIFIERS = frozenset(("of", "with", "for", "on", "in", "to", "from", "by", "between", "against"))
_AFTER_A_VERB = frozenset((
    "a", "an", "the", "up", "out", "off", "down", "ahead", "forward", "its", "their", "his", "this",
))  # fmt: skip


class Number(StrEnum):
    """Grammatical number of a phrase's head."""

    SINGULAR = "singular"
    PLURAL = "plural"


class Phrase(NamedTuple):
    """A term taken apart: its words, where its head noun stands, or the tag of its leading verb."""

    words: tuple[str, ...]
    head: int | None
    verb: str | None

    @property
    def text(self) -> str:
        """The words joined again."""
        return " ".join(self.words)

    @property
    def number(self) -> Number | None:
        """The number of the head noun; None for a phrase without one."""
        if self.head is None:
            return None
        return Number.PLURAL if lexicon.is_plural(self.words[self.head]) else Number.SINGULAR

    @property
    def has_postmodifier(self) -> bool:
        """Whether words hang on behind the head ("community *of health*")."""
        return self.head is not None and self.head < len(self.words) - 1

    def with_number(self, number: Number) -> Phrase | None:
        """The same phrase in that number; None where the head has no such form.

        >>> parse("health community").with_number(Number.PLURAL).text
        'health communities'
        >>> parse("COVID-19").with_number(Number.PLURAL)
        """
        if self.head is None:
            return None
        if self.number is number:
            return self
        word = self.words[self.head]
        form = lexicon.plural(word) if number is Number.PLURAL else lexicon.singular(word)
        return (
            None
            if form is None or not word.replace("-", "").isalpha() or word.isupper()
            else self._with_word(self.head, form)
        )

    def with_verb(self, tag: str) -> Phrase | None:
        """The same phrase with its leading verb in the form of that Penn tag.

        >>> parse("build a community").with_verb("VBG").text
        'building a community'
        """
        if self.verb is None:
            return None
        lemma = lexicon.lemma(self.words[0], "VERB")
        forms = lexicon.inflections(lemma, "VERB").get(tag, ())
        return self._with_word(0, forms[0]) if forms else None

    def _with_word(self, position: int, word: str) -> Phrase:
        words = (*self.words[:position], word, *self.words[position + 1 :])
        return Phrase(words, self.head, self.verb)


def parse(text: str) -> Phrase:
    """Take a term apart.

    >>> parse("community with a shared future").head, parse("link up strategies").verb
    (0, 'VB')
    """
    words = tuple(text.split())
    verb = _leading_verb(words)
    return Phrase(words, None if verb else _head(words), verb)


def _leading_verb(words: tuple[str, ...]) -> str | None:
    first = words[0].lower()
    classes = lexicon.word_classes(first)
    if "VERB" not in classes or len(words) < 2:  # noqa: PLR2004 - a lone word is a noun here
        return None
    if classes & {"NOUN", "ADJ"} and words[1].lower() not in _AFTER_A_VERB:
        return None
    forms = lexicon.inflections(lexicon.lemma(first, "VERB"), "VERB")
    tag = next((tag for tag in ("VB", "VBZ", "VBG", "VBD", "VBN") if first in forms.get(tag, ())), None)
    # "civilized city" is a noun with its participle, "attended by video" is not.
    participle = tag in ("VBD", "VBN") and words[1].lower() not in _AFTER_A_VERB | _POSTMODIFIERS
    return None if participle else tag


def _head(words: tuple[str, ...]) -> int | None:
    border = len(words)
    if not _POSTMODIFIERS.isdisjoint(map(str.lower, words[1:])):
        border = next(at for at, word in enumerate(words) if at and word.lower() in _POSTMODIFIERS)
    last = words[border - 1]
    if last.isdigit():
        return border - 1  # no dictionary has figures, and asking for each would crowd words out of its cache
    classes = lexicon.word_classes(last)
    return border - 1 if not classes or "NOUN" in classes else None


class Form(NamedTuple):
    """One way in which a term can stand; `number` or `verb` says which."""

    text: str
    number: Number | None = None
    verb: str | None = None


def forms(term: Term) -> Iterator[Form]:
    """The forms of an English term, its own first; acronyms and fixed terms have only that.

    >>> from copydesk.model import Status
    >>> [form.text for form in forms(Term("health community", Status.DEPRECATED))]
    ['health community', 'health communities']
    """
    if term.language.partition("-")[0] != "en" or not term.text.split():
        yield Form(term.text)
        return
    phrase = parse(term.text)
    number = phrase.number
    yield Form(term.text, number, phrase.verb)
    if not term.inflect or term.case is Case.ACRONYM:
        return
    seen = {term.text}
    if phrase.verb:
        lemma = lexicon.lemma(phrase.words[0], "VERB")
        for tag, variants in lexicon.inflections(lemma, "VERB").items():
            for variant in variants:
                text = " ".join((variant, *phrase.words[1:]))
                if tag != "VBP" and text not in seen:
                    seen.add(text)
                    yield Form(text, None, tag)
    elif phrase.head is not None:
        yield from (form for form in _noun_forms(phrase, number) if form.text not in seen)


def _noun_forms(phrase: Phrase, number: Number | None) -> Iterator[Form]:
    head = phrase.head or 0
    word = phrase.words[head]
    if not word.replace("-", "").isalpha() or word.isupper():
        return
    other = Number.SINGULAR if number is Number.PLURAL else Number.PLURAL
    if other is Number.SINGULAR:
        variants: tuple[str, ...] = (lexicon.singular(word),)
    else:
        variants = lexicon.inflections(word, "NOUN").get("NNS", ())
    for variant in variants:
        yield Form(" ".join((*phrase.words[:head], variant, *phrase.words[head + 1 :])), other)

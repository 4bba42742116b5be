"""What to write instead of a wrong rendering, in the shape of the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from copydesk.glossary.forms import Form, Number, Phrase, parse
from copydesk.glossary.index import Rendering
from copydesk.model import Applicability, Case, Concept, Role, Span, Term
from copydesk.text import lexicon
from copydesk.text.articles import indefinite_article
from copydesk.text.folding import folded_words
from copydesk.text.han import is_han

_REACH = 120
"""Code points on either side of a rendering that may matter for what replaces it."""
ADVICE_ONLY = "-"
_PAIRS = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“", "「": "」"}
_QUOTES = frozenset('“”"«»„「」')
_HYPHENS = frozenset("-‐‑–")
_POSSESSIVES = ("'s", "’s")
_OPENERS = frozenset('“"‘«„「([')
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your")
)
_WORD_BEFORE = re.compile(r"(\w[\w.'’]*)[ \t]+[\"“‘(]?$")
_WORD_AFTER = re.compile(r"^[\"”’)]?[ \t]+(\w+)")
_FUNCTION_CLASSES = frozenset(("ADP", "AUX", "CCONJ", "SCONJ", "DET", "PRON", "PART", "ADV"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What replaces `span`, and how far it may be trusted; `text` is None for advice."""

    span: Span
    text: str | None
    applicability: Applicability

    def doubtful(self) -> Proposal:
        """The same, but never to be applied unseen."""
        if self.applicability is Applicability.SAFE:
            return replace(self, applicability=Applicability.CHECK)
        return self


def replacement_for(term: Term, concept: Concept, language: str) -> str | None:
    """The right rendering for a wrong one: the term's own, else the concept's preferred; None for none."""
    if term.replacement:
        return None if term.replacement == ADVICE_ONLY else term.replacement
    preferred = concept.preferred(language)
    return preferred.text if preferred else None


def propose(rendering: Rendering, text: str, role: Role = Role.BODY, language: str = "en") -> Proposal:
    """What to write in `text` for a rendering that stands in it.

    The number, the verb form, the capital and the article follow the text; a pair of quotation marks is
    swallowed whole or not at all. Only words near by are looked at, however long the text.
    """
    offset = max(0, rendering.span.start - _REACH)
    near = text[offset : rendering.span.end + _REACH]
    proposal = _proposed(rendering, near, _moved(rendering.span, -offset), role, language)
    return replace(proposal, span=_moved(proposal.span, offset))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _proposed(rendering: Rendering, text: str, at: Span, role: Role, language: str) -> Proposal:
    span = _whole_quotes(text, at)
    written = replacement_for(rendering.term, rendering.concept, language)
    if written is None or span is None:
        return Proposal(span or at, None, Applicability.ADVICE)
    phrase = parse(written)
    shaped = _in_form(phrase, rendering.form, rendering.term)
    new = _in_case((shaped or phrase).text, text, span, role)
    safe = (
        shaped is not None
        and _same_kind(parse(rendering.form.text), shaped)
        and not _hangs_together(text, span, shaped)
        and not _lacks_article(rendering.term, text[: span.start], shaped)
        and _commas(rendering.form.text) == _commas(new)
    )
    span, new = _with_article(text, span, new)
    return Proposal(span, new, Applicability.SAFE if safe else Applicability.CHECK)


def in_shape(written: str, text: str, span: Span, role: Role) -> str:
    """A rendering in the number and with the capitals of the words that stand in `span`."""
    phrase, number = parse(written), parse(text[span.start : span.end]).number
    shaped = phrase.with_number(number) if number and phrase.number else None
    return _in_case((shaped or phrase).text, text, span, role)


def _whole_quotes(text: str, span: Span) -> Span | None:
    """The span with both marks of a pair that it half holds; None when the other is out of reach."""
    inside = [char for char in text[span.start : span.end] if char in _QUOTES]
    if len(inside) % 2 == 0:
        return _with_apostrophe(text, span)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before in _PAIRS and inside[0] == _PAIRS[before]:
        return replace(span, start=span.start - 1)
    if after and _PAIRS.get(inside[-1]) == after:
        return replace(span, end=span.end + 1)
    return None


def _with_apostrophe(text: str, span: Span) -> Span:
    """The span with the single mark that belongs to it: of a pair (‘cloud’ summit) or of a year (’92)."""
    words, before, after = text[span.start : span.end], text[: span.start], text[span.end :]
    opened = re.search(r"(?<!\w)[‘']$", before)
    if opened and re.search(r"\w[’'](?!\w)", words):
        return replace(span, start=span.start - 1)
    if re.search(r"(?<!\w)[‘']\w", words) and re.match(r"[’'](?!\w)", after):
        return replace(span, end=span.end + 1)
    if words[:1].isdigit() and re.search(r"(?<!\w)[‘’']$", before) and after[:1] not in ("’", "'"):
        return replace(span, start=span.start - 1)
    return span


def _in_form(phrase: Phrase, form: Form, term: Term) -> Phrase | None:
    """The replacement in the number or verb form that stands in the text; None when it has none such.

    A term listed in the singular may rightly have a plural rendering ("communication", "ties"): it is brought
    to the singular only where the text departs from the listed form.
    """
    if form.verb:
        return phrase.with_verb(form.verb)
    as_listed = form.text == term.text and form.number is Number.SINGULAR
    if form.number and phrase.number and not as_listed:
        return phrase.with_number(form.number)
    return phrase


def _same_kind(wrong: Phrase, right: Phrase) -> bool:
    return wrong.number is right.number and bool(wrong.verb) == bool(right.verb)


def _commas(text: str) -> int:
    return text.count(",")


def _in_case(new: str, text: str, span: Span, role: Role) -> str:
    old = text[span.start : span.end].strip("“”\"'‘’")
    words = [word for word in re.split(r"[\s\-]+", old) if word[:1].isalpha()]
    if old.isupper() and len(old) > len("ABCD") and len(words) > 1:
        return new.upper()
    capitals = [word[0].isupper() for word in words if len(word) > len("and")]
    if len(capitals) > 1 and all(capitals) and (role is Role.HEADLINE or not _starts_sentence(text, span)):
        return _title_case(new)
    if old[:1].isupper() and _starts_sentence(text, span) and new.partition(" ")[0].islower():
        return new[:1].upper() + new[1:]
    return new


def _title_case(text: str) -> str:
    words = text.split(" ")
    small = frozenset(
        ("a", "an", "and", "the", "of", "in", "on", "for", "to", "with", "by", "from", "at", "or")
    )
    return " ".join(
        word if (i and word in small) or not word.islower() else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    )


def _starts_sentence(text: str, span: Span) -> bool:
    before = text[: span.start].rstrip()
    while before and before[-1] in _OPENERS | _QUOTES:
        if before[-1] in _OPENERS and not before[:-1].strip():
            return True
        before = before[:-1].rstrip()
        if before.endswith((",", ":", "said", ".", "!", "?")):
            return True
    return not before or before[-1] in ".!?:…)"


def _with_article(text: str, span: Span, new: str) -> tuple[Span, str]:
    """Take in an indefinite article before the span that does not go with the new words."""
    before = re.search(r"\b([Aa]n?)([ \t]+)$", text[: span.start])
    if before is None or not new:
        return span, new
    right = indefinite_article(new)
    if before[1].lower() == right:
        return span, new
    if before[1][0].isupper():
        right = right.capitalize()
    return replace(span, start=before.start()), f"{right}{before[2]}{new}"


def _lacks_article(wrong: Term, before_text: str, new: Phrase) -> bool:
    """Whether an acronym stands without the article that the full name in its place may want."""
    if wrong.case is not Case.ACRONYM or len(new.words) == 1:
        return False
    before = _WORD_BEFORE.search(before_text)
    return before is None or before[1].lower() not in _DETERMINERS


def _hangs_together(text: str, span: Span, new: Phrase) -> bool:
    """Whether words around the span depend on it, so that pasting would not read right."""
    before_text, after_text = text[: span.start], text[span.end :]
    beside = before_text[-1:] + after_text[:1]
    if any(char in _HYPHENS or (char.isalnum() and not is_han(char)) for char in beside):
        return True
    if new.has_postmodifier and after_text.startswith(_POSSESSIVES):
        return True
    before, after = _WORD_BEFORE.search(before_text), _WORD_AFTER.search(after_text)
    return (before is not None and _clashes_before(before[1], new)) or (
        after is not None and _clashes_after(after[1], new)
    )


def _clashes_before(word: str, new: Phrase) -> bool:
    words = folded_words(new.text)
    if not words:
        return False
    folded = word.lower()
    head = new.words[new.head].lower() if new.head is not None else ""
    if folded in (words[0], head) or (folded in _DETERMINERS and words[0] in _DETERMINERS):
        return True
    plural = new.head is not None and lexicon.is_plural(new.words[new.head])
    countless = new.head is not None and not plural and lexicon.plural(new.words[new.head]) is None
    proper = any(w[:1].isupper() for w in new.words)
    return folded in ("a", "an") and (plural or (countless and new.head == len(new.words) - 1 and not proper))


def _clashes_after(word: str, new: Phrase) -> bool:
    words = folded_words(new.text)
    if words and word.lower() in (words[-1], lexicon.plural(words[-1])):
        return True
    classes = lexicon.word_classes(word)
    noun = "NOUN" in classes and not classes & _FUNCTION_CLASSES and not _is_past(word)
    return new.has_postmodifier and noun


def _is_past(word: str) -> bool:
    """Whether a word is the past of a verb that has another base form ("spoke", which is a noun as well)."""
    base = lexicon.lemma(word, "VERB")
    return word != base and word in lexicon.inflections(base, "VERB").get("VBD", ())

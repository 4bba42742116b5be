"""The glossary compiled for matching, and what of it stands in a text.

Wrong renderings are looked for first and the longest match wins, so that a right rendering elsewhere in the
segment never hides a wrong one, and a right one inside a wrong one does not either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

import ahocorasick_rs

from copydesk.glossary.contexts import Condition, Surroundings, parse_condition
from copydesk.glossary.forms import Form, forms
from copydesk.model import Case, Concept, Lifecycle, Role, Span, Status, Term
from copydesk.text.folding import Folded, fold
from copydesk.text.protected import protected_spans
from copydesk.text.quotations import quotations


class Standing(IntEnum):
    """What a rendering that stands in a text amounts to; of two with equal words the lower wins."""

    RIGHT = 0
    WRONG = 1
    AMBIGUOUS = 2
    PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the glossary that stands in a text: which, in what form, where."""

    concept: Concept
    term: Term
    form: Form
    standing: Standing
    span: Span
    folded_span: Span


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: Concept
    term: Term
    form: Form
    standing: Standing
    only: tuple[Condition, ...]
    except_: tuple[Condition, ...]
    exact: str | None
    """Its letters with their case, where the case counts."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the segment that is searched: its role, its document's attributes, what is quoted."""

    role: Role = Role.BODY
    attributes: Mapping[str, object] = field(default_factory=dict)
    quoted: tuple[Span, ...] | None = None


class Index:
    """All terms of one language, in all their forms, in one automaton."""

    def __init__(self, concepts: Iterable[Concept], language: str = "en") -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        entries: dict[str, list[_Entry]] = {}
        for concept in self.concepts.values():
            for key, entry in _entries(concept, language):
                entries.setdefault(key, []).append(entry)
        self._entries = list(entries.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries)) if entries else None

    def find(self, text: str, setting: Setting | None = None) -> list[Rendering]:
        """The renderings that stand in `text`, in order, none inside another of more weight.

        Raises GlossaryError when an expression of an entry takes too long.
        """
        if self._automaton is None:
            return []
        folded = fold(text)
        hits = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        if not hits:
            return []
        setting = setting or Setting()
        found = [
            rendering
            for number, start, end in hits
            for rendering in self._readings(number, folded, Span(start, end), text, setting)
        ]
        return _resolve(found)

    def _readings(
        self, number: int, folded: Folded, at: Span, text: str, setting: Setting
    ) -> Iterator[Rendering]:
        whole = _is_whole(folded.text, at)
        span = folded.span(at.start, at.end)
        quoted = quotations(text) if setting.quoted is None else setting.quoted
        where = Surroundings(
            folded.text,
            at.start,
            at.end,
            text,
            setting.role,
            any(q.contains(span) for q in quoted),
            setting.attributes,
        )
        if any(protected.overlaps(span) for protected in protected_spans(text)):
            return
        for entry in self._entries[number]:
            if entry.term.whole_word and not whole:
                continue
            if entry.exact is not None and _letters(text[span.start : span.end]) != entry.exact:
                continue
            standing = _standing(entry, where, span, quoted)
            if standing is not None:
                yield Rendering(entry.concept, entry.term, entry.form, standing, span, at)


def _entries(concept: Concept, language: str) -> Iterator[tuple[str, _Entry]]:
    if concept.lifecycle is Lifecycle.RETIRED:
        return
    for term in concept.terms:
        standing = _status_standing(term, concept)
        if standing is None or not serves(term.language, language):
            continue
        only = tuple(parse_condition(written, term.place) for written in term.only)
        except_ = tuple(parse_condition(written, term.place) for written in term.except_)
        for form in forms(term):
            key = fold(form.text).text.strip()
            exact = None if term.case is Case.FOLD else _letters(form.text)
            if key:
                yield key, _Entry(concept, term, form, standing, only, except_, exact)


def serves(term_language: str, language: str) -> bool:
    """Whether a term in `term_language` counts for texts in `language`: `en` also serves `en-GB`.

    >>> serves("en", "en-GB"), serves("en-US", "en-GB")
    (True, False)
    """
    return language == term_language or language.startswith(f"{term_language}-")


def _status_standing(term: Term, concept: Concept) -> Standing | None:
    if term.status is Status.REFUSED:
        return None
    if concept.lifecycle is Lifecycle.PROPOSED or term.status is Status.PROPOSED:
        # A concept that nobody has approved says neither what is right nor what is wrong.
        right = term.status in (Status.PREFERRED, Status.ADMITTED)
        return None if right else Standing.PROPOSED
    return {
        Status.PREFERRED: Standing.RIGHT,
        Status.ADMITTED: Standing.RIGHT,
        Status.AMBIGUOUS: Standing.AMBIGUOUS,
    }.get(term.status, Standing.WRONG)


def _standing(entry: _Entry, where: Surroundings, span: Span, quoted: tuple[Span, ...]) -> Standing | None:
    """What the entry amounts to in this place; None where it is silent."""
    if any(condition(where) for condition in entry.except_):
        return None
    if entry.term.protect and any(q.contains(span) and _is_title(where.text, q) for q in quoted):
        return None
    if not entry.only:
        return entry.standing
    sure = any(condition(where) for condition in entry.only)
    if entry.standing is Standing.AMBIGUOUS:
        return Standing.WRONG if sure else Standing.AMBIGUOUS
    return entry.standing if sure else None


def _is_whole(folded: str, at: Span) -> bool:
    starts = not (folded[at.start].isalnum() and folded[at.start - 1 : at.start].isalnum())
    ends = not (folded[at.end - 1].isalnum() and folded[at.end : at.end + 1].isalnum())
    return (at.start == 0 or starts) and ends


def _is_title(text: str, quote: Span) -> bool:
    words = [word for word in text[quote.start : quote.end].split() if len(word.strip("“”\"'")) > len("and")]
    return bool(words) and all(word.strip("“”\"'")[:1].isupper() for word in words)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _resolve(found: list[Rendering]) -> list[Rendering]:
    """Keep the renderings that count, in order of place.

    Right and wrong ones compete by length alone. An ambiguous one must be longer than every right one it
    touches and must not touch a wrong one; a proposed one likewise gives way to all others.
    """
    chosen: list[Rendering] = []
    for standing in (Standing.WRONG, Standing.AMBIGUOUS, Standing.PROPOSED):
        weak = standing is not Standing.WRONG
        tier = [r for r in found if r.standing == standing or (not weak and r.standing is Standing.RIGHT)]
        tier.sort(key=_rank)
        for rendering in tier:
            rivals = [r for r in chosen if r.folded_span.overlaps(rendering.folded_span)]
            if weak and all(_yields(r, rendering) for r in rivals):
                chosen = [r for r in chosen if r not in rivals]
                chosen.append(rendering)
            elif not rivals:
                chosen.append(rendering)
    return sorted(chosen, key=lambda r: r.folded_span)


def _rank(rendering: Rendering) -> tuple[int, bool, int, int, str]:
    """The longest first; of equal words those that the glossary lists as they stand, before inflected ones."""
    span = rendering.folded_span
    inflected = rendering.form.text != rendering.term.text
    return -len(span), inflected, rendering.standing, span.start, rendering.concept.id


def _yields(settled: Rendering, newcomer: Rendering) -> bool:
    return settled.standing is Standing.RIGHT and len(settled.folded_span) < len(newcomer.folded_span)

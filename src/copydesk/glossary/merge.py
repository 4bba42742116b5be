"""Two edited copies of a glossary brought together, by concept, term and field.

What one side changed is taken; what both changed otherwise is a conflict, and ours stands. A row is gone only
where one side took it out and the other left it as it was: what either side added, changed or kept in common
is never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from copydesk.glossary.fields import (
    Fields,
    TermKey,
    concept_fields,
    term_fields,
    term_with,
    terms_by_key,
    written,
)
from copydesk.model import Concept, Status, Term

PRESENCE = "row"
"""The field of a conflict in which one side took out what the other changed: it stays."""
_Key = TypeVar("_Key")
_Item = TypeVar("_Item")
_BLANK: Fields = {**term_fields(Term("", Status.PROPOSED)), "status": None}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, each otherwise, as written in the file.

    `term` and `language` are "" for a field of the concept. None: the row was not there.
    """

    concept: str
    term: str
    language: str
    field: str
    base: str | None
    ours: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The glossary of both sides, ours first, and where they contradict each other."""

    concepts: tuple[Concept, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Three:
    """The three copies of a concept; None where a copy has none."""

    id: str
    base: Concept | None
    ours: Concept | None
    theirs: Concept | None


def merge(base: Iterable[Concept], ours: Iterable[Concept], theirs: Iterable[Concept]) -> Merged:
    """Merge three glossaries whose ids are unique.

    A concept has one preferred term a language: where each side preferred another, theirs becomes admitted,
    and that is a conflict.
    """
    by_id = [{concept.id: concept for concept in copy} for copy in (base, ours, theirs)]
    concepts: list[Concept] = []
    conflicts: list[Conflict] = []
    for name, *copies in _side_by_side(*by_id):
        three = _Three(name, *copies)
        concept = _only_one_left(three, conflicts) if None in copies[1:] else _merged(three, conflicts)
        if concept is not None:
            concepts.append(concept)
    return Merged(tuple(concepts), tuple(conflicts))


def _side_by_side(
    base: Mapping[_Key, _Item], ours: Mapping[_Key, _Item], theirs: Mapping[_Key, _Item]
) -> Iterator[tuple[_Key, _Item | None, _Item | None, _Item | None]]:
    """What either side has, ours first, with its three versions."""
    for key in (*ours, *(key for key in theirs if key not in ours)):
        yield key, base.get(key), ours.get(key), theirs.get(key)


def _only_one_left(three: _Three, conflicts: list[Conflict]) -> Concept | None:
    """A concept that one side alone has: new, or taken out by the other, whether or not it was changed."""
    left = three.ours or three.theirs
    if three.base is not None and left is not None:
        if _content(left) == _content(three.base):
            return None
        conflicts.append(
            Conflict(three.id, "", "", PRESENCE, *map(_presence, (three.base, three.ours, three.theirs)))
        )
    return left


def _content(concept: Concept) -> tuple[Fields, Mapping[TermKey, Term]]:
    return concept_fields(concept), terms_by_key(concept)


def _presence(item: Concept | Term | None) -> str | None:
    if isinstance(item, Term):
        return item.status.value
    return None if item is None else item.lifecycle.value


def _merged(three: _Three, conflicts: list[Conflict]) -> Concept:
    """A concept that both sides have."""
    copies = (three.base, three.ours, three.theirs)
    blank = concept_fields(Concept(three.id, ()))
    fields = [concept_fields(copy) if copy else blank for copy in copies]
    about = _merged_fields(three.id, None, fields, conflicts, new=three.base is None)
    keyed = [terms_by_key(copy) if copy else {} for copy in copies]
    terms: list[Term] = []
    for _, *versions in _side_by_side(*keyed):
        term = _merged_term(three.id, versions, conflicts)
        if term is not None:
            terms.append(term)
    terms = _one_preferred(three, terms, conflicts)
    return Concept(three.id, tuple(terms), **about)


def _merged_term(concept: str, versions: Sequence[Term | None], conflicts: list[Conflict]) -> Term | None:
    base, ours, theirs = versions
    if ours is not None and theirs is not None:
        fields = [term_fields(version) if version else _BLANK for version in versions]
        return term_with(ours, _merged_fields(concept, ours, fields, conflicts, new=base is None))
    left = ours or theirs
    if left is None or left == base:
        return None
    if base is not None:
        conflicts.append(
            Conflict(concept, left.text, left.language, PRESENCE, *map(_presence, (base, ours, theirs)))
        )
    return left


def _merged_fields(
    concept: str, term: Term | None, fields: Sequence[Fields], conflicts: list[Conflict], *, new: bool
) -> Fields:
    """Field by field; in a `new` row, what only one side filled in is taken."""
    merged: dict[str, object] = {}
    for column in dict.fromkeys(column for copy in fields for column in copy):
        base, ours, theirs = (copy.get(column, "") for copy in fields)
        merged[column] = theirs if ours == base else ours
        if base not in (ours, theirs) and ours != theirs:
            conflicts.append(
                Conflict(
                    concept,
                    term.text if term else "",
                    term.language if term else "",
                    column,
                    None if new else written(column, base),
                    written(column, ours),
                    written(column, theirs),
                )
            )
    return merged


def _one_preferred(three: _Three, terms: list[Term], conflicts: list[Conflict]) -> list[Term]:
    """Keep ours where each side has preferred another term: theirs gets our status for it, else admitted."""
    statuses = {(t.language, t.text): t.status for t in (three.ours.terms if three.ours else ())}
    base, ours, theirs = (_preferred(copy) for copy in (three.base, three.ours, three.theirs))
    settled = []
    for term in terms:
        language = term.language
        mine = ours.get(language)
        rival = term.status is Status.PREFERRED and mine is not None and term.text != mine
        if rival and any(
            t.text == mine and t.status is Status.PREFERRED for t in terms if t.language == language
        ):
            conflicts.append(
                Conflict(three.id, "", language, "preferred", base.get(language), mine, theirs.get(language))
            )
            settled.append(replace(term, status=statuses.get((language, term.text), Status.ADMITTED)))
        else:
            settled.append(term)
    return settled


def _preferred(concept: Concept | None) -> dict[str, str]:
    terms = concept.terms if concept else ()
    return {term.language: term.text for term in terms if term.status is Status.PREFERRED}

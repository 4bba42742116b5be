"""What changed between two glossaries, by concept and term; the order of rows and columns does not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.glossary.fields import Fields, concept_fields, term_fields, terms_by_key, written
from copydesk.model import Concept, Term


@dataclass(frozen=True, slots=True)
class Added:
    """A concept (`term` is None) or a term that is new."""

    concept: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A concept (`term` is None) or a term that is gone."""

    concept: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a concept (`term` is None) or a term with another value, written as in the file."""

    concept: str
    term: Term | None
    field: str
    before: str
    after: str


Change = Added | Removed | Changed


def diff(old: Iterable[Concept], new: Iterable[Concept]) -> list[Change]:
    """The changes from `old` to `new`, in the order of concept, language, term and field.

    A new or vanished concept is followed by its terms. A term with another text is another term.

    >>> from copydesk.model import Status
    >>> before = Concept("C-1", (Term("COVID-19", Status.PREFERRED),))
    >>> after = Concept("C-1", (Term("COVID-19", Status.PREFERRED),), authority="WHO")
    >>> diff([before], [after])
    [Changed(concept='C-1', term=None, field='authority', before='', after='WHO')]
    """
    before = {concept.id: concept for concept in old}
    after = {concept.id: concept for concept in new}
    return [
        change
        for name in sorted(before.keys() | after.keys())
        for change in _concept_changes(name, before.get(name), after.get(name))
    ]


def _concept_changes(name: str, old: Concept | None, new: Concept | None) -> Iterator[Change]:
    if old is None:
        yield Added(name, None)
    elif new is None:
        yield Removed(name, None)
    else:
        yield from _field_changes(name, None, concept_fields(old), concept_fields(new))
    before = terms_by_key(old) if old else {}
    after = terms_by_key(new) if new else {}
    for key in sorted(before.keys() | after.keys()):
        if key not in before:
            yield Added(name, after[key])
        elif key not in after:
            yield Removed(name, before[key])
        else:
            fields = term_fields(before[key]), term_fields(after[key])
            yield from _field_changes(name, after[key], *fields)


def _field_changes(name: str, term: Term | None, old: Fields, new: Fields) -> Iterator[Changed]:
    for column in sorted(old.keys() | new.keys()):
        before, after = (written(column, fields.get(column)) for fields in (old, new))
        if before != after:
            yield Changed(name, term, column, before, after)

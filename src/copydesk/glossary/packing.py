"""Concepts packed small, to be stored by the hundred thousand and unpacked one by one when they are met."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

from copydesk.model import Case, Concept, Lifecycle, Severity, Status, Term


class Packed(NamedTuple):
    """What is stored of all concepts: plain lists, one entry a concept."""

    ids: list[str]
    domains: list[str]
    contents: list[bytes]


class PackedConcepts(Sequence[Concept]):
    """A sequence of concepts that unpacks what is asked for."""

    def __init__(self, packed: Packed, tables: Mapping[str, tuple[Any, ...]]) -> None:
        self.packed = packed
        self.tables = tables
        """By language, what an index over these concepts was made of."""
        self._numbers = {name: number for number, name in enumerate(packed.ids)}

    def __len__(self) -> int:
        return len(self.packed.ids)

    @overload
    def __getitem__(self, at: int) -> Concept: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Concept]: ...
    def __getitem__(self, at: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(at, slice):
            return [unpack(content) for content in self.packed.contents[at]]
        return unpack(self.packed.contents[at])

    def __iter__(self) -> Iterator[Concept]:
        return map(unpack, self.packed.contents)

    def named(self, name: str) -> Concept:
        """The concept with this id; raises KeyError."""
        return self[self._numbers[name]]


def pack_all(concepts: Iterable[Concept]) -> Packed:
    """Pack concepts, in their order."""
    packed = Packed([], [], [])
    for concept in concepts:
        packed.ids.append(concept.id)
        packed.domains.append(concept.domain)
        packed.contents.append(pack(concept))
    return packed


def pack(concept: Concept) -> bytes:
    """All of a concept as bytes that `unpack` understands, on the same version of Python."""
    about = (
        concept.id,
        concept.domain,
        concept.lifecycle.value,
        concept.definition,
        concept.note,
        concept.authority,
        concept.translate,
    )
    return marshal.dumps((about, tuple(map(_pack_term, concept.terms))))


def unpack(content: bytes) -> Concept:
    """The concept again.

    >>> concept = Concept("T-1", (Term("port", Status.DEPRECATED, severity=Severity.MINOR),), note="a")
    >>> unpack(pack(concept)) == concept
    True
    """
    (name, domain, lifecycle, definition, note, authority, translate), terms = marshal.loads(content)  # noqa: S302 - what `pack` wrote
    return Concept(
        name,
        tuple(map(_unpack_term, terms)),
        domain,
        Lifecycle(lifecycle),
        definition,
        note,
        authority,
        translate,
    )


def _pack_term(term: Term) -> tuple[Any, ...]:
    return (
        term.text,
        term.status.value,
        term.language,
        term.case.value,
        term.inflect,
        term.whole_word,
        term.only,
        term.except_,
        term.replacement,
        term.severity.value if term.severity else None,
        term.protect,
        term.proposed_as,
        term.approved_by,
        term.approved_on,
        term.evidence,
        dict(term.extra),
        term.place,
    )


def _unpack_term(fields: tuple[Any, ...]) -> Term:
    text, status, language, case, inflect, whole, only, except_, replacement, severity, *rest = fields
    grave = Severity(severity) if severity else None
    return Term(
        text, Status(status), language, Case(case), inflect, whole, only, except_, replacement, grave, *rest
    )

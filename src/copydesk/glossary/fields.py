"""Concepts and terms field by field, under the names of the native file's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from copydesk.model import Concept, Term

CONCEPT_COLUMNS = ("domain", "lifecycle", "definition", "note", "authority", "translate")
_TERM_ATTRIBUTES = {
    "status": "status",
    "case": "case",
    "inflect": "inflect",
    "match": "whole_word",
    "only": "only",
    "except": "except_",
    "replacement": "replacement",
    "severity": "severity",
    "protect": "protect",
    "proposed_as": "proposed_as",
    "approved_by": "approved_by",
    "approved_on": "approved_on",
    "evidence": "evidence",
}
Fields = Mapping[str, Any]
"""Column -> the value in the model's own type."""
TermKey = tuple[str, str, int]
"""What a term is known by in its concept: language, text, and which of several alike it is."""


def concept_fields(concept: Concept) -> Fields:
    """What a concept says of itself; its id and terms apart."""
    return {column: getattr(concept, column) for column in CONCEPT_COLUMNS}


def term_fields(term: Term) -> Fields:
    """What a term says; its text and language apart, unknown columns included.

    >>> from copydesk.model import Status
    >>> term_fields(Term("SCO", Status.ADMITTED, extra={"desk": "Asia"}))["desk"]
    'Asia'
    """
    return {column: getattr(term, name) for column, name in _TERM_ATTRIBUTES.items()} | dict(term.extra)


def term_with(term: Term, fields: Fields) -> Term:
    """The same text and language with other fields."""
    known = {name: fields[column] for column, name in _TERM_ATTRIBUTES.items()}
    extra = {column: value for column, value in fields.items() if column not in _TERM_ATTRIBUTES and value}
    return replace(term, **known, extra=extra)


def terms_by_key(concept: Concept) -> dict[TermKey, Term]:
    """The terms of a concept in their order."""
    keyed: dict[TermKey, Term] = {}
    for term in concept.terms:
        ordinal = sum(key[:2] == (term.language, term.text) for key in keyed)
        keyed[term.language, term.text, ordinal] = term
    return keyed


def written(column: str, value: object) -> str:
    """A field as the native file has it.

    >>> written("match", False), written("only", ("after:a", "in:quotation")), written("severity", None)
    ('part', 'after:a | in:quotation', '')
    """
    if column == "match":
        return "word" if value else "part"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " | ".join(value)
    return str(value.value if isinstance(value, Enum) else value or "")

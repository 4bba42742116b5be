"""Changes that a keeper makes to a glossary without opening its file: adding and retiring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from copydesk.errors import GlossaryError
from copydesk.glossary.fields import concept_fields
from copydesk.model import Concept, Lifecycle, Status, Term

_RIGHT = (Status.PREFERRED, Status.ADMITTED)
_OUT = (Status.SUPERSEDED, Status.REFUSED)


@dataclass(frozen=True, slots=True)
class Addition:
    """A new concept, or what is new about one: its terms, authority and domain."""

    concept: str
    terms: tuple[Term, ...]
    authority: str = ""
    domain: str = ""


def add(concepts: Sequence[Concept], addition: Addition) -> list[Concept]:
    """The glossary with an addition.

    Raises GlossaryError when the concept lists a term already, or has another preferred term, authority or
    domain, or when it is new and none of its terms is preferred.
    """
    if not addition.concept.strip() or any(not term.text.strip() for term in addition.terms):
        raise GlossaryError(
            "a concept and its terms need words", mend="give --concept an id, and each term its text"
        )
    known = {concept.id: concept for concept in concepts}
    old = known.get(addition.concept) or Concept(addition.concept, ())
    for term in addition.terms:
        _refuse_twice(old, term)
    terms = (*old.terms, *addition.terms)
    if not any(term.status is Status.PREFERRED for term in terms):
        raise GlossaryError(
            f"the new concept {old.id!r} has no preferred term", mend="name it with --preferred"
        )
    known[old.id] = replace(
        old,
        terms=terms,
        authority=_settled(old, "authority", addition.authority),
        domain=_settled(old, "domain", addition.domain),
    )
    return list(known.values())


def _refuse_twice(concept: Concept, new: Term) -> None:
    for term in concept.terms:
        if term.language != new.language:
            continue
        if term.text == new.text:
            message = f"the concept {concept.id!r} has the term “{new.text}” already, as {term.status.value}"
            raise GlossaryError(message, place=term.place, mend="change its status in the file, or retire it")
        if term.status is new.status is Status.PREFERRED:
            message = f"the concept {concept.id!r} prefers “{term.text}” already"
            raise GlossaryError(
                message, place=term.place, mend=f"add “{new.text}” as admitted, or under another id"
            )


def _settled(concept: Concept, column: str, new: str) -> str:
    old = str(concept_fields(concept)[column])
    if old and new and old != new:
        raise GlossaryError(
            f"the concept {concept.id!r} has the {column} {old!r} already", mend="leave the option out"
        )
    return new or old


def retire(concepts: Sequence[Concept], concept_id: str, term: str = "", reason: str = "") -> list[Concept]:
    """The glossary with a concept, or one of its terms, out of use but still on file.

    A concept becomes *retired*, and its note says why. A right term becomes *superseded*, so that it is found
    where it is still written; any other *refused*: silent, and never proposed again. Its evidence says why.

    Raises GlossaryError when there is no such concept or term, when it is out of use already, or when the
    concept would lose its preferred term.
    """
    found = next((concept for concept in concepts if concept.id == concept_id), None)
    if found is None:
        raise GlossaryError(
            f"no concept is called {concept_id!r}", mend="give the id as it stands in the file"
        )
    retired = _without_term(found, term, reason) if term else _retired(found, reason)
    return [retired if concept is found else concept for concept in concepts]


def _retired(concept: Concept, reason: str) -> Concept:
    if concept.lifecycle is Lifecycle.RETIRED:
        raise GlossaryError(f"the concept {concept.id!r} is retired already")
    return replace(concept, lifecycle=Lifecycle.RETIRED, note=_with_reason(concept.note, reason))


def _without_term(concept: Concept, text: str, reason: str) -> Concept:
    old = next((term for term in concept.terms if term.text == text and term.status not in _OUT), None)
    if old is None:
        out = any(term.text == text for term in concept.terms)
        message = (
            f"the term “{text}” of {concept.id!r} is "
            if out
            else f"the concept {concept.id!r} has no term “{text}”"
        )
        raise GlossaryError(
            message + ("out of use already" if out else ""), mend="" if out else "write it as it is listed"
        )
    if old.status is Status.PREFERRED:
        raise GlossaryError(
            f"“{text}” is the preferred term of {concept.id!r}",
            place=old.place,
            mend="prefer another term first, or retire the whole concept",
        )
    status = Status.SUPERSEDED if old.status in _RIGHT else Status.REFUSED
    new = replace(old, status=status, evidence=_with_reason(old.evidence, reason))
    return replace(concept, terms=tuple(new if term is old else term for term in concept.terms))


def _with_reason(said: str, reason: str) -> str:
    retired = f"retired: {reason}" if reason else ""
    return "; ".join(part for part in (said, retired) if part)

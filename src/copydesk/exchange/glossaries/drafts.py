"""Concepts put together from rows of the native layout: every format is read through here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.columns import ABOUT, CONTEXT_SEPARATOR, KNOWN, REQUIRED
from copydesk.exchange.rows import Row
from copydesk.glossary.contexts import parse_condition
from copydesk.model import Case, Concept, Lifecycle, Severity, Status, Term

_NOT_EXTRA = KNOWN | {""}
_Kind = TypeVar("_Kind", bound=Enum)


@dataclass(slots=True)
class _Draft:
    """A concept whose rows are still being read."""

    id: str
    place: str
    terms: list[Term] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    preferred: dict[str, str] = field(default_factory=dict)

    def concept(self) -> Concept:
        about = dict(self.about)
        lifecycle = _value(Lifecycle, about.pop("lifecycle", ""), Lifecycle.APPROVED, "lifecycle", self.place)
        translate = _flag(about.pop("translate", ""), "translate", self.place, default=True)
        return Concept(self.id, tuple(self.terms), lifecycle=lifecycle, translate=translate, **about)


class Drafts:
    """The concepts of one file while its rows come in."""

    def __init__(self, target_language: str) -> None:
        self._target = target_language
        self._drafts: dict[str, _Draft] = {}

    def add(self, place: str, row: Row) -> None:
        """Take in a term; raises GlossaryError at `place` when a value is unknown or contradicts another."""
        for name in REQUIRED:
            if not cell(row, name):
                raise GlossaryError(
                    f"the column {name!r} is empty", place=place, mend="fill it in or take out the row"
                )
        term = _term(row, place, self._target)
        draft = self._drafts.setdefault(cell(row, "concept"), _Draft(cell(row, "concept"), place))
        if term.status is Status.PREFERRED:
            earlier = draft.preferred.setdefault(term.language, place)
            if earlier != place:
                raise GlossaryError(
                    f"the concept {draft.id!r} has a preferred term in {term.language!r} already, "
                    f"at {earlier}",
                    place=place,
                    mend="call one of the two admitted; "
                    "or give one concept another id if the id stands for two",
                )
        draft.terms.append(term)
        for name in ABOUT:
            value = cell(row, name)
            if value and draft.about.setdefault(name, value) != value:
                raise GlossaryError(f"the concept {draft.id!r} has another {name} already", place=place)

    def refuse_second(self, concept: str, place: str) -> None:
        """Raises GlossaryError when the id is taken, in layouts that have one place for a concept."""
        if concept in self._drafts:
            raise GlossaryError(
                f"the concept id {concept!r} stands at {self._drafts[concept].place} already",
                place=place,
                mend="give one of the two another id",
            )

    def unused(self, wish: str) -> str:
        """An id for a concept that came without one: the wish, numbered when it is taken."""
        number, name = 1, wish
        while name in self._drafts:
            number += 1
            name = f"{wish}-{number}"
        return name

    def concepts(self) -> list[Concept]:
        """All of them, in the order in which they began."""
        return [draft.concept() for draft in self._drafts.values()]


def cell(row: Row, name: str) -> str:
    """What stands in the column, without the blanks around it; "" when there is no such column."""
    value = row.get(name)
    return str(value).strip() if value else ""


def _term(row: Mapping[str, object], place: str, target: str) -> Term:
    contexts = {name: _contexts(row, name, place) for name in ("only", "except")}
    severity = cell(row, "severity")
    match = cell(row, "match") or "word"
    if match not in ("word", "part"):
        raise GlossaryError(f"unknown match {match!r}", place=place, mend="use word or part")
    return Term(
        cell(row, "term"),
        _value(Status, cell(row, "status"), None, "status", place),
        cell(row, "language") or target,
        _value(Case, cell(row, "case"), Case.FOLD, "case", place),
        inflect=_flag(cell(row, "inflect"), "inflect", place, default=True),
        whole_word=match == "word",
        only=contexts["only"],
        except_=contexts["except"],
        replacement=cell(row, "replacement") or None,
        severity=_value(Severity, severity, None, "severity", place) if severity else None,
        protect=_flag(cell(row, "protect"), "protect", place, default=False),
        proposed_as=cell(row, "proposed_as"),
        approved_by=cell(row, "approved_by"),
        approved_on=cell(row, "approved_on"),
        evidence=cell(row, "evidence"),
        extra={key: str(value) for key, value in row.items() if key not in _NOT_EXTRA and value},
        place=place,
    )


def _contexts(row: Row, name: str, place: str) -> tuple[str, ...]:
    if not row.get(name):
        return ()
    written = tuple(part.strip() for part in cell(row, name).split(CONTEXT_SEPARATOR) if part.strip())
    for part in written:
        parse_condition(part, place)
    return written


def _value(kind: type[_Kind], written: str, default: _Kind | None, name: str, place: str) -> _Kind:
    if not written and default is not None:
        return default
    try:
        return kind(written)
    except ValueError as error:
        known = ", ".join(str(member.value) for member in kind)
        raise GlossaryError(f"unknown {name} {written!r}", place=place, mend=f"use one of {known}") from error


def _flag(written: str, name: str, place: str, *, default: bool) -> bool:
    if written not in ("", "yes", "no"):
        raise GlossaryError(f"unknown {name} {written!r}", place=place, mend="use yes or no")
    return written == "yes" if written else default

"""Concepts put together from rows of the native layout: every format is read through here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any, TypeVar

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
        about: dict[str, Any] = dict(self.about)
        for name, read in _ABOUT_READERS.items():
            if name in about:
                about[name] = read(about[name], name, self.place)
        return Concept(self.id, tuple(self.terms), **about)


class Drafts:
    """The concepts of one file while its rows come in."""

    def __init__(self, target_language: str) -> None:
        self._target = target_language
        self._drafts: dict[str, _Draft] = {}

    def add(self, place: str, row: Row) -> None:
        """Take in a term; raises GlossaryError at `place` when a value is unknown or contradicts another."""
        cells = _filled(row)
        for name in REQUIRED:
            if name not in cells:
                raise GlossaryError(
                    f"the column {name!r} is empty", place=place, mend="fill it in or take out the row"
                )
        term = _term(cells, row, place, self._target)
        concept = cells["concept"]
        draft = self._drafts.get(concept)
        if draft is None:
            draft = self._drafts[concept] = _Draft(concept, place)
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
        for name, value in cells.items():
            if name in _ABOUT and draft.about.setdefault(name, value) != value:
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


def _filled(row: Row) -> dict[str, str]:
    """The columns in which something stands, as `cell` gives it: of two dozen a row uses a few."""
    cells = {name: str(value).strip() for name, value in row.items() if value}
    return cells if all(cells.values()) else {name: text for name, text in cells.items() if text}


def _term(cells: Mapping[str, str], row: Row, place: str, target: str) -> Term:
    """What a cell leaves unsaid is left to the model, which has the same defaults as the file."""
    settings: dict[str, Any] = {}
    if not cells.keys().isdisjoint(_SETTING_READERS):
        for name, (setting, read) in _SETTING_READERS.items():
            if name in cells:
                settings[setting] = read(cells[name], name, place)
    return Term(
        cells["term"],
        _value(Status, cells["status"], "status", place),
        cells.get("language", target),
        **settings,
        extra={name: str(value) for name, value in row.items() if name not in _NOT_EXTRA and value},
        place=place,
    )


def _contexts(written: str, _name: str, place: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in written.split(CONTEXT_SEPARATOR) if part.strip())
    for part in parts:
        parse_condition(part, place)
    return parts


def _text(written: str, _name: str, _place: str) -> str:
    return written


def _is_word(written: str, name: str, place: str) -> bool:
    if written not in ("word", "part"):
        raise GlossaryError(f"unknown {name} {written!r}", place=place, mend="use word or part")
    return written == "word"


def _value(kind: type[_Kind], written: str, name: str, place: str) -> _Kind:
    try:
        return kind(written)
    except ValueError as error:
        known = ", ".join(str(member.value) for member in kind)
        raise GlossaryError(f"unknown {name} {written!r}", place=place, mend=f"use one of {known}") from error


def _flag(written: str, name: str, place: str) -> bool:
    if written not in ("yes", "no"):
        raise GlossaryError(f"unknown {name} {written!r}", place=place, mend="use yes or no")
    return written == "yes"


_Reader = Callable[[str, str, str], object]
"""From what stands in a cell, its column and its place to the value; raises GlossaryError."""
_SETTING_READERS: Mapping[str, tuple[str, _Reader]] = {
    "only": ("only", _contexts),
    "except": ("except_", _contexts),
    "severity": ("severity", partial(_value, Severity)),
    "match": ("whole_word", _is_word),
    "case": ("case", partial(_value, Case)),
    "inflect": ("inflect", _flag),
    "replacement": ("replacement", _text),
    "protect": ("protect", _flag),
    **{name: (name, _text) for name in ("proposed_as", "approved_by", "approved_on", "evidence")},
}
"""For every column that a term may fill in, the field it goes to and how it is read."""
_ABOUT_READERS: Mapping[str, _Reader] = {"lifecycle": partial(_value, Lifecycle), "translate": _flag}
_ABOUT = frozenset(ABOUT)

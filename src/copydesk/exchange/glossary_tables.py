"""Glossaries as tables, in the native layout (one term a row) and the wide one (one concept a row)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeVar

from copydesk.errors import GlossaryError
from copydesk.exchange.rows import PlacedRow, Row, read_rows
from copydesk.glossary.contexts import parse_condition
from copydesk.model import Case, Concept, Lifecycle, Severity, Status, Term

SUFFIXES = (".tsv", ".csv", ".xlsx")
_TERM_COLUMNS = (
    "concept", "term", "status", "language", "case", "inflect", "match", "only", "except", "replacement",
    "severity", "protect", "proposed_as", "approved_by", "approved_on", "evidence",
)  # fmt: skip
_CONCEPT_COLUMNS = ("domain", "lifecycle", "definition", "note", "authority", "translate")
_WIDE_LISTS = ("admitted", "deprecated", "superseded", "ambiguous", "proposed")
_REQUIRED = ("concept", "term", "status")
_CONTEXT_SEPARATOR = " | "
_Kind = TypeVar("_Kind", bound=Enum)


def read_glossary(path: Path, *, target_language: str = "en", source_language: str = "zh") -> list[Concept]:
    """The concepts of one glossary file, or of all glossary files in a folder, in the order of their ids.

    Raises GlossaryError or InputError that names file and line.
    """
    concepts: dict[str, Concept] = {}
    where: dict[str, Path] = {}
    for file in glossary_files(path):
        for concept in _read_file(file, target_language, source_language):
            if concept.id in concepts:
                raise GlossaryError(
                    f"the concept id {concept.id!r} is used in {where[concept.id]} already",
                    place=str(file),
                    mend="give one of the two another id",
                )
            concepts[concept.id], where[concept.id] = concept, file
    return [concepts[name] for name in sorted(concepts)]


def glossary_files(path: Path) -> list[Path]:
    """The glossary files in a folder by name, or the one file; raises GlossaryError when there is none."""
    if not path.is_dir():
        if path.suffix.lower() not in SUFFIXES:
            raise GlossaryError(
                "not a glossary that copydesk reads", place=str(path), mend=f"use {', '.join(SUFFIXES)}"
            )
        return [path]
    files = (file for file in sorted(path.iterdir()) if file.suffix.lower() in SUFFIXES)
    found = [file for file in files if not file.name.startswith((".", "~$"))]
    if not found:
        raise GlossaryError(
            "the folder holds no glossary", place=str(path), mend=f"put a {', '.join(SUFFIXES)} file there"
        )
    return found


def _read_file(path: Path, target: str, source: str) -> Iterator[Concept]:
    drafts: dict[str, _Draft] = {}
    wide: bool | None = None
    for place, row in read_rows(path):
        if wide is None:
            wide = _is_wide(row, place)
        rows = _widened(place, row, drafts, target, source) if wide else [(place, row)]
        for term_place, term_row in rows:
            _add(drafts, term_place, term_row, target)
    return (draft.concept() for draft in drafts.values())


def _is_wide(row: Row, place: str) -> bool:
    if "preferred" in row:
        return True
    missing = [name for name in _REQUIRED if name not in row]
    if missing:
        raise GlossaryError(
            f"no column is called {missing[0]!r}",
            place=place.rpartition(":")[0],
            mend="a glossary has the columns concept, term, status; or concept, preferred in the wide layout",
        )
    return False


def _widened(
    place: str, row: Row, drafts: Mapping[str, _Draft], target: str, source: str
) -> Iterable[PlacedRow]:
    """A row of the wide layout as rows of the native one."""
    concept = _cell(row, "concept")
    if concept in drafts:
        raise GlossaryError(
            f"the concept id {concept!r} stands at {drafts[concept].place} already",
            place=place,
            mend="give one of the two another id",
        )
    shared = {"concept": concept, "case": _cell(row, "case")}
    about = {key: value for key, value in row.items() if key not in ("preferred", "source", *_WIDE_LISTS)}
    yield (
        place,
        {**about, **shared, "term": _cell(row, "preferred"), "status": "preferred", "language": target},
    )
    for status in _WIDE_LISTS:
        for term in _list(row, status):
            yield place, {**shared, "term": term, "status": status, "language": target}
    for number, term in enumerate(_list(row, "source")):
        status = "admitted" if number else "preferred"
        yield place, {"concept": concept, "term": term, "status": status, "language": source}


def _list(row: Row, column: str) -> list[str]:
    return [term.strip() for term in _cell(row, column).split(";") if term.strip()]


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


def _add(drafts: dict[str, _Draft], place: str, row: Row, target: str) -> None:
    for name in _REQUIRED:
        if not _cell(row, name):
            raise GlossaryError(
                f"the column {name!r} is empty", place=place, mend="fill it in or take out the row"
            )
    term = _term(row, place, target)
    draft = drafts.setdefault(_cell(row, "concept"), _Draft(_cell(row, "concept"), place))
    if term.status is Status.PREFERRED:
        earlier = draft.preferred.setdefault(term.language, place)
        if earlier != place:
            raise GlossaryError(
                f"the concept {draft.id!r} has a preferred term in {term.language!r} already, at {earlier}",
                place=place,
                mend="call one of the two admitted; or give one concept another id if the id stands for two",
            )
    draft.terms.append(term)
    for name in _CONCEPT_COLUMNS:
        value = _cell(row, name)
        if value and draft.about.setdefault(name, value) != value:
            raise GlossaryError(f"the concept {draft.id!r} has another {name} already", place=place)


def _term(row: Row, place: str, target: str) -> Term:
    contexts = {name: _contexts(row, name, place) for name in ("only", "except")}
    severity = _cell(row, "severity")
    match = _cell(row, "match") or "word"
    if match not in ("word", "part"):
        raise GlossaryError(f"unknown match {match!r}", place=place, mend="use word or part")
    known = {*_TERM_COLUMNS, *_CONCEPT_COLUMNS, ""}
    return Term(
        _cell(row, "term"),
        _value(Status, _cell(row, "status"), None, "status", place),
        _cell(row, "language") or target,
        _value(Case, _cell(row, "case"), Case.FOLD, "case", place),
        inflect=_flag(_cell(row, "inflect"), "inflect", place, default=True),
        whole_word=match == "word",
        only=contexts["only"],
        except_=contexts["except"],
        replacement=_cell(row, "replacement") or None,
        severity=_value(Severity, severity, None, "severity", place) if severity else None,
        protect=_flag(_cell(row, "protect"), "protect", place, default=False),
        proposed_as=_cell(row, "proposed_as"),
        approved_by=_cell(row, "approved_by"),
        approved_on=_cell(row, "approved_on"),
        evidence=_cell(row, "evidence"),
        extra={key: str(value) for key, value in row.items() if key not in known and value},
        place=place,
    )


def _contexts(row: Row, name: str, place: str) -> tuple[str, ...]:
    written = tuple(part.strip() for part in _cell(row, name).split(_CONTEXT_SEPARATOR) if part.strip())
    for part in written:
        parse_condition(part, place)
    return written


def _cell(row: Row, name: str) -> str:
    return str(row.get(name) or "").strip()


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

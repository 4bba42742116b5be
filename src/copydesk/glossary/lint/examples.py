r"""Small glossaries written in one line, for the examples of a rule and its tests.

Concepts are parted by ` | ` or line breaks, their fields by `; `. A field is `name: value`, with the names of
the wide layout (`preferred`, `deprecated` …, `source`, `domain`, `authority` …); a value without a name
continues the list before it. Options of a term follow in braces, `[[ ]]` marks what must be flagged, `\uXXXX`
is that character, and `corpus` holds a text to look for variants in. Concepts without a name are A, B, C …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from copydesk.model import Case, Concept, Lifecycle, Severity, Status, Term

_FIELD = re.compile(r"(?P<name>[a-z_]+): ?(?P<value>.*)", re.DOTALL)
_TERM = re.compile(r"\s*(?P<text>\[\[.*?\]\]|.*?)\s*(?:\{(?P<options>.*)\})?\s*", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_STATUSES = frozenset(status.value for status in Status)
_LISTS = {*_STATUSES, "source", "corpus"}


@dataclass(frozen=True, slots=True)
class Example:
    """A glossary, the texts of its corpus, and what is flagged: (concept, term or "")."""

    written: str
    concepts: tuple[Concept, ...]
    corpus: tuple[str, ...]
    flagged: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule's docstring taken apart: what it flags, why, and its examples."""

    summary: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


def parse_lesson(docstring: str, name: str) -> Lesson:
    """Read a rule's docstring; raises ValueError when a part is missing."""
    summary, _, rest = docstring.partition("\n\n")
    lines = rest.splitlines()
    first = next((i for i, line in enumerate(lines) if line.startswith(("Bad: ", "Good: "))), len(lines))
    bad, good = (
        tuple(parse_example(line.removeprefix(label)) for line in lines[first:] if line.startswith(label))
        for label in ("Bad: ", "Good: ")
    )
    why = " ".join(" ".join(lines[:first]).split())
    if not (summary and why and bad and good) or not all(example.flagged for example in bad):
        raise ValueError(f"rule {name}: its docstring needs a summary, a reason, Bad with [[ ]], and Good")
    return Lesson(" ".join(summary.split()), why, bad, good)


def parse_example(written: str) -> Example:
    """Read a small glossary; raises ValueError for an unknown field.

    >>> example = parse_example("preferred: COVID-19; deprecated: [[new crown]] {case=exact} | source: 上合")
    >>> [concept.id for concept in example.concepts], sorted(example.flagged)
    (['A', 'B'], [('A', 'new crown')])
    """
    drafts = [
        _draft(part, letter)
        for part, letter in zip(re.split(r" \| |\n", written.strip()), ascii_uppercase, strict=False)
    ]
    concepts = tuple(draft.concept(number) for number, draft in enumerate(drafts, 1))
    corpus = tuple(text for draft in drafts for text in draft.corpus)
    flagged = frozenset((draft.id, text) for draft in drafts for text in draft.flagged)
    return Example(written, concepts, corpus, flagged)


@dataclass(slots=True)
class _Draft:
    """A concept whose fields are still being read."""

    id: str
    terms: list[Term] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    corpus: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    def concept(self, number: int) -> Concept:
        lifecycle = Lifecycle(self.about.pop("lifecycle", "approved"))
        translate = self.about.pop("translate", "yes") == "yes"
        terms = tuple(replace(term, place=f"example:{number}") for term in self.terms)
        return Concept(self.id, terms, lifecycle=lifecycle, translate=translate, **self.about)


def _draft(written: str, letter: str) -> _Draft:
    draft = _Draft(letter)
    for name, value in _fields(written):
        if name == "corpus":
            draft.corpus.append(value.strip())
        elif name == "concept":
            marked = _unmarked(value.strip())
            draft.id = marked or value.strip()
            draft.flagged += [""] * (marked is not None)
        elif name in _LISTS:
            _add_term(draft, name, value)
        else:
            draft.about[name] = value.strip()
    return draft


def _fields(written: str) -> Iterator[tuple[str, str]]:
    last = ""
    for part in written.split(";"):
        match = _FIELD.fullmatch(part.lstrip())
        if match:
            last = match["name"]
        elif last not in _LISTS:
            raise ValueError(f"no field in {part!r}")
        yield last, _ESCAPE.sub(lambda code: chr(int(code[1], 16)), match["value"] if match else part)


def _add_term(draft: _Draft, name: str, written: str) -> None:
    match = _TERM.fullmatch(written)
    if match is None:
        raise ValueError(f"no term in {written!r}")
    marked = _unmarked(match["text"])
    text = match["text"] if marked is None else marked
    if marked is not None:
        draft.flagged.append(marked)
    options = dict(option.strip().split("=", 1) for option in (match["options"] or "").split(",") if option)
    status = Status.PREFERRED if name == "source" else Status(name)
    if name == "source":
        options.setdefault("language", "zh")
    draft.terms.append(_term(text, status, options))


def _term(text: str, status: Status, options: dict[str, str]) -> Term:
    return Term(
        text,
        status,
        options.get("language", "en"),
        case=Case(options.get("case", "fold")),
        inflect=options.get("inflect") != "no",
        whole_word=options.get("match") != "part",
        only=(options["only"],) if "only" in options else (),
        except_=(options["except"],) if "except" in options else (),
        replacement=options.get("replacement"),
        severity=Severity(options["severity"]) if "severity" in options else None,
    )


def _unmarked(text: str) -> str | None:
    return text[2:-2] if text.startswith("[[") and text.endswith("]]") else None

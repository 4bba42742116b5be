"""The terminology suite as data: every case of `terminology/*.toml`, ready to be held against a tool.

Only Python's standard library is needed. Imported, `cases()` gives the cases; run as a program, it prints
them as JSON, one a line, for tools that are not written in Python. The keys are explained in
`terminology/README.md`.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "terminology"
FIRST = "fourteen"
LABELS = ("wild", "synthetic", "negative")
NO_TEXT = "-"
"""In `suggest`: the finding is advice, with no text to paste."""
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_STATUSES = ("preferred", "admitted", "deprecated", "superseded", "ambiguous", "proposed", "refused")

Row = Mapping[str, str]
"""A term under the columns of a native glossary file."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its glossary, and all that must be found in it, in the order of the text."""

    file: str
    what: str
    label: str
    text: str
    spans: tuple[tuple[int, int], ...]
    """Start and end of every finding, in code points of `text`."""
    suggest: tuple[str | None, ...]
    """What replaces each span; None for advice."""
    applicability: tuple[str, ...]
    glossary: tuple[Row, ...]
    check: str = "nonstandard-rendering"
    source: str | None = None
    role: str = "body"
    attributes: Mapping[str, str] = field(default_factory=dict)
    severity: tuple[str, ...] | None = None
    related: tuple[int, ...] | None = None
    """For each grouped finding the number of places that it lists."""
    proposed: int | None = None
    """How many renderings stand in the text that nobody has approved yet."""
    fails: str | None = None
    """Why copydesk itself does not pass."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A file of the suite."""

    file: str
    title: str
    about: str
    glossary: tuple[Row, ...]
    """What its cases are checked with, but for those that bring their own."""
    cases: tuple[Case, ...]


def themes() -> Iterator[Theme]:
    """The files of the suite, the fourteen sentences first; raises ValueError for a case that lacks something."""
    for file in sorted(FOLDER.glob("*.toml"), key=lambda file: (file.stem != FIRST, file.stem)):
        raw = tomllib.loads(file.read_text("utf-8"))
        listed = tuple(_named_case(file.stem, case, raw) for case in raw["case"])
        about = " ".join(raw["about"].split())
        yield Theme(file.stem, raw["title"], about, tuple(_rows(raw)), listed)


def cases() -> Iterator[Case]:
    """All cases, file by file."""
    return (case for theme in themes() for case in theme.cases)


def _named_case(file: str, raw: Mapping[str, Any], suite: Mapping[str, Any]) -> Case:
    try:
        return _case(file, raw, suite)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file}.toml: {raw.get('what')!r}: {error}") from error


def _case(file: str, raw: Mapping[str, Any], suite: Mapping[str, Any]) -> Case:
    given = dict(raw)
    own = {name: given.pop(name) for name in ("glossary", "concept") if name in given}
    marked = given.pop("text")
    text, spans = _unmarked(marked)
    if given.pop("whole", False):
        spans = ((0, len(text)),)
    suggest = tuple(None if s == NO_TEXT else s for s in given.pop("suggest", ()))
    usual = ["advice" if s is None else "safe" for s in suggest]
    applicability = tuple(given.pop("applicability", usual))
    if given["label"] not in LABELS or (given["label"] == "negative") != (not spans):
        raise ValueError("the label is wild, synthetic, or negative where nothing is found")
    if not len(spans) == len(suggest) == len(applicability):
        raise ValueError("every span has one suggestion and one applicability")
    lists = {name: tuple(given.pop(name)) for name in ("severity", "related") if name in given}
    rows = tuple(_rows(own or suite))
    return Case(
        file,
        text=text,
        spans=spans,
        suggest=suggest,
        applicability=applicability,
        glossary=rows,
        **lists,
        **given,
    )


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its `[[ ]]`, and what they marked.

    >>> _unmarked("the [[new crown]] wave")
    ('the new crown wave', ((4, 13),))
    """
    spans, text = [], marked
    while mark := _MARK.search(text):
        spans.append((mark.start(), mark.start() + len(mark[1])))
        text = text[: mark.start()] + mark[1] + text[mark.end() :]
    return text, tuple(spans)


def _rows(tables: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The concepts of a file or a case, a term a row."""
    short: dict[str, list[str]] = {}
    for wrong, right in tables.get("glossary", {}).items():
        short.setdefault(right, []).append(wrong)
    concepts = [{"preferred": right, "deprecated": wrong} for right, wrong in short.items()]
    for number, concept in enumerate((*concepts, *tables.get("concept", ())), 1):
        yield from _concept(f"C-{number}", dict(concept))


def _concept(name: str, concept: dict[str, Any]) -> Iterator[dict[str, str]]:
    terms = [(status, _as_list(concept.pop(status, []))) for status in _STATUSES]
    source = [("preferred", _as_list(concept.pop("source", [])))]
    about = {"concept": name, **concept}
    for language, listed in (("en", terms), ("zh", source)):
        for status, written in listed:
            for number, term in enumerate(written):
                cells = term if isinstance(term, dict) else {"term": term}
                standing = "admitted" if number and status == "preferred" else status
                yield {**about, "status": standing, "language": language, **cells}
                about = {"concept": name}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    for each in cases():
        sys.stdout.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")

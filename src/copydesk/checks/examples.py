"""A check's docstring taken apart: what it flags, why, its examples and its known limits."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from copydesk.model import Span

_BAD = re.compile(r"Bad: (?P<text>.*?)(?: -> (?P<suggestion>.*))?")
_MARKS = re.compile(r"(.*)\[\[(.*)\]\](.*)", re.DOTALL)
_SUGGESTIONS = {"(delete)": "", "(space)": " ", "(advice)": None, None: None}


@dataclass(frozen=True, slots=True)
class Bad:
    """A text that must be flagged at `span`; `suggestion` None means advice."""

    text: str
    span: Span
    suggestion: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What `explain` shows and the tests run.

    `good` texts may begin with their source, as `bad` ones do (see `split_source`). `glossary` pairs a term
    with the right rendering: a wrong one, or an ambiguous one after `?`, an admitted one after `+`, or one
    in Chinese; `!` before the right one means that it is kept from the source.
    """

    summary: str
    reason: str
    bad: tuple[Bad, ...]
    good: tuple[str, ...]
    limits: str
    glossary: tuple[tuple[str, str], ...]


def parse_lesson(docstring: str, name: str) -> Lesson:
    r"""Read a check's docstring; raises ValueError when a part is missing.

    >>> docstring = "Twice.\n\nWhy.\n\nBad: He [[is is]]. -> is\nGood: He is.\nKnown limits: few."
    >>> lesson = parse_lesson(docstring, "repeated-word")
    >>> lesson.bad[0].text, lesson.bad[0].span, lesson.bad[0].suggestion
    ('He is is.', Span(start=3, end=8), 'is')
    """
    prose, sep, rest = inspect.cleandoc(docstring).partition("\n\n")
    lines = rest.splitlines()
    labels = ("Bad: ", "Good: ", "Glossary: ", "Known limits: ")
    first = next((i for i, line in enumerate(lines) if line.startswith(labels)), len(lines))
    examples, _, limits = "\n".join(lines[first:]).partition("Known limits: ")
    entries = [line.rstrip() for line in examples.splitlines() if line.strip()]
    bad = tuple(_bad(line, name) for line in entries if line.startswith("Bad: "))
    good = tuple(_newlines(line.removeprefix("Good: ")) for line in entries if line.startswith("Good: "))
    pairs = (
        line.removeprefix("Glossary: ").split(" -> ") for line in entries if line.startswith("Glossary: ")
    )
    glossary = tuple((wrong, right) for wrong, right in pairs)
    if not (sep and bad and good and limits):
        raise ValueError(f"check {name}: its docstring needs a summary, a reason, Bad, Good and Known limits")
    reason = " ".join(line for line in lines[:first] if line)
    return Lesson(" ".join(prose.split()), reason, bad, good, " ".join(limits.split()), glossary)


def split_source(example: str) -> tuple[str | None, str]:
    """The source and the translation of an example `source | translation`, or None and the text.

    >>> split_source("新冠 | COVID-19"), split_source("COVID-19")
    (('新冠', 'COVID-19'), (None, 'COVID-19'))
    """
    source, separator, text = example.partition(" | ")
    return (source, text) if separator else (None, example)


def _bad(line: str, name: str) -> Bad:
    match = _BAD.fullmatch(line)
    source, text = split_source(_newlines(match["text"])) if match else (None, "")
    marks = _MARKS.fullmatch(text)
    if match is None or marks is None:
        raise ValueError(f"check {name}: mark the span with [[ ]] in {line!r}")
    before, inside, after = marks.groups()
    suggestion: str | None = match["suggestion"]
    span = Span(len(before), len(before) + len(inside))
    return Bad(before + inside + after, span, _SUGGESTIONS.get(suggestion, suggestion), source)


def _newlines(text: str) -> str:
    return text.replace("\\n", "\n")

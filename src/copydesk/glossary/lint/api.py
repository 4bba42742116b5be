"""What a rule is, what it yields, and what becomes of that."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from copydesk.glossary.lint.examples import Lesson, parse_lesson
from copydesk.glossary.lint.view import View
from copydesk.model import Concept, Term


class Level(StrEnum):
    """How bad it is: an error makes the glossary say something false, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule yields: the entry at fault (no term: the whole concept), what is wrong, how to mend it."""

    concept: Concept
    term: Term | None
    message: str
    mend: str


Function = Callable[[View], Iterator[Flaw]]


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule and how it is explained; `lesson` holds the examples of its docstring."""

    id: str
    level: Level
    summary: str
    why: str
    lesson: Lesson
    function: Function


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A flaw with its rule and its place, `file:line` where the glossary was read from a file.

    `term` is "" when the whole concept is at fault.
    """

    rule: str
    level: Level
    concept: str
    term: str
    place: str
    message: str
    mend: str

    def __str__(self) -> str:
        """One line, as errors are printed.

        >>> print(LintFinding("no-authority", Level.WARNING, "C-1", "", "a.tsv:2", "no authority", "name it"))
        a.tsv:2: warning: no authority; name it [no-authority]
        """
        where = self.place or self.concept
        return f"{where}: {self.level.value}: {self.message}; {self.mend} [{self.rule}]"


def rule(rule_id: str, level: Level) -> Callable[[Function], LintRule]:
    """Make a function a rule; its docstring becomes summary, reason and tested examples.

    Raises ValueError when the docstring lacks a part.
    """

    def register(function: Function) -> LintRule:
        lesson = parse_lesson(inspect.getdoc(function) or "", rule_id)
        return LintRule(rule_id, level, lesson.summary, lesson.why, lesson, function)

    return register

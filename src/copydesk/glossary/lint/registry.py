"""Finding the rules, and running them over a glossary."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import copydesk.glossary.lint.rules
from copydesk.glossary.lint.api import Flaw, LintFinding, LintRule
from copydesk.glossary.lint.view import View
from copydesk.model import Concept

_NUMBER = re.compile(r"(\d+)")


@cache
def all_rules() -> dict[str, LintRule]:
    """All rules by id, in alphabetical order.

    Raises ValueError when two have the same id.
    """
    found: dict[str, LintRule] = {}
    for info in pkgutil.iter_modules(copydesk.glossary.lint.rules.__path__):
        module = importlib.import_module(f"copydesk.glossary.lint.rules.{info.name}")
        for value in vars(module).values():
            if isinstance(value, LintRule) and found.setdefault(value.id, value) is not value:
                raise ValueError(f"two rules are called {value.id}")
    return dict(sorted(found.items()))


def lint(concepts: Iterable[Concept], language: str = "en", corpus: Sequence[str] = ()) -> list[LintFinding]:
    """What is wrong with a glossary, in the order of the file that it was read from.

    `language` is the target language; its regional forms in the glossary (`en-GB`) are looked at too. With a
    `corpus` of texts, variants that never stand in it are named.
    Domains that a configuration switches off are linted like all others: they may be switched on tomorrow.

    >>> from copydesk.glossary.lint.examples import parse_example
    >>> flawed = parse_example("authority: WHO; preferred: COVID-19; deprecated: COVID‑19")
    >>> print(*lint(flawed.concepts))
    example:1: error: “COVID‑19” is wrong here and right in A; take out one of the two [wrong-and-right]
    """
    listed = tuple(concepts)
    regional = {
        term.language
        for concept in listed
        for term in concept.terms
        if term.language.startswith(f"{language}-")
    }
    found = {
        finding
        for dialect in (language, *sorted(regional))
        for finding in _findings(View(listed, dialect, corpus))
    }
    return sorted(found, key=_reading_order)


def _findings(view: View) -> Iterator[LintFinding]:
    for rule in all_rules().values():
        for flaw in rule.function(view):
            yield LintFinding(
                rule.id,
                rule.level,
                flaw.concept.id,
                flaw.term.text if flaw.term else "",
                _place(flaw),
                flaw.message,
                flaw.mend,
            )


def _place(flaw: Flaw) -> str:
    if flaw.term is not None:
        return flaw.term.place
    return next((term.place for term in flaw.concept.terms), "")


def _reading_order(finding: LintFinding) -> tuple[list[tuple[int, str]], str, str, str, str]:
    """By file and line, numbers by size."""
    parts = _NUMBER.split(finding.place)
    place = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return place, finding.concept, finding.term, finding.rule, finding.message

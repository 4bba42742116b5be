"""The page of checks: every check with its classification, its examples, its limits and its figures."""
# ruff: noqa: INP001 - a part of build_reference.py, which stands beside it

from __future__ import annotations

import html
import inspect
import re
import sys
from collections.abc import Iterator
from itertools import groupby

from copydesk.checks.accuracy import FEW_ARTICLES, accuracy
from copydesk.checks.api import Check
from copydesk.checks.examples import Bad
from copydesk.checks.registry import all_checks

_MARKDOWN = re.compile(r"([\\`*_\[\]#|~])")
_OPTION_READ = re.compile(r"options\.get\(\s*\"(\w+)\"")
_SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")
_NAMED = re.compile(r"`(\w+)`")
_NO_FIGURES = "It did not fire in the texts of [the accuracy page](../accuracy.md)."


def checks_page() -> list[str]:
    """The catalogue by MQM dimension, the options, and every check by its id."""
    checks = all_checks().values()
    return [
        "# Checks",
        "",
        (
            "Every check, from its own docstring. The marked words are the exact span that is flagged, and "
            "what follows the arrow is the exact suggestion; tests run every line. In a text with a source, "
            "the source stands before the bar. `copydesk explain ID` shows the same on a terminal. "
            "[Choose checks](../how-to/checks.md) says how they are switched."
        ),
        *(line for group in _groups() for line in ("", *group)),
        "",
        (
            "The severity is the check's own. A term of the glossary may bring another, and "
            "[the configuration](configuration.md#checksid) may set one. The profile is the smallest that "
            "runs the check: `house` holds `default`, and `all` holds both."
        ),
        "",
        "## Options",
        "",
        "Some checks can be told what this house does, in a table `[checks.ID.options]` of `copydesk.toml`.",
        "",
        "| check | options |",
        "|---|---|",
        *(f"| [{check.id}](#{check.id}) | {text} |" for check in checks if (text := _options(check))),
        *(line for check in checks for line in ("", *_check(check))),
    ]


def _groups() -> Iterator[list[str]]:
    """A table of checks for each MQM dimension."""
    checks = sorted(all_checks().values(), key=lambda check: (_dimension(check), check.id))
    for dimension, members in groupby(checks, key=_dimension):
        rows = [
            f"| [{c.id}](#{c.id}) | {c.severity.value} | {c.profile.name.lower()} "
            f"| {'yes' if c.needs_source else ''} | {c.lesson.summary} |"
            for c in members
        ]
        head = ["| check | severity | profile | needs the source | what it flags |", "|---" * 5 + "|"]
        yield [f"**{dimension}**", "", *head, *rows]


def _dimension(check: Check) -> str:
    """The first part of the MQM id, as a heading."""
    return check.mqm.partition("/")[0].replace("-", " ").capitalize()


def _options(check: Check) -> str:
    """What the docstring says about options; an option that it does not name stops the build."""
    lesson = check.lesson
    sentences = [*_SENTENCE_END.split(lesson.reason), *_SENTENCE_END.split(lesson.limits)]
    said = " ".join(sentence for sentence in sentences if re.search(r"\boptions?\b", sentence))
    read = _OPTION_READ.findall(inspect.getsource(sys.modules[check.function.__module__]))
    if missing := set(read) - set(_NAMED.findall(said)):
        raise SystemExit(f"{check.id}: the docstring does not name the option {min(missing)!r}")
    return said.replace("|", "\\|")


def _check(check: Check) -> Iterator[str]:
    lesson = check.lesson
    needs = "yes; without one it does not run" if check.needs_source else "no"
    yield from (f"## {check.id}", "", f"**{lesson.summary}** {lesson.reason}", "")
    yield from (
        "| severity | profile | looks at | needs the source | MQM | ITS | version |",
        "|---" * 7 + "|",
    )
    yield (
        f"| {check.severity.value} | {check.profile.name.lower()} | {check.scope.value} | {needs} "
        f"| `{check.mqm}` | `{check.category.value}` | {check.version} |"
    )
    if check.requires:
        needed = ", ".join(f"`{package}`" for package in check.requires)
        yield from ("", f"It runs only where the package {needed} is installed.")
    if lesson.glossary:
        pairs = "; ".join(_pair(wrong, right) for wrong, right in lesson.glossary)
        yield from ("", f"With these entries in the glossary: {pairs}.")
    yield from ("", "Flagged:", "", *(f"- {_bad(bad)}" for bad in lesson.bad))
    yield from ("", "Left alone:", "", *(f"- {_text(good)}" for good in lesson.good))
    yield from ("", f"Known limits: {lesson.limits}", "", f"Measured: {_measured(check)}")


def _measured(check: Check) -> str:
    """What the check was measured to be right about."""
    figures = accuracy().get(check.id)
    if figures is None:
        return _NO_FIGURES
    said = []
    where = f"{_counted(figures.flags, 'flag')} in {_counted(figures.articles, 'article')}"
    if figures.precision is not None:
        said.append(
            f"{figures.precision:.2f} of {where} touch an error that people marked "
            f"(95 % {figures.low:.2f} to {figures.high:.2f}; at random {figures.random:.2f})."
        )
    elif figures.flags:
        said.append(f"{where}, without a span to score.")
    if figures.flags and figures.articles < FEW_ARTICLES:
        said.append(f"Fewer than {FEW_ARTICLES} articles: do not believe the figure yet.")
    said.append(f"In text by people it fires {_counted(figures.alarms, 'time')}.")
    return f"{' '.join(said)} See [accuracy](../accuracy.md)."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _pair(wrong: str, right: str) -> str:
    """An entry of the glossary as the examples write it (see `copydesk.checks.examples`)."""
    notes = {"?": " (ambiguous)", "+": " (admitted)"}
    if right.startswith("!"):
        return f"{_text(wrong)} stays {_text(right[1:])}"
    term = _text(wrong.lstrip("?+")) + notes.get(wrong[:1], "")
    return f"{term} → {_text(right)}"


def _bad(bad: Bad) -> str:
    before, after = bad.text[: bad.span.start], bad.text[bad.span.end :]
    marked = f"<mark>{_text(bad.text[bad.span.start : bad.span.end])}</mark>"
    if bad.suggestion is None:
        right = "*no text to paste*"
    else:
        right = _text(bad.suggestion) if bad.suggestion else "*delete*"
    source = "" if bad.source is None else f"{_text(bad.source)} \\| "
    return f"{source}{_text(before)}{marked}{_text(after)} → {right}"


def _text(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", html.escape(text, quote=False)).replace("\n", "<br>")

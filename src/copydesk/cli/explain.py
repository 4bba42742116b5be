"""`copydesk explain`: what a check flags, why, and its examples."""

import difflib
from typing import Annotated

import typer

from copydesk.checks.accuracy import FEW_ARTICLES, accuracy
from copydesk.checks.api import Check
from copydesk.checks.registry import all_checks
from copydesk.errors import ConfigError


def _names(incomplete: str) -> list[str]:
    return [name for name in all_checks() if name.startswith(incomplete)]


def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="CHECK", help="The id of a check.", autocompletion=_names)
    ] = None,
) -> None:
    """Explain a check, or list them all.

    Example: `copydesk explain repeated-word`
    """
    checks = all_checks()
    if name is None:
        width = max(map(len, checks))
        for check in checks.values():
            typer.echo(f"{check.id:<{width}}  {check.severity.value:<8}  {check.lesson.summary}")
        return
    if name not in checks:
        near = difflib.get_close_matches(name, checks, n=1)
        mend = f"did you mean {near[0]!r}?" if near else "see 'copydesk explain'"
        raise ConfigError(f"no check is called {name!r}", mend=mend)
    typer.echo("\n".join(_page(checks[name])))


def _page(check: Check) -> list[str]:
    lesson = check.lesson
    lines = [f"{check.id}: {lesson.summary}", "", lesson.reason, ""]
    lines += [
        (
            f"severity {check.severity.value}; profile {check.profile.name.lower()}; MQM {check.mqm}; "
            f"ITS {check.category.value}"
        ),
        "",
    ]
    if lesson.glossary:
        lines += [f"With the glossary  {wrong} -> {right}" for wrong, right in lesson.glossary] + [""]
    for bad in lesson.bad:
        start, end = bad.span.start, bad.span.end
        marked = f"{bad.text[:start]}[{bad.text[start:end]}]{bad.text[end:]}"
        lines.append(f"Flagged  {marked}")
        if bad.suggestion is not None:
            lines.append(f"      -> {bad.suggestion or '(delete)'}")
    lines += [f"Silent   {good}" for good in lesson.good]
    return [*lines, "", f"Known limits: {lesson.limits}", "", *_measured(check)]


def _measured(check: Check) -> list[str]:
    """What the check was measured to be right about, with the share that chance alone would hit."""
    measured = accuracy().get(check.id)
    if measured is None:
        return ["Measured: it did not fire in the texts of docs/accuracy.md."]
    where = f"{measured.flags} flags in {measured.articles} articles"
    lines = []
    if measured.precision is not None:
        interval = f"95 % {measured.low:.2f} to {measured.high:.2f}; at random {measured.random:.2f}"
        right = f"{measured.precision:.2f} of {where}"
        lines.append(f"Measured: {right} touch an error that people marked ({interval}).")
    elif measured.flags:
        lines.append(f"Measured: {where}, without a span to score.")
    if measured.flags and measured.articles < FEW_ARTICLES:
        lines.append(f"Fewer than {FEW_ARTICLES} articles: do not believe the figure yet.")
    lines.append(f"In 3,071 segments by people it fires {measured.alarms} times.")
    return lines

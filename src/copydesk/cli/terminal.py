"""Findings on a terminal: the line, the span underlined, the rule and the suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from copydesk.engine.batch import not_run
from copydesk.engine.jobs import Outcome
from copydesk.model import Finding, NotRun, Severity, Span, Unit
from copydesk.text.quotations import in_quotes
from copydesk.text.running import RunningText

_WIDTH = 80
_INDENT = "    "
_ROOM = _WIDTH - len(_INDENT)
_LEAST = 20
"""Columns for the words around a span that is itself as long as a line."""
_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "blue",
}
_SHOWN: dict[int, str | int] = {
    ord("\n"): " ",
    ord("\t"): " ",
    ord("\r"): " ",
    **{code: 0x2400 + code for code in range(9)},
}
"""Control characters would spoil the underline; each is shown by one character."""


def print_findings(outcomes: Sequence[Outcome], stream: TextIO | None = None) -> None:
    """Print all findings by document, and one line of summary; nothing at all when there are none."""
    console = Console(file=stream or sys.stdout, highlight=False, soft_wrap=True, markup=False, emoji=False)
    findings: list[Finding] = []
    for outcome in outcomes:
        for result in outcome.checked:
            if result.findings:
                text = RunningText.of(result.document)
                console.print(Text(result.document.name, style="bold underline"))
                for finding in result.findings:
                    _print_one(console, finding, text)
                findings += result.findings
    if findings:
        console.print(_summary(findings, sum(len(outcome.checked) for outcome in outcomes)))
    skipped = not_run(pair for outcome in outcomes for result in outcome.checked for pair in result.not_run)
    for line in not_run_lines(skipped):
        console.print(Text(line, style="dim"))


def _print_one(console: Console, finding: Finding, text: RunningText) -> None:
    style = _STYLES[finding.severity]
    where = f"  {_where(text.unit(finding.place.segment))}: "
    first, *rest = _wrapped(f"{where}{finding.severity.value}  {_headline(finding)}")
    headline = Text(first)
    headline.stylize(style, len(where), len(where) + len(finding.severity.value))
    console.print(headline)
    for line in rest:
        console.print(Text(line))
    for line, underline in _excerpt(text.text, text.span(finding.place)):
        console.print(Text(_INDENT + line))
        console.print(Text(_INDENT + underline, style=style))
    quoted = " It stands in quotation marks." if finding.in_quotation else ""
    why = f"{_INDENT}{finding.message}{quoted} [{finding.check}]"
    for line in _wrapped(why):
        console.print(Text(line, style="dim"))
    console.print()


def _wrapped(text: str) -> list[str]:
    return wrap(text, _WIDTH, subsequent_indent=_INDENT, break_long_words=False, break_on_hyphens=False)


def _where(unit: Unit) -> str:
    line = unit.attributes.get("line")
    return f"line {line}" if line else f"unit {unit.id}"


def _headline(finding: Finding) -> str:
    said = in_quotes(" ".join(finding.text.split()))
    return said if finding.suggestion is None else f"{said} -> {finding.suggestion or '(delete)'}"


def _excerpt(text: str, span: Span) -> Iterator[tuple[str, str]]:
    """The words around the span in lines of the terminal's width, each with its underline."""
    window = _window(text, span)
    shown = text[window.start : window.end].translate(_SHOWN)
    marked = range(span.start - window.start, max(span.end, span.start + 1) - window.start)
    position = 0
    while position < len(shown):
        size = _fitting(shown, position)
        piece = shown[position : position + size]
        under = "".join(
            ("~" if number in marked else " ") * cell_len(char) for number, char in enumerate(piece, position)
        )
        if under.strip():
            yield piece.rstrip(), under.rstrip()
        position += size


def _window(text: str, span: Span) -> Span:
    """The paragraph around the span where it fits on a line, else as many words of it as do."""
    start = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    if end - start <= _ROOM:
        return Span(start, end)
    spare = max(_ROOM - len(span), _LEAST)
    first = _word_border(text, max(start, span.start - spare // 2), start)
    last = max(min(end, span.end + spare - (span.start - first)), span.end)
    if last < end:
        last = max(text.rfind(" ", span.end, last), span.end)
    return Span(first, last)


def _word_border(text: str, position: int, start: int) -> int:
    """The beginning of a word at or after `position`."""
    if position == start:
        return start
    blank = text.find(" ", position)
    return position if blank < 0 else blank + 1


def _fitting(window: str, position: int) -> int:
    """How many characters fit on a line, broken at a blank where there is one."""
    width = 0
    for offset, char in enumerate(window[position:]):
        width += cell_len(char)
        if width > _ROOM:
            blank = window.rfind(" ", position, position + offset)
            return blank - position + 1 if blank > position else offset
    return len(window) - position


def not_run_lines(skipped: Iterable[NotRun]) -> Iterator[str]:
    """What did not run, one line a reason."""
    for (reason, documents), entries in groupby(skipped, key=lambda entry: (entry.reason, entry.documents)):
        names = ", ".join(entry.check for entry in entries)
        yield f"did not run on {count(documents, 'document')}: {names} ({reason})"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun; `plural` for one that takes no plain s.

    >>> count(1, "document"), count(2387, "word"), count(0, "batch", "batches")
    ('1 document', '2,387 words', '0 batches')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _summary(findings: list[Finding], documents: int) -> str:
    ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity), reverse=True)
    counts = [
        f"{len(list(members))} {severity.value}"
        for severity, members in groupby(ordered, key=lambda finding: finding.severity)
    ]
    return f"{count(len(findings), 'finding')} in {count(documents, 'document')}: {', '.join(counts)}"

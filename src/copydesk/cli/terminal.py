"""Findings on a terminal: the line, the span underlined, the rule and the suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from copydesk.engine.jobs import Outcome
from copydesk.model import Finding, Severity, Span, Unit
from copydesk.text.running import RunningText

_WIDTH = 80
_INDENT = "    "
_ROOM = _WIDTH - len(_INDENT)
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
    said = " ".join(finding.text.split())
    if said[:1] not in '“"':
        said = f"“{said}”"
    return said if finding.suggestion is None else f"{said} -> {finding.suggestion or '(delete)'}"


def _excerpt(text: str, span: Span) -> Iterator[tuple[str, str]]:
    """The words around the span in lines of the terminal's width, each with its underline."""
    start = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    spare = max(_ROOM - (span.end - span.start), 20)
    first = _word_border(text, max(start, span.start - spare // 2), start)
    last = min(end, max(span.end + spare - (span.start - first), span.end))
    if last < end:
        last = max(text.rfind(" ", span.end, last), span.end)
    window = text[first:last].translate(_SHOWN)
    marks = [
        span.start - first <= i < max(span.end - first, span.start - first + 1) for i in range(len(window))
    ]
    position = 0
    while position < len(window):
        size = _fitting(window, position)
        piece, marked = window[position : position + size], marks[position : position + size]
        under = "".join(("~" if on else " ") * cell_len(char) for char, on in zip(piece, marked, strict=True))
        if under.strip():
            yield piece.rstrip(), under.rstrip()
        position += size


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


def _summary(findings: list[Finding], documents: int) -> str:
    ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity), reverse=True)
    counts = [
        f"{len(list(members))} {severity.value}"
        for severity, members in groupby(ordered, key=lambda finding: finding.severity)
    ]
    plural = "s" if documents != 1 else ""
    return f"{len(findings)} findings in {documents} document{plural}: {', '.join(counts)}"

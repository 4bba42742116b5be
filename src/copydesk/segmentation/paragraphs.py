"""Plain text to paragraphs. Line structure is meaning: blank lines, indents, end marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model import Role, Span
from copydesk.text.quotations import quotations

_LINE = re.compile(r"[^\n]*\n?")
_INDENT = re.compile(r"(?: {2,}|\t|\u3000+)(?=\S)")
END_MARK = re.compile(
    r"[(（\[【]\s*(?:finish(?:ed)?|over|end|the end|complete|完)\s*[)）\]】]\.?", re.IGNORECASE
)
"""What agencies put after the last paragraph."""
_STOP = re.compile(r"[.!?。！？…][\"”’)\]]*$")
_DATELINE = re.compile(
    r"""(?:[A-Z][\w.&’'-]*\s){0,5}?(?:Agency|News|Service|Network|Xinhua|Reuters|AP|AFP|CNS|Daily|Times|Society)
        [,\s].{0,60}?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d{1,2}\s?[/.]|\d{4})""",
    re.VERBOSE,
)
_HEADLINE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span without indent and outer blanks, its role, the line (from 1) it begins on.

    `continues` marks an unindented paragraph in a text whose paragraphs are indented: the
    translation broke one paragraph of the original in two there.
    """

    span: Span
    role: Role
    line: int
    continues: bool


def paragraphs(text: str) -> list[Paragraph]:
    r"""Split `text` at blank lines, and where a line begins with two blanks, a tab or a full-width blank.

    >>> text = "Flood\n\n  It rained.\n  It stopped.\n(End)"
    >>> [(text[p.span.start : p.span.end], p.role.value) for p in paragraphs(text)]
    [('Flood', 'headline'), ('It rained.', 'body'), ('It stopped.', 'body'), ('(End)', 'end-mark')]
    """
    blocks = list(_blocks(text))
    indented = sum(indent for _, _, indent in blocks)
    found: list[Paragraph] = []
    for number, (span, line, indent) in enumerate(blocks):
        role = _role(text[span.start : span.end], first=number == 0)
        continues = indented > 0 and not indent and role not in (Role.HEADLINE, Role.END_MARK) and number > 0
        found.append(Paragraph(span, role, line, continues))
    return found


def _blocks(text: str) -> Iterator[tuple[Span, int, bool]]:
    """The span of each paragraph, its first line, and whether that is indented."""
    start, first_line, indented = None, 0, False
    position = end = 0
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, position = match.group(), match.start()
        content = line.strip()
        begins = _INDENT.match(line) is not None or END_MARK.fullmatch(content) is not None
        if start is not None and (not content or begins):
            yield Span(start, end), first_line, indented
            start = None
        if content:
            if start is None:
                start = position + len(line) - len(line.lstrip())
                first_line, indented = number, _INDENT.match(line) is not None
            end = position + len(line.rstrip())
    if start is not None:
        yield Span(start, end), first_line, indented


def _role(paragraph: str, *, first: bool) -> Role:
    if END_MARK.fullmatch(paragraph):
        return Role.END_MARK
    if first and len(paragraph.split()) <= _HEADLINE_WORDS and not _STOP.search(paragraph):
        return Role.HEADLINE
    if _DATELINE.match(paragraph):
        return Role.DATELINE
    quoted = quotations(paragraph)
    if len(quoted) == 1 and quoted[0] == Span(0, len(paragraph)):
        return Role.QUOTE
    return Role.BODY

"""Plain text to paragraphs. Line structure is meaning: blank lines, indents, end marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model import Role, Span
from copydesk.segmentation.lists import ListMark, begins_with_mark, list_mark
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
_TAIL = 8
_CAPTION = re.compile(
    r"""[(（\[]?(?:File\ |Data\ )?(?:
    (?:Photo|Picture|Image|Caption|Infographic|Map|Figure\ \d+|Fig\.\ \d+|Chart(?:\ \d+)?)\s?[:：]
    |(?:Photos?|Pictures?)\ (?:by|courtesy|shows)\b
    |The\ (?:photo|picture)\ shows\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"""By\ (?:[A-Z][\w.’'-]*+,?\ (?:and\ )?){0,6}[A-Z][\w.’'-]*+
    |[(（]?(?:Reporters?|Correspondents?|Editors?(?:\ in\ charge)?|Authors?|Writers?|Text)\s?[:：/]\ ?
    [^.!?。]{1,80}[)）]?""",
    re.VERBOSE,
)
_BEFORE_LIST = re.compile(r"[.:;,!?…：。；，！？][\"”’)\]]*\Z")
_APART = (Role.HEADLINE, Role.END_MARK, Role.LIST_ITEM, Role.CAPTION, Role.BYLINE)
"""They stand without an indent among indented paragraphs and continue none."""


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
    r"""Split `text` at blank lines, list items and lines indented by two blanks, a tab or a full-width blank.

    >>> text = "Flood\n\n  It rained.\n  It stopped.\n(End)"
    >>> [(text[p.span.start : p.span.end], p.role.value) for p in paragraphs(text)]
    [('Flood', 'headline'), ('It rained.', 'body'), ('It stopped.', 'body'), ('(End)', 'end-mark')]
    """
    blocks = list(_blocks(text))
    indented = sum(indent for _, _, indent in blocks)
    found: list[Paragraph] = []
    for number, (span, line, indent) in enumerate(blocks):
        role = _role(text[span.start : span.end], first=number == 0)
        continues = indented > 0 and not indent and role not in _APART and number > 0
        found.append(Paragraph(span, role, line, continues))
    return found


def _blocks(text: str) -> Iterator[tuple[Span, int, bool]]:
    """The span of each paragraph, its first line, and whether that is indented."""
    start, first_line, indented = None, 0, False
    position = end = 0
    items = _Items()
    for number, match in enumerate(_LINE.finditer(text), 1):
        line, position = match.group(), match.start()
        content = line.strip()
        begins = _INDENT.match(line) is not None or END_MARK.fullmatch(content) is not None
        item = items.begins(content)
        if start is not None and (not content or begins or item):
            yield Span(start, end), first_line, indented
            start = None
        if content:
            if start is None:
                start = position + len(line) - len(line.lstrip())
                first_line, indented = number, _INDENT.match(line) is not None
            end = position + len(line.rstrip())
    if start is not None:
        yield Span(start, end), first_line, indented


class _Items:
    """Follows the lines of a text and tells where a list item begins.

    A first item stands after a blank line or a mark that ends a line; a later one counts on. So a line of
    prose that happens to begin with *5.* is none.
    """

    def __init__(self) -> None:
        self._last: ListMark | None = None
        self._before = ""

    def begins(self, line: str) -> bool:
        """Whether the next line, without outer blanks, begins an item."""
        before, self._before = self._before, line
        mark = list_mark(line) if begins_with_mark(line) else None
        if mark is None:
            return False
        follows = self._last is not None and self._last.precedes(mark)
        first = not before or (mark.begins and _BEFORE_LIST.search(before[-_TAIL:]) is not None)
        if follows or first:
            self._last = mark
        return follows or first


def _role(paragraph: str, *, first: bool) -> Role:  # noqa: PLR0911 - a line a role
    if END_MARK.fullmatch(paragraph):
        return Role.END_MARK
    if (
        first
        and not _is_marked(paragraph)
        and len(paragraph.split()) <= _HEADLINE_WORDS
        and not _STOP.search(paragraph)
    ):
        return Role.HEADLINE
    if _is_marked(paragraph):
        return Role.LIST_ITEM
    if _CAPTION.match(paragraph):
        return Role.CAPTION
    if _BYLINE.fullmatch(paragraph):
        return Role.BYLINE
    if _DATELINE.match(paragraph):
        return Role.DATELINE
    quoted = quotations(paragraph)
    if len(quoted) == 1 and quoted[0] == Span(0, len(paragraph)):
        return Role.QUOTE
    return Role.BODY


def _is_marked(paragraph: str) -> bool:
    return begins_with_mark(paragraph) and list_mark(paragraph) is not None

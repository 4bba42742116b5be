"""How words are written in Markdown so that they are read as words.

Source: the CommonMark specification 0.31.2, sections 2.4 (backslash escapes) and 4 (what begins a block).
"""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"""[\\`*\[\]] | (?<![^\W_])_ | _(?![^\W_]) | ~(?=~) | (?<=~)~ | <(?=[A-Za-z/!?])
    | &(?=\#?[A-Za-z0-9]{1,32};)""",
    re.VERBOSE,
)
_EVERY_MARK = re.compile(r"[\\`*_\[\]<>|~&!]")
_LEADING = re.compile(r"([ \t]*+\d{0,9})([#+\-=>.):|~])")
_BLANK_EDGE = re.compile(r"\A[ \t]|[ \t]\Z")


def escaped(new: str) -> str:
    r"""New text, with a backslash before what would be markup wherever it stood; a line end is a `<br>`.

    >>> escaped("5 * 3, snake_case, [sic] & <so>")
    '5 \\* 3, snake_case, \\[sic\\] & \\<so>'
    """
    return _MARKUP.sub(r"\\\g<0>", new).replace("\n", "<br>")


def inert(text: str) -> str:
    r"""A whole piece of text, so that nothing in it can be markup, at the start of a line either.

    >>> inert("1. It *rained*"), inert("- no")
    ('1\\. It \\*rained\\*', '\\- no')
    """
    marked = _EVERY_MARK.sub(_marked, text)
    return _led(marked).replace("\n", "<br>")


def inert_with_blanks(text: str) -> str:
    """The same, blanks at the ends written so that marks of emphasis may touch them."""
    return _BLANK_EDGE.sub("&#32;", inert(text))


def _led(text: str) -> str:
    """The text with its first mark escaped, should it begin a block."""
    found = _LEADING.match(text)
    return f"{found[1]}\\{text[found.end(1) :]}" if found else text


def _marked(match: re.Match[str]) -> str:
    """Backslashes count neither in code nor before a bar: a backtick and a backslash are said as numbers."""
    mark = match.group()
    return f"&#{ord(mark)};" if mark in "\\`" else f"\\{mark}"


def escaped_in_cell(new: str) -> str:
    r"""New text for a table cell, where a bar counts before all else.

    >>> escaped_in_cell("a | b")
    'a \\| b'
    """
    return escaped(new).replace(r"\\", "&#92;").replace("|", r"\|")

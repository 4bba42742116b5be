"""Stretches that are not prose: addresses and code. Prose checks keep out of them."""

from __future__ import annotations

import re

from copydesk.model import Span

_PROTECTED = re.compile(
    r"""\b(?:https?|ftp)://[^\s<>"“”]+|\bwww\.[^\s<>"“”]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+\w|`[^`\n]+`""",
    re.IGNORECASE,
)
_HINTS = ("://", "www.", "@", "`")


def protected_spans(text: str) -> tuple[Span, ...]:
    """URLs, e-mail addresses and code between backticks.

    >>> protected_spans("See https://who.int/new-crown-pneumonia.")
    (Span(start=4, end=39),)
    """
    if not any(hint in text for hint in _HINTS):
        return ()
    found = _PROTECTED.finditer(text)
    return tuple(Span(m.start(), m.start() + len(m.group().rstrip('.,;:!?)”"'))) for m in found)

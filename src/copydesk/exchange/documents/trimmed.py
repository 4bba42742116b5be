"""Pieces of running text made into a passage, for formats whose sentences have objects and code in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from copydesk.exchange.documents.passages import OBJECT, Passage, Piece, Tie
from copydesk.model import Role, Span
from copydesk.text.protected import protected_spans

BREAK = "\n"
"""A forced line end in a paragraph."""
_BLANKS = " \t\n\r\f"


def trimmed(pieces: Iterable[Piece], role: Role, encode: Callable[[str], str]) -> Passage | None:
    """The passage of the pieces without objects, line ends and blanks at its ends.

    What edits leave in its place is protected, and so are addresses. None where no words could be changed.

    >>> row = [Piece(OBJECT, 0, 4, Tie.FIXED), Piece("See", 5, 8), Piece("x", 8, 11, Tie.FIXED)]
    >>> found = trimmed(row, Role.BODY, str)
    >>> found.text, found.protected
    ('Seex', (Span(start=3, end=4),))
    """
    row = list(pieces)
    while row and _is_edge(row[-1]):
        row.pop()
    first = next((number for number, piece in enumerate(row) if not _is_edge(piece)), len(row))
    row = row[first:]
    if not any(piece.tie is not Tie.FIXED and piece.text.strip() for piece in row):
        return None
    return Passage(tuple(row), role, protected=_protected(row), encode=encode)


def _is_edge(piece: Piece) -> bool:
    return piece.text in (OBJECT, BREAK) or not piece.text.strip(_BLANKS)


def _protected(row: Sequence[Piece]) -> tuple[Span, ...]:
    spans = list(protected_spans("".join(piece.text for piece in row)))
    at = 0
    for piece in row:
        if piece.tie is Tie.FIXED and piece.text != BREAK:
            spans.append(Span(at, at + len(piece.text)))
        at += len(piece.text)
    return tuple(sorted(spans))

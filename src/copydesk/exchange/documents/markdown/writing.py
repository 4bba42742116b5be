"""Edits written into a Markdown file, and proved by reading it again.

A word can become markup by where it stands (`1.` at the start of a line), and marks can stop being marks
by what stands beside them. So the edited file is read again: passages that do not read as they should are
written more carefully, at last without their marks of emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Reading
from copydesk.exchange.documents.markdown.blocks import passages
from copydesk.exchange.documents.markdown.spelling import inert, inert_with_blanks
from copydesk.exchange.documents.passages import OBJECT, Passage, Piece, Tie, laid_out
from copydesk.exchange.documents.splicing import through
from copydesk.model import Span
from copydesk.text.edits import Edit, apply_edits

_EMPHASIS = "*_~"
_OPENING = "*_~[!"
_CLOSING = re.compile(r"[*_~\]]*+")


@dataclass(frozen=True, slots=True)
class _Edited:
    """A passage with its edits, how carefully to write them, and what must be read afterwards."""

    passage: Passage
    edits: tuple[Edit, ...]
    wanted: str
    care: int = 0


def rewritten(text: str, name: str, place: str, reading: Reading, edits: Edits) -> str:
    """The text of a file with the edits in it.

    Raises InputError when an edit cannot be written so that it reads as it should.
    """
    rows = list(_edited(passages(text, place, reading), name, reading, edits))
    while True:
        written = apply_edits(text, chain.from_iterable(_splices(text, row) for row in rows))
        failed = _failed(rows, [_plain(found.text) for found in passages(written, place, reading)])
        if not failed:
            return written
        for number in failed:
            rows[number] = _with_more_care(rows[number], text, place)


def _edited(found: Iterable[Passage], name: str, reading: Reading, edits: Edits) -> Iterator[_Edited]:
    wanted = edits.get(name, {})
    for laid in laid_out(found, reading):
        here = tuple(
            (Span(at.start + span.start, at.start + span.end), new)
            for segment, at in laid.segments
            for span, new in wanted.get(segment, ())
        )
        yield _Edited(laid.passage, here, _read_as(laid.passage, here))


def _read_as(passage: Passage, edits: Sequence[Edit]) -> str:
    """What the edited passage says: the edits go through pieces of the text itself."""
    row, at = [], 0
    for piece in passage.pieces:
        row.append(replace(piece, start=at, end=at + len(piece.text)))
        at += len(piece.text)
    shown = replace(passage, pieces=tuple(row), encode=str)
    return _plain(apply_edits(passage.text, through(shown, edits)))


def _plain(text: str) -> str:
    """The words: blanks at a line end, or an image that lost its text, make no difference."""
    return " ".join(text.replace(OBJECT, " ").split())


def _failed(rows: Sequence[_Edited], said: Sequence[str]) -> list[int]:
    """The edited rows that do not read as wanted; all of them where the number of passages is wrong."""
    edited = [number for number, row in enumerate(rows) if row.edits]
    expected = [(number, row.wanted) for number, row in enumerate(rows) if row.wanted]
    said = [text for text in said if text]
    if len(expected) != len(said):
        return edited
    wrong = [number for (number, wanted), text in zip(expected, said, strict=True) if wanted != text]
    return [number for number in wrong if rows[number].edits] or (edited if wrong else [])


def _with_more_care(row: _Edited, text: str, place: str) -> _Edited:
    if row.care + 1 < len(_WAYS):
        return replace(row, care=row.care + 1)
    line = text.count("\n", 0, row.passage.pieces[0].start) + 1
    mend = "make the change in the file itself, or write the paragraph with less markup"
    raise InputError("an edit cannot be written in Markdown", place=f"{place}:{line}", mend=mend)


def _splices(text: str, row: _Edited) -> Iterator[Edit]:
    return _WAYS[row.care](text, row) if row.edits else iter(())


def _lightly(_text: str, row: _Edited) -> Iterator[Edit]:
    """New words with their own marks escaped."""
    return through(row.passage, row.edits)


def _carefully(text: str, row: _Edited) -> Iterator[Edit]:
    """Every touched piece written anew, with nothing in it that could be markup."""
    yield from _anew(row, inert_with_blanks)
    yield from _labelled(text, row.passage.pieces)


def _without_emphasis(text: str, row: _Edited) -> Iterator[Edit]:
    """Every piece written anew, and the passage without its marks of emphasis."""
    touched = list(_anew(row, inert))
    yield from touched
    starts = {span.start for span, _ in touched}
    pieces = row.passage.pieces
    for piece in pieces:
        if piece.tie is Tie.VERBATIM and piece.start not in starts:
            yield Span(piece.start, piece.end), inert(piece.text)
    yield from _labelled(text, pieces)
    for start, end in _gaps(text, pieces):
        if start < end and not text[start:end].strip(_EMPHASIS):
            yield Span(start, end), ""


def _anew(row: _Edited, encode: Callable[[str], str]) -> Iterator[Edit]:
    whole = tuple(
        replace(piece, tie=Tie.ESCAPED) if piece.tie is Tie.VERBATIM else piece
        for piece in row.passage.pieces
    )
    return through(replace(row.passage, pieces=whole, encode=encode), row.edits)


def _labelled(text: str, pieces: Sequence[Piece]) -> Iterator[Edit]:
    """Links that are found by their own words get these as a label: `[Flood]` becomes `[Flood][Flood]`."""
    opened: list[int] = []
    for start, end in _gaps(text, pieces):
        for at in range(start, end):
            if text[at] == "[":
                opened.append(at + 1)
            elif text[at] == "]" and opened:
                label = text[opened.pop() : at]
                if text.startswith("[]", at + 1):
                    yield Span(at + 2, at + 2), label
                if text[at + 1 : at + 2] in ("(", "["):
                    break
                yield Span(at + 1, at + 1), f"[{label}]"


def _gaps(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """What stands between the pieces of a passage, and the marks right around it."""
    line = text.rfind("\n", 0, pieces[0].start) + 1
    yield line + len(text[line : pieces[0].start].rstrip(_OPENING)), pieces[0].start
    yield from ((before.end, after.start) for before, after in pairwise(pieces))
    closing = _CLOSING.match(text, pieces[-1].end)
    yield pieces[-1].end, closing.end() if closing else pieces[-1].end


_WAYS = (_lightly, _carefully, _without_emphasis)

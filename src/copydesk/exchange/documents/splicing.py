"""Edits of segments taken back through the passages to the original."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from copydesk.exchange.documents.formats import Edits, Reading
from copydesk.exchange.documents.passages import OBJECT, Passage, Piece, Tie, laid_out
from copydesk.model import Span
from copydesk.text.edits import Edit, apply_edits


def splices(passages: Iterable[Passage], name: str, reading: Reading, edits: Edits) -> Iterator[Edit]:
    """What to replace in the original, so that the edits are made; spans count in the original."""
    for document, group in itertools.groupby(passages, lambda passage: passage.document or name):
        wanted = edits.get(document, {})
        for laid in laid_out(group, reading) if wanted else ():
            here = [
                (Span(at.start + span.start, at.start + span.end), new)
                for segment, at in laid.segments
                for span, new in wanted.get(segment, ())
            ]
            if here:
                yield from through(laid.passage, here)


def through(passage: Passage, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits of a passage's text as edits of the original.

    New words stand where the first of the replaced words stood, and so take on its formatting; what stands
    between pieces stays, and so do objects. Words that only come in join the piece before them.

    >>> bold = Passage((Piece("It ", 0, 3), Piece("rained", 5, 11), Piece(" hard.", 13, 19)))
    >>> apply_edits("It **rained** hard.", through(bold, [(Span(3, 14), "snowed")]))
    'It **snowed**.'
    """
    replaced: dict[int, list[Edit]] = {}
    starts = [0, *itertools.accumulate(len(piece.text) for piece in passage.pieces)]
    for edit in edits:
        for number, inner in _shared_out(passage.pieces, starts, edit):
            replaced.setdefault(number, []).append(inner)
    for number in sorted(replaced):
        yield from _in_original(passage.pieces[number], replaced[number], passage)


def _shared_out(pieces: Sequence[Piece], starts: Sequence[int], edit: Edit) -> Iterator[tuple[int, Edit]]:
    """The edit as edits inside pieces; objects stand still, and words stay on their side of each."""
    span, new = edit
    slots: list[list[tuple[int, Span]]] = [[]]
    positions = [span.start]
    for number in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)):
        inner = Span(max(span.start - starts[number], 0), min(span.end, starts[number + 1]) - starts[number])
        if pieces[number].tie is Tie.FIXED:
            slots.append([])
            positions.append(starts[number + 1])
        elif len(inner):
            slots[-1].append((number, inner))
    for slot, position, words in zip(slots, positions, _by_slot(new, slots), strict=True):
        if slot:
            yield slot[0][0], (slot[0][1], words)
            yield from ((number, (inner, "")) for number, inner in slot[1:])
        elif words:
            yield _joined(pieces, starts, position, words)


def _by_slot(new: str, slots: Sequence[Sequence[object]]) -> list[str]:
    """New words for the stretch before each object and after the last; all in one where they do not say."""
    words = new.split(OBJECT)
    if len(words) == len(slots):
        return words
    first = next((number for number, slot in enumerate(slots) if slot), 0)
    return ["".join(words) if number == first else "" for number in range(len(slots))]


def _joined(pieces: Sequence[Piece], starts: Sequence[int], position: int, words: str) -> tuple[int, Edit]:
    """Words that come in at `position`: at the end of the piece before it, else at the start of the next."""
    after = bisect_left(starts, position, hi=len(pieces))
    before, behind = range(after - 1, -1, -1), range(after, len(pieces))
    around = [*before[:1], *behind[:1], *before[1:], *behind[1:]]
    open_to_text = (number for number in around if pieces[number].tie is not Tie.FIXED)
    number = next(open_to_text, None)
    if number is None:
        raise ValueError("a passage without a piece that can hold text")
    inside = min(max(position - starts[number], 0), len(pieces[number].text))
    return number, (Span(inside, inside), words)


def _in_original(piece: Piece, edits: Sequence[Edit], passage: Passage) -> Iterator[Edit]:
    if piece.tie is Tie.VERBATIM:
        for span, new in edits:
            yield Span(piece.start + span.start, piece.start + span.end), passage.encode(new)
    else:
        yield Span(piece.start, piece.end), passage.encode(apply_edits(piece.text, edits))

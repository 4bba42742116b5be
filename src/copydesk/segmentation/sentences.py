"""A paragraph to sentences, as exact spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.model import Span
from copydesk.segmentation.borders import FULL_WIDTH, SEAM, STOPS, Stop, ends_sentence
from copydesk.segmentation.enclosures import enclosures
from copydesk.segmentation.lists import LONGEST_MARK, begins_with_mark, inner_items, list_mark
from copydesk.text.protected import protected_spans


def sentences(paragraph: str, language: str = "en", protected: Sequence[Span] = ()) -> list[Span]:
    """The sentences of one paragraph, without the blanks between them; time is linear in its length.

    Addresses, code and the `protected` stretches of the caller are never cut. A quotation or bracket
    that closes within a few lines is held together.

    >>> text = "It rained.  Mr. Lin left. “It is over. Go.”"
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['It rained.', 'Mr. Lin left.', '“It is over. Go.”']
    """
    items = list(inner_items(paragraph)) if begins_with_mark(paragraph) else []
    if not items and SEAM.search(paragraph) is None:
        return tile(paragraph, ())
    cuts = sorted({*_ends(paragraph, language.partition("-")[0], items), *items})
    if cuts:
        cuts = uncut(cuts, [*protected_spans(paragraph), *protected])
    return tile(paragraph, cuts)


def tile(paragraph: str, cuts: Sequence[int]) -> list[Span]:
    """The stretches between the cuts, without their outer blanks; what is only blanks falls away."""
    spans = []
    start = 0
    for end in (*cuts, len(paragraph)):
        piece = paragraph[start:end]
        if words := piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            spans.append(Span(begin, begin + len(words)))
        start = end
    return spans


def uncut(cuts: Sequence[int], spans: Sequence[Span]) -> list[int]:
    """The sorted cuts that fall inside none of the spans.

    >>> uncut([3, 5, 9], [Span(4, 9)])
    [3, 9]
    """
    kept = []
    covered = 0
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    for cut in cuts:
        while waiting and waiting[-1].start < cut:
            covered = max(covered, waiting.pop().end)
        if cut >= covered:
            kept.append(cut)
    return kept


def _ends(paragraph: str, language: str, items: Sequence[int]) -> Iterator[int]:
    """Where a sentence ends and another follows; list items begin sentences of their own."""
    held: list[Span] | None = None
    nearest = begin = item = 0
    for match in STOPS.finditer(paragraph):
        start, after = match.start(), match.end()
        if after == len(paragraph) or not (match["gap"] or match["stop"][0] in FULL_WIDTH):
            continue
        if held is None:
            held = enclosures(paragraph)
        while nearest < len(held) and held[nearest].end <= after:
            nearest += 1
        if nearest < len(held) and held[nearest].start <= start:
            continue
        while item < len(items) and items[item] <= start:
            begin = items[item]
            item += 1
        stop = Stop(paragraph, begin, start, match.end("stop"), match["close"], after)
        if not _in_list_mark(stop) and ends_sentence(stop, language):
            begin = after
            yield _border(stop, match.end("close"))


def _in_list_mark(stop: Stop) -> bool:
    if stop.start - stop.begin > LONGEST_MARK:
        return False
    mark = list_mark(stop.paragraph, stop.begin)
    return mark is not None and stop.start < stop.begin + mark.length


def _border(stop: Stop, end: int) -> int:
    """Where to cut: after what closes; but spaced dots right after a stop open the next sentence."""
    attached = stop.paragraph[stop.start - 1 : stop.start].strip()
    if attached and not stop.close and stop.marks.startswith(". ."):
        return stop.start + 1
    return end

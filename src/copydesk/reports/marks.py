"""Where reports mark a text: items laid over segments and cut into pieces that do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.model import Batch, Item


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as reports list it: its number in reading order, and what to know beside the reason."""

    number: int
    item: Item
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry as far as it lies in one segment; `first` and `last` tell where it begins and ends."""

    start: int
    end: int
    entry: Entry
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks over it, the most severe first; empty where words are missing."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


Marks = Mapping[tuple[str, str], Sequence[Mark]]
"""The marks of each (document, segment)."""


def entries(batch: Batch) -> tuple[Entry, ...]:
    """The batch's items in their own order, numbered as a reader of the documents meets them."""
    places = {
        (d.name, s.id): n for n, (d, s) in enumerate((d, s) for d in batch.documents for s in d.segments)
    }
    reading = sorted(batch.items, key=lambda i: (places[i.lead.document, i.segments[0]], i.span, i.id))
    numbers = {item.id: number for number, item in enumerate(reading, 1)}
    times = {item.id: len(group.items) for group in batch.groups for item in group.items}
    return tuple(Entry(numbers[item.id], item, _notes(item, times.get(item.id, 1))) for item in batch.items)


def target_marks(batch: Batch, listed: Iterable[Entry]) -> Marks:
    """Where each entry stands in the translations: in every segment that it touches."""
    lengths = {(d.name, segment.id): len(segment.target) for d in batch.documents for segment in d.segments}
    marks: defaultdict[tuple[str, str], list[Mark]] = defaultdict(list)
    for entry in listed:
        item, document = entry.item, entry.item.lead.document
        beyond = len(item.before) - item.span.end
        for segment in item.segments:
            first, last = segment == item.segments[0], segment == item.segments[-1]
            length = lengths[document, segment]
            start, end = item.span.start if first else 0, length - beyond if last else length
            marks[document, segment].append(Mark(start, end, entry, first, last))
    return marks


def source_marks(listed: Iterable[Entry]) -> Marks:
    """Where findings point into the sources."""
    marks: defaultdict[tuple[str, str], list[Mark]] = defaultdict(list)
    for entry in listed:
        for finding in entry.item.members:
            if span := finding.source_span:
                marks[finding.document, finding.place.segment].append(Mark(span.start, span.end, entry))
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut `text` at every border of a mark; together the pieces are the text.

    An empty mark gets an empty piece of its own.
    """
    gaps = {mark.start for mark in marks if mark.start == mark.end}
    borders = {0, len(text)}.union(*((mark.start, mark.end) for mark in marks))
    cuts = sorted([*borders, *gaps])
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    over: list[Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [mark for mark in over if mark.end > start or start == end == mark.start]
        here = [mark for mark in over if start < end or mark.start == mark.end or mark.start < start]
        yield Piece(
            text[start:end],
            tuple(sorted(here, key=_loudness)),
            tuple(mark for mark in here if mark.first and mark.start == start),
            tuple(mark for mark in here if mark.last and mark.end == end),
        )


def _loudness(mark: Mark) -> tuple[int, int, int]:
    return -mark.entry.item.lead.severity.weight, mark.start - mark.end, mark.entry.number


def _notes(item: Item, times: int) -> tuple[str, ...]:
    lead = item.lead
    notes = {
        f"{times:,} times in this batch": times > 1,
        f"with {len(lead.related):,} other places": len(lead.related) > 1,
        "with another place": len(lead.related) == 1,
        "in a quotation": any(member.in_quotation for member in item.members),
    }
    return tuple(note for note, holds in notes.items() if holds)

"""Where everything stands in the workbook, known before the first row is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.exchange.workbook.table import FIRST_ROW
from copydesk.model import Batch, Item, Role, Segment, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Key = tuple[str, str]
"""Document and segment id."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment as a row of Document: its number (`¶paragraph.sentence`), row, marks, and items."""

    segment: Segment
    number: str
    role: Role
    row: int
    marks: tuple[Span, ...]
    items: tuple[Item, ...]
    """Those that begin in it."""

    @property
    def link(self) -> str:
        """Where a link to it leads."""
        return f"Document!A{self.row}"

    @property
    def role_name(self) -> str:
        """Its role, unless it is running text."""
        return "" if self.role is Role.BODY else self.role.value


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences by document and segment id, in reading order, and the Review row of each item."""

    sentences: Mapping[_Key, Sentence]
    item_rows: Mapping[str, int]

    def sentence(self, item: Item) -> Sentence:
        """The sentence in which the item begins."""
        return self.sentences[item.lead.document, item.segments[0]]

    def link(self, item: Item) -> str:
        """Where a link to the item's row leads."""
        return f"Review!A{self.item_rows[item.id]}"


def lay_out(batch: Batch) -> Layout:
    """The rows of the batch: items as they come, sentences in reading order."""
    beginning: dict[_Key, list[Item]] = defaultdict(list)
    touching: dict[_Key, list[Item]] = defaultdict(list)
    for item in batch.items:
        beginning[item.lead.document, item.segments[0]].append(item)
        for name in item.segments:
            touching[item.lead.document, name].append(item)
    sentences: dict[_Key, Sentence] = {}
    for row, (document, role, number, segment) in enumerate(_numbered(batch), FIRST_ROW):
        key = document, segment.id
        marks = tuple(_mark(item, segment) for item in touching[key])
        sentences[key] = Sentence(segment, number, role, row, marks, tuple(beginning[key]))
    return Layout(sentences, {item.id: row for row, item in enumerate(batch.items, FIRST_ROW)})


def _numbered(batch: Batch) -> Iterator[tuple[str, Role, str, Segment]]:
    for document in batch.documents:
        for paragraph, unit in enumerate(document.units, 1):
            for sentence, segment in enumerate(unit.segments, 1):
                yield document.name, unit.role, f"¶{paragraph}.{sentence}", segment


def _mark(item: Item, segment: Segment) -> Span:
    """As much of the item's span as lies in this segment: it may cross a border."""
    length = len(segment.target)
    start = item.span.start if segment.id == item.segments[0] else 0
    beyond = len(item.before) - item.span.end if segment.id == item.segments[-1] else 0
    return Span(start, length - beyond)

"""A batch too large for one workbook, cut into several: between documents where that is possible."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from copydesk.model import Batch, Document

ROWS = 50_000
"""Review rows a workbook: more is slow to open, and Excel holds 65,530 links a sheet."""

_SENTENCES_A_ROW = 20
"""Document may have that many times as many rows; that stays below Excel's 1,048,576."""


def parts(batch: Batch, rows: int = ROWS) -> Iterator[Batch]:
    """The batch in parts of at most `rows` items (and 20 times as many segments), documents in their order.

    Only a document that is too large by itself is cut, between its units; its paragraph numbers then
    start again. A group goes whole into each part in which it occurs. One part at least, if an empty one.
    """
    flagged = Counter((item.lead.document, item.segments[0]) for item in batch.items)
    limit = rows * _SENTENCES_A_ROW

    def weight(document: Document) -> int:
        segments = [segment.id for segment in document.segments]
        return max(len(segments), _SENTENCES_A_ROW * sum(flagged[document.name, name] for name in segments))

    pieces: list[Document] = []
    for document in batch.documents:
        units = [replace(document, units=(unit,)) for unit in document.units]
        pieces += [document] if weight(document) <= limit else map(_joined, _packed(units, weight, limit))
    for documents in _packed(pieces, weight, limit):
        yield _part(batch, documents)


def _packed(
    documents: Iterable[Document], weight: Callable[[Document], int], limit: int
) -> Iterator[tuple[Document, ...]]:
    chunk: list[Document] = []
    total = 0
    for document in documents:
        more = weight(document)
        if chunk and total + more > limit:
            yield tuple(chunk)
            chunk, total = [], 0
        chunk.append(document)
        total += more
    yield tuple(chunk)


def _joined(documents: Sequence[Document]) -> Document:
    return replace(documents[0], units=tuple(unit for document in documents for unit in document.units))


def _part(batch: Batch, documents: tuple[Document, ...]) -> Batch:
    inside = {(document.name, segment.id) for document in documents for segment in document.segments}
    items = tuple(item for item in batch.items if (item.lead.document, item.segments[0]) in inside)
    here = {item.id for item in items}
    findings = tuple(f for f in batch.findings if (f.document, f.place.segment) in inside)
    groups = tuple(group for group in batch.groups if any(item.id in here for item in group.items))
    return replace(batch, documents=documents, findings=findings, items=items, groups=groups)

"""Findings to rows: overlapping ones become one item, equal ones one group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.model import Document, Finding, Group, Item, Severity, Span
from copydesk.text.edits import Edit, apply_edits
from copydesk.text.running import RunningText


def items(document: Document, findings: Sequence[Finding]) -> list[Item]:
    """The items of one document, in the order of the text.

    Findings that overlap, also through a third, are one item. The longest of the most severe leads, and
    its suggestion goes first; of the others those are added that touch none before them.
    """
    text = RunningText.of(document)
    placed = sorted(((text.span(f.place), f) for f in findings), key=lambda entry: (entry[0], entry[1].id))
    clusters: list[list[tuple[Span, Finding]]] = []
    reach = Span(0, 0)
    for span, finding in placed:
        if clusters and span.overlaps(reach):
            clusters[-1].append((span, finding))
            reach = Span(reach.start, max(reach.end, span.end))
        else:
            clusters.append([(span, finding)])
            reach = span
    return [_item(text, cluster) for cluster in clusters]


def ordered(found: Iterable[Item], documents: Iterable[Document]) -> list[Item]:
    """Items as reviewers read them: the most severe first, then by document and place."""
    position = {document.name: number for number, document in enumerate(documents)}
    return sorted(found, key=lambda item: (-_rank(item.lead.severity), position[item.lead.document]))


def groups(found: Sequence[Item]) -> list[Group]:
    """Items whose leading findings are equal errors, the most frequent of the most severe first."""
    by_group: dict[str, list[Item]] = {}
    for item in found:
        by_group.setdefault(item.lead.group, []).append(item)
    made = [Group(name, tuple(members)) for name, members in by_group.items()]
    return sorted(made, key=lambda group: (-_rank(group.lead.severity), -len(group.items)))


def _rank(severity: Severity) -> int:
    return list(Severity).index(severity)


def _item(text: RunningText, cluster: list[tuple[Span, Finding]]) -> Item:
    members = sorted(cluster, key=lambda e: (-_rank(e[1].severity), -len(e[0]), e[0].start, e[1].check))
    start = min(text.index[finding.place.segment] for _, finding in cluster)
    end = max(text.index[finding.place.end_segment] for _, finding in cluster)
    first, last = text.segments[start], text.segments[end]
    offset = text.start_of(first)
    before = text.text[offset : text.start_of(last) + len(last.target)]
    spans = [(Span(span.start - offset, span.end - offset), finding) for span, finding in members]
    edits = _edits(spans)
    lead = members[0][1]
    return Item(
        id=lead.id,
        members=tuple(finding for _, finding in members),
        segments=tuple(segment.id for segment in text.segments[start : end + 1]),
        before=before,
        after=apply_edits(before, edits) if edits else None,
        span=Span(min(s.start for s, _ in spans), max(s.end for s, _ in spans)),
        edits=tuple(sorted(edits)),
    )


def _edits(spans: list[tuple[Span, Finding]]) -> list[Edit]:
    """The edits of one proposal; none when the leading finding has no text to paste."""
    chosen: list[Edit] = []
    if spans[0][1].suggestion is None:
        return chosen
    for span, finding in spans:
        if finding.suggestion is not None and not any(span.overlaps(taken) for taken, _ in chosen):
            chosen.append((span, finding.suggestion))
    return chosen

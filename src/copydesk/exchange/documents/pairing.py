"""A translation and its source, both plain documents, paired paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.model import Document, Segment, Unit
from copydesk.segmentation.alignment import align
from copydesk.text.running import unit_text


@dataclass(frozen=True, slots=True)
class Paired:
    """A document whose segments have their sources, and the paragraphs (from 1) that found no partner."""

    document: Document
    unpaired_source: tuple[int, ...]
    unpaired_target: tuple[int, ...]


def pair(document: Document, source: Document) -> Paired:
    """Give the segments of `document` their sources.

    Paragraphs are aligned first, then the sentences in each pair. Sentences that were joined or split in
    translation become one segment with the id of the first, so that the file can still be written back.
    """
    units: list[Unit] = []
    lone_source: list[int] = []
    lone_target: list[int] = []
    beads = align([unit_text(unit) for unit in source.units], [unit_text(unit) for unit in document.units])
    for bead in beads:
        theirs = source.units[slice(*bead.source)]
        ours = document.units[slice(*bead.target)]
        if not bead.paired:
            lone_source += range(bead.source[0] + 1, bead.source[1] + 1)
            lone_target += range(bead.target[0] + 1, bead.target[1] + 1)
            units += ours
        elif len(ours) == 1:
            units.append(_with_source(ours[0], [s for unit in theirs for s in unit.segments]))
        else:
            units += _shared_out(ours, theirs)
    return Paired(replace(document, units=tuple(units)), tuple(lone_source), tuple(lone_target))


def _with_source(unit: Unit, source: Sequence[Segment]) -> Unit:
    """A sentence of the source that has no partner is said with the one before it, else with the next."""
    segments: list[Segment] = []
    gaps: list[str] = []
    waiting = ""
    texts = [segment.target for segment in source]
    for bead in align(texts, [segment.target for segment in unit.segments]):
        said = "".join(texts[slice(*bead.source)])
        first, end = bead.target
        if first < end:
            if segments:
                gaps.append(unit.gaps[first - 1])
            text = _joined(unit, first, end)
            segments.append(replace(unit.segments[first], target=text, source=waiting + said or None))
            waiting = ""
        elif segments:
            segments[-1] = replace(segments[-1], source=(segments[-1].source or "") + said)
        else:
            waiting += said
    return replace(unit, segments=tuple(segments), gaps=tuple(gaps))


def _joined(unit: Unit, first: int, end: int) -> str:
    gaps = (*unit.gaps[first : end - 1], "")
    return "".join(s.target + gap for s, gap in zip(unit.segments[first:end], gaps, strict=True))


def _shared_out(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Unit]:
    """One paragraph of the source became several: its sentences go to those that they fit."""
    sentences = [segment for unit in theirs for segment in unit.segments]
    for bead in align([s.target for s in sentences], [unit_text(unit) for unit in ours]):
        units = ours[slice(*bead.target)]
        yield from (_with_source(unit, sentences[slice(*bead.source)]) for unit in units[:1])
        yield from units[1:]

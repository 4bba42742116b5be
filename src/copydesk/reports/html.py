"""`report.html`: a batch on one page that needs nothing else, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from copydesk.model import Batch, Document, Unit
from copydesk.reports.marks import Marks, Piece, entries, pieces, source_marks, target_marks
from copydesk.reports.pages import STYLE, asset, digest, environment
from copydesk.reports.summary import summarise
from copydesk.reports.tallies import WEIGHTS, WORST_FIRST

WITHOUT_BLANKS = ("zh", "ja")
LONG = 50_000
"""Words above which articles are laid out only when they come into view."""


@dataclass(frozen=True, slots=True)
class Line:
    """A segment and its source, both in pieces, with what stands between it and the next."""

    target: tuple[Piece, ...]
    gap: str
    source: tuple[Piece, ...]
    source_gap: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit, ready to be set."""

    unit: Unit
    lines: tuple[Line, ...]
    has_source: bool


def write_report(batch: Batch, stream: TextIO) -> None:
    """Write the whole page to `stream`, piece by piece; the same batch gives the same bytes."""
    summary = summarise(batch)
    listed = entries(batch)
    targets, sources = target_marks(batch, listed), source_marks(listed)
    script = asset("report.js")
    page = environment().get_template("report.html.jinja")
    stream.writelines(
        page.generate(
            summary=summary,
            rows={row.name: row for row in summary.documents},
            documents=batch.documents,
            paragraphs=lambda document: _paragraphs(document, targets, sources),
            entries=listed,
            severities=WORST_FIRST,
            weights=WEIGHTS,
            long_from=LONG,
            style=asset(STYLE),
            script=script,
            script_digest=digest(script),
        )
    )


def _paragraphs(document: Document, targets: Marks, sources: Marks) -> Iterator[Paragraph]:
    """One at a time, so that a large batch is never held as pieces."""
    source_gap = "" if document.source_language.startswith(WITHOUT_BLANKS) else " "
    for unit in document.units:
        lines = [
            Line(
                tuple(pieces(segment.target, targets.get((document.name, segment.id), ()))),
                gap,
                tuple(pieces(segment.source or "", sources.get((document.name, segment.id), ()))),
                source_gap,
            )
            for segment, gap in zip(unit.segments, (*unit.gaps, ""), strict=True)
        ]
        yield Paragraph(unit, tuple(lines), any(segment.source is not None for segment in unit.segments))

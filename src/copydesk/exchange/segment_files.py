"""Segment files: one JSON object a line, in the order of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from copydesk.model import Document, Segment
from copydesk.text.protected import protected_spans


def segment_lines(document: Document) -> Iterator[str]:
    """The lines of a document's segment file, each with its line end.

    Beside the five fixed keys stand the unit's role and attributes, the segment's attributes, and `gap`:
    what lies between a segment and the one before it in its unit, where that is not one blank.
    """
    for unit in document.units:
        for segment, gap in zip(unit.segments, (None, *unit.gaps), strict=False):
            row = {
                "document": document.name,
                "unit": unit.id,
                "segment": segment.id,
                "source": segment.source,
                "target": segment.target,
                "role": unit.role.value,
                **({"gap": gap} if gap not in (None, " ") else {}),
                **({"protected": [[s.start, s.end] for s in segment.protected]} if _said(segment) else {}),
                **({"state": segment.state} if segment.state else {}),
                **unit.attributes,
                **segment.attributes,
            }
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _said(segment: Segment) -> bool:
    """Readers protect what the text itself shows, unless the file says what is protected."""
    return bool(segment.protected or protected_spans(segment.target))

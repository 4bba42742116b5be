"""`report.html`: a batch on one page that needs nothing else, on screen and on paper."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from copydesk.model import Batch, Document, Unit
from copydesk.reports.marks import Marks, Piece, entries, pieces, source_marks, target_marks
from copydesk.reports.summary import check_name, quoted, summarise
from copydesk.reports.tallies import WEIGHTS, WORST_FIRST, counted

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""What a browser swallows, or what turns its lines around: controls except tab and line feed."""
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
    script = _asset("report.js")
    page = _environment().get_template("report.html.jinja")
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
            style=_asset("copydesk.css"),
            script=script,
            script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def visible(value: object) -> object:
    r"""Text with its control characters shown; anything else as it is.

    >>> visible("bell \a, right to left \u202e")
    'bell [U+0007], right to left [U+202E]'
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", value)


def breakable(path: str) -> Markup:
    """A path that may break after a slash.

    >>> breakable("a/b&c")
    Markup('a/<wbr>b&amp;c')
    """
    return escape(visible(path)).replace("/", Markup("/<wbr>"))


def unbroken(sentence: str) -> str:
    r"""A sentence whose numbers stay with the word that follows.

    >>> unbroken("3 critical, 5 minor").split(" ")
    ['3\xa0critical,', '5\xa0minor']
    """
    return re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", sentence)


def _environment() -> Environment:
    """Everything that the template prints passes `visible`, then the escaping."""
    environment = Environment(
        loader=PackageLoader("copydesk.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "check_name": check_name,
        "counted": counted,
        "quoted": quoted,
        "grouped": "{:,}".format,
        "breakable": breakable,
        "unbroken": unbroken,
    }
    return environment


def _asset(name: str) -> Markup:
    return Markup(files("copydesk.reports").joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704


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

"""`*.redline.html`: a document with every change struck and underlined, and who decided it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from copydesk.model import Change, Document, Fate, Fated, Origin, Unit, Verdict
from copydesk.reports.pages import STYLE, asset, environment
from copydesk.reports.tallies import counted

_WHERE = {
    Origin.ROW: "",
    Origin.GROUP: "for the whole group",
    Origin.SIGN_OFF: "by sign-off",
    Origin.FINAL_TEXT: "in the final text",
    Origin.XLIFF: "in XLIFF",
    Origin.PAGE: "",
}
_DONE = {
    Verdict.ACCEPT: "accepted",
    Verdict.EDIT: "edited",
    Verdict.REJECT: "kept",
    Verdict.DEFER: "put off",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of a segment: as it was, or what goes out and what comes in, with the number of its note."""

    text: str
    new: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin about a change, or about a place that is open."""

    number: int
    old: str
    new: str
    by: str
    remark: str


def write_redline(
    document: Document, changes: Sequence[Change], conflicts: Sequence[Fated], batch: str, stream: TextIO
) -> None:
    """Write the page of one document; the same decisions give the same bytes.

    `changes` are those of the document in the order of its text, `conflicts` the decisions about it that are
    in conflict.
    """
    notes = list(_notes(document, changes))
    page = environment().get_template("redline.html.jinja")
    stream.writelines(
        page.generate(
            document=document,
            batch=batch,
            title=headline(len(changes), conflicts),
            paragraphs=_paragraphs(document, changes),
            notes=notes,
            conflicts=[_conflict(fated) for fated in conflicts if fated.fate is Fate.CONFLICTING],
            style=asset(STYLE),
        )
    )


def headline(changes: int, conflicts: Sequence[Fated]) -> str:
    """What became of the document, in a sentence.

    >>> headline(2, ())
    '2 changes.'
    """
    said = f"{counted(changes, 'change')}" if changes else "Nothing was changed"
    return f"{said}; {counted(len(conflicts), 'decision')} in conflict." if conflicts else f"{said}."


def decided_by(change: Change) -> str:
    """Who decided, how and where."""
    decision = change.decision
    parts = (
        decision.reviewer or "a reviewer without a name",
        _DONE[decision.verdict],
        _WHERE[decision.origin],
        decision.decided_at or "",
    )
    return " ".join(part for part in parts if part)


def _notes(document: Document, changes: Sequence[Change]) -> Iterator[Note]:
    texts = {segment.id: segment.target for segment in document.segments}
    for number, change in enumerate(changes, 1):
        old = texts[change.segment][change.span.start : change.span.end]
        said = (change.decision.reason, change.decision.comment)
        yield Note(number, old, change.text, decided_by(change), ": ".join(part for part in said if part))


def _conflict(fated: Fated) -> Note:
    decision = fated.decision
    said = (decision.reason, decision.comment, fated.why)
    by = f"{decision.reviewer or 'a reviewer without a name'}: {decision.verdict.value}"
    return Note(0, "", decision.text or "", by, "; ".join(part for part in said if part))


def _paragraphs(document: Document, changes: Sequence[Change]) -> Iterator[tuple[Unit, list[Stroke]]]:
    by_segment: dict[str, list[tuple[int, Change]]] = {}
    for number, change in enumerate(changes, 1):
        by_segment.setdefault(change.segment, []).append((number, change))
    for unit in document.units:
        strokes: list[Stroke] = []
        for segment, gap in zip(unit.segments, (*unit.gaps, ""), strict=True):
            strokes += _strokes(segment.target, by_segment.get(segment.id, ()))
            strokes.append(Stroke(gap))
        yield unit, strokes


def _strokes(text: str, changes: Sequence[tuple[int, Change]]) -> Iterator[Stroke]:
    at = 0
    for number, change in changes:
        yield Stroke(text[at : change.span.start])
        yield Stroke(text[change.span.start : change.span.end], change.text, number)
        at = change.span.end
    yield Stroke(text[at:])

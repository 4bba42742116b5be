"""The sheet Document: sentences that a reviewer wrote anew."""

from __future__ import annotations

from copydesk.errors import InputError
from copydesk.exchange.finding_note import DELETE
from copydesk.exchange.returns.gathering import Gathering
from copydesk.exchange.returns.pictures import checked, restored
from copydesk.exchange.returns.proof import prove
from copydesk.exchange.returns.rows import Writing
from copydesk.exchange.returns.sent import SegmentKey, Sent
from copydesk.exchange.returns.sheets import MACHINE
from copydesk.exchange.returns.words import folded, said
from copydesk.exchange.workbook.returned import Line
from copydesk.exchange.workbook.runs import Run, clean, fit, shown
from copydesk.model import Answer, Origin, Verdict

FINAL = "Final text"


def final_text(
    line: Line, key: SegmentKey, sent: Sent, writing: Writing, gathering: Gathering
) -> Answer | None:
    """The answer in a row of Document; None where the final text is blank or as the machine wrote it.

    Raises InputError where it cannot be carried out as it is written.
    """
    entry = line[FINAL]
    segment = sent.segments.get(key)
    if segment is None:
        if said(entry):
            raise InputError(
                f"the segment {key[1][:60]!r} of {key[0][:60]!r} was not sent",
                place=entry.place,
                mend="put back what stood under Document and Segment",
            )
        return None
    on_show = clean(segment.target)
    whole = shown(fit((Run(segment.target),))) == on_show
    _prove(line, segment.id, on_show if whole else None, gathering)
    words = checked(said(entry), entry.place)
    if not words or words == on_show.strip():
        return None
    if not whole:
        raise InputError(
            "the sentence is too long for a cell, which shows a part of it",
            place=entry.place,
            mend="edit it in review.xlf",
        )
    return Answer(
        place=entry.place,
        origin=Origin.FINAL_TEXT,
        batch=writing.batch,
        verdict=Verdict.EDIT,
        document=key[0],
        segment=key[1],
        seen=segment.target,
        text=_written(words, segment.target, on_show),
        reviewer=writing.reviewer,
        decided_at=writing.decided_at,
    )


def _prove(line: Line, key: str, on_show: str | None, gathering: Gathering) -> None:
    try:
        remark = prove(line, key, MACHINE, on_show)
    except InputError:
        if said(line[FINAL]):
            raise
        remark = f"{MACHINE} was changed"
    if remark:
        gathering.remark(line[MACHINE].place, remark)


def _written(words: str, target: str, on_show: str) -> str:
    """The words with the machine's blanks at their ends; `(delete)` takes the sentence out."""
    if folded(words) == DELETE:
        return ""
    body = target.strip()
    before = target[: len(target) - len(target.lstrip())] if body else ""
    after = target[len(target.rstrip()) :] if body else ""
    return f"{before}{restored(words, target, on_show)}{after}"

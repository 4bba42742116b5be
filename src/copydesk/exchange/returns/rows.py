"""A row of Review or Groups as an answer, whatever kind of file it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from copydesk.errors import InputError
from copydesk.exchange.finding_note import DELETE
from copydesk.exchange.returns.gathering import Gathering
from copydesk.exchange.returns.pictures import checked, restored
from copydesk.exchange.returns.words import folded, known, said
from copydesk.exchange.workbook.groups import examples
from copydesk.exchange.workbook.returned import Entry, Line
from copydesk.exchange.workbook.runs import clean, fit, marked, shown
from copydesk.model import Answer, Group, Item, Origin, Reason, Scope, Severity, Verdict

DECISION, TEXT, SCOPE, REASON = "Decision", "Corrected text", "Apply to", "Reason"
COMMENT, WISH, SEVERITY = "Comment", "Ask for a term", "Reviewer's severity"
ENTRIES = (DECISION, TEXT, SCOPE, REASON, COMMENT, WISH, SEVERITY)
"""The titles of the cells that a reviewer writes in."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who wrote a file, when, and for which batch."""

    batch: str
    reviewer: str = ""
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: an item or a group, its marked words, the words on show, the scopes on offer."""

    about: Answer
    words: str
    shown: str
    proposal: bool
    scopes: tuple[Scope, ...]
    """The first is what a blank means."""
    pictured: tuple[str, str] = field(default=("", ""))
    """The marked words as they are, and as the row shows them."""


def item_subject(item: Item, writing: Writing) -> Subject:
    """The subject of an item's row in Review."""
    single = len(item.segments) == 1
    about = Answer(
        place="",
        origin=Origin.ROW,
        batch=writing.batch,
        verdict=Verdict.DEFER,
        item=item.id,
        group=item.lead.group,
        document=item.lead.document,
        segment=item.segments[0] if single else None,
        reviewer=writing.reviewer,
        decided_at=writing.decided_at,
    )
    on_show = shown(fit(marked(item.before, [item.span])))
    return Subject(
        about, item.text, on_show, item.after is not None, tuple(Scope), (item.text, clean(item.text))
    )


def group_subject(group: Group, writing: Writing) -> Subject:
    """The subject of a group's row in Groups."""
    about = Answer(
        place="",
        origin=Origin.GROUP,
        batch=writing.batch,
        verdict=Verdict.DEFER,
        group=group.id,
        reviewer=writing.reviewer,
        decided_at=writing.decided_at,
    )
    words = group.items[0].text
    proposal = any(item.after is not None for item in group.items)
    return Subject(
        about,
        words,
        shown(fit(examples(group))),
        proposal,
        (Scope.BATCH, Scope.ALWAYS),
        (words, clean(words)),
    )


def written(line: Line) -> bool:
    """Whether a reviewer wrote anything in the row."""
    return any(line[title].text.strip() or line[title].fault for title in ENTRIES)


def read_row(line: Line, subject: Subject, gathering: Gathering) -> None:
    """Gathers the answer in a row.

    Raises InputError, with the place of the cell, where it cannot be carried out as it is written.
    """
    verdict = known(line[DECISION], tuple(Verdict), "decision")
    comment = checked("\n".join(_comments(line)), line.place) or None
    if verdict is None:
        _without_decision(line, comment, gathering)
        return
    reason, unlisted = _reason(line[REASON])
    if unlisted:
        gathering.remark(
            line[REASON].place, f"{unlisted!r} is not on the list of reasons; taken as a comment"
        )
        comment = f"{unlisted}\n{comment}" if comment else unlisted
    answer = replace(
        subject.about,
        place=line[DECISION].place,
        verdict=verdict,
        text=_text(line, verdict, subject),
        scope=known(line[SCOPE], subject.scopes, "reach of a decision") or subject.scopes[0],
        reason=reason,
        severity=_severity(line[SEVERITY], gathering),
        comment=comment,
    )
    gathering.add(answer)


def _without_decision(line: Line, comment: str | None, gathering: Gathering) -> None:
    """A blank is no decision; what stands beside it is not lost."""
    for title in (TEXT, SCOPE, REASON, SEVERITY):
        if said(line[title]):
            if title == TEXT:
                raise InputError(
                    "a corrected text without a decision", place=line[TEXT].place, mend="choose edit"
                )
            gathering.remark(line[title].place, f"{title} without a decision: {said(line[title])}")
    if comment:
        gathering.remark(line.place, f"a comment without a decision: {comment}")


def _comments(line: Line) -> Iterator[str]:
    if comment := said(line[COMMENT]):
        yield comment
    if wish := said(line[WISH]):
        yield f"{WISH}: {wish}"


def _reason(entry: Entry) -> tuple[str | None, str]:
    """The reason of the list, and what was written instead of one."""
    words = said(entry)
    if not words:
        return None, ""
    if folded(words) in Reason._value2member_map_:
        return folded(words), ""
    return Reason.OTHER.value, words


def _severity(entry: Entry, gathering: Gathering) -> Severity | None:
    try:
        return known(entry, tuple(Severity), "severity")
    except InputError as error:
        gathering.remark(error.place, f"{error.message}; the check's own stands")
        return None


def _text(line: Line, verdict: Verdict, subject: Subject) -> str | None:
    entry = line[TEXT]
    words = checked(said(entry), entry.place)
    if verdict is not Verdict.EDIT:
        if words:
            raise InputError(
                f"{verdict.value} with a corrected text",
                place=entry.place,
                mend="choose edit, or clear the text",
            )
        if verdict is Verdict.ACCEPT and not subject.proposal:
            raise InputError(
                "accept where nothing was suggested",
                place=line[DECISION].place,
                mend="choose edit and write the text, or reject",
            )
        return None
    if not words:
        raise InputError(
            "edit without a corrected text",
            place=line[DECISION].place,
            mend=f"write it, or {DELETE} to take the words out",
        )
    if folded(words) == DELETE:
        return ""
    # a blank at the end of what was typed is a slip, unless the marked words have one there, or are none
    typed = (
        checked(entry.text, entry.place)
        if subject.words.strip() != subject.words or not subject.words
        else words
    )
    return restored(typed, *subject.pictured)

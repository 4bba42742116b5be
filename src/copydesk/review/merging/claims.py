"""What an answer claims about one row or one segment: the decisions, and the words that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from copydesk.model import Answer, Decision, Fate, Fated, Finding, Item, Origin, Scope, Verdict
from copydesk.review.merging.packet import Packet, Placed, outcome
from copydesk.text.edits import Edit


class Level(IntEnum):
    """How near an answer is to what it is about; of one reviewer the nearest counts."""

    SEGMENT = 0
    """A whole text written anew."""
    ROW = 1
    GROUP = 2
    """A group's answer, or a row's that reaches further than the row."""
    SIGN_OFF = 3


class Source(NamedTuple):
    """An answer with who gave it.

    `voter` is the same for all that one person wrote; `turn` counts files in the order of the arguments, then
    answers in the file.
    """

    answer: Answer
    voter: str
    turn: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """The decisions that an answer amounts to at one item, or at one segment when there is no item.

    `outcome` is how the item's marked words, or the segment, read by it; `edits` make it so.
    """

    source: Source
    level: Level
    decisions: tuple[Decision, ...]
    document: str
    segment: str
    item: Item | None
    outcome: str
    edits: tuple[Placed, ...] = ()
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        """What all its decisions say."""
        return self.decisions[0].verdict

    @property
    def whole(self) -> bool:
        """Whether it speaks of every word of its segment."""
        return self.source.answer.origin is Origin.FINAL_TEXT

    def fated(self, fate: Fate, why: str = "") -> list[Fated]:
        """Its decisions with what became of them."""
        said = "; ".join(part for part in (self.why, why) if part)
        return [Fated(decision, fate, self.source.answer.place, said) for decision in self.decisions]


def reviewer_key(name: str) -> str:
    """One key for a person's name however it is written.

    >>> reviewer_key(" LI  Hua")
    'li hua'
    """
    return " ".join(name.split()).casefold()


def item_claim(  # noqa: PLR0913 - what an answer says, and about what
    packet: Packet, source: Source, item: Item, level: Level, verdict: Verdict, text: str | None = None
) -> Claim:
    """A claim on all findings of an item; `text` is what an edit puts in place of the marked words."""
    edits: tuple[Edit, ...] = ()
    if verdict is Verdict.ACCEPT:
        edits = item.edits
    elif verdict is Verdict.EDIT:
        edits = ((item.span, text or ""),)
    decisions = tuple(
        _decision(packet, source.answer, item, member, verdict, text) for member in item.members
    )
    return _claim(packet, source, item, level, decisions, edits)


def lead_claim(packet: Packet, source: Source, item: Item, text: str) -> Claim:
    """An edit that reaches an item through its group: it replaces the words of the leading finding alone."""
    span = packet.span(item, item.lead)
    if span == item.span:
        return item_claim(packet, source, item, Level.GROUP, Verdict.EDIT, text)
    decision = replace(_decision(packet, source.answer, item, item.lead, Verdict.EDIT, text), text=text)
    return _claim(packet, source, item, Level.GROUP, (decision,), ((span, text),))


def segment_claim(packet: Packet, source: Source, edits: tuple[Edit, ...]) -> Claim:
    """A claim on a segment's text as a whole, whose edits count in the segment."""
    answer = source.answer
    document, segment = answer.document or "", answer.segment or ""
    text = answer.text if answer.verdict is Verdict.EDIT else None
    machine = packet.segments[document, segment].target
    decision = bare_decision(packet, answer)
    placed = tuple((segment, edit) for edit in edits)
    said = machine if text is None else text
    return Claim(source, Level.SEGMENT, (decision,), document, segment, None, said, placed)


def _claim(  # noqa: PLR0913 - all that a claim is made of
    packet: Packet,
    source: Source,
    item: Item,
    level: Level,
    decisions: tuple[Decision, ...],
    edits: tuple[Edit, ...],
) -> Claim:
    return Claim(
        source,
        level,
        decisions,
        item.lead.document,
        item.segments[0],
        item,
        outcome(item, edits),
        packet.placed(item, edits),
    )


def _decision(  # noqa: PLR0913 - what an answer says, and about what
    packet: Packet, answer: Answer, item: Item, finding: Finding, verdict: Verdict, text: str | None
) -> Decision:
    """About one finding of an item. A text that replaces more than its words goes no further than the row."""
    span = packet.span(item, finding)
    scope = answer.scope
    if verdict is Verdict.EDIT and span != item.span:
        scope = Scope.THIS
    elif answer.origin is Origin.GROUP and scope is Scope.THIS:
        scope = Scope.BATCH
    if verdict is Verdict.ACCEPT:
        text = finding.suggestion if (span, finding.suggestion) in item.edits else None
    return replace(
        bare_decision(packet, answer),
        finding=finding.id,
        group=finding.group,
        document=finding.document,
        segment=finding.place.segment,
        fingerprint=finding.fingerprint,
        segment_digest=packet.segments[finding.document, finding.place.segment].digest,
        batch=packet.batch,
        verdict=verdict,
        scope=scope,
        text=text,
    )


def bare_decision(packet: Packet, answer: Answer) -> Decision:
    """The decision in an answer about a segment, or about nothing that was sent."""
    segment = packet.segments.get((answer.document or "", answer.segment or ""))
    return Decision(
        finding=answer.item,
        group=answer.group or "",
        document=answer.document or "",
        segment=answer.segment or "",
        fingerprint="",
        segment_digest=segment.digest if segment else answer.segment_digest or "",
        batch=answer.batch,
        verdict=answer.verdict,
        scope=answer.scope,
        text=answer.text,
        reason=answer.reason,
        severity=answer.severity,
        reviewer=answer.reviewer,
        decided_at=answer.decided_at,
        comment=answer.comment,
        expires=answer.expires,
        origin=answer.origin,
    )

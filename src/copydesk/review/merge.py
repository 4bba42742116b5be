"""Decisions of any number of reviewers into one text: pure, and nothing that anyone wrote is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from copydesk.model import Answer, Batch, Change, Decision, Fated, Merge, Return, Verdict
from copydesk.review.merging.claims import Claim, Source, reviewer_key
from copydesk.review.merging.hearing import Hearing
from copydesk.review.merging.packet import Packet
from copydesk.review.merging.precedence import sifted
from copydesk.review.merging.settlement import changes_of, fates_of, withhold
from copydesk.review.merging.voices import compare, gathered, settle
from copydesk.text.edits import Edit

_VERDICTS = list(Verdict)


def merge(batch: Batch, returns: Sequence[Return], *, on_conflict: str = "keep") -> Merge:
    """What reviewers decided about a batch, brought together.

    `on_conflict` says what happens where two differ: `keep` keeps the machine's words, `first` follows the
    order of the returns, `majority` what more than half of them say, `prefer=NAME` one reviewer. Only with
    `first` does the order of the returns matter; a file that is given twice counts once.
    """
    packet = Packet.of(batch)
    hearing = Hearing(packet)
    hearing.hear(_sources(returns, ordered=on_conflict == "first"))
    claims, superseded = sifted(hearing.claims)
    items, segments = gathered(sorted(claims, key=_precedence))
    compare(packet, items, segments)
    voices = [voice for group in (*items.values(), *segments.values()) for voice in group]
    settle(voices, on_conflict)
    withhold(packet, items, segments)
    fates = [*hearing.fates, *superseded]
    for voice in voices:
        fates += fates_of(voice, on_conflict)
    changes = changes_of(packet, voices)
    return Merge(_in_order(packet, fates), _edits(changes), tuple(changes))


def _sources(returns: Sequence[Return], *, ordered: bool) -> list[Source]:
    """The answers of all files with who gave them; of equal files, and of equal answers, one."""
    files: dict[object, tuple[int, Return]] = {}
    for number, returned in enumerate(returns):
        key = returned.digest or returned.answers
        turn, kept = files.get(key, (number, returned))
        files[key] = turn, min(kept, returned, key=lambda each: each.name)
    sources = {
        Source(answer, reviewer_key(answer.reviewer) or f"file {returned.name}", (turn, number))
        for turn, returned in files.values()
        for number, answer in enumerate(returned.answers)
    }
    return sorted(sources, key=lambda source: source.turn if ordered else _canonical(source.answer))


def _canonical(answer: Answer) -> tuple[str, ...]:
    """What answers are sorted by where their order must not matter."""
    return tuple(
        str(part or "")
        for part in (
            answer.place, answer.origin, answer.document, answer.segment, answer.item, answer.group,
            answer.reviewer, answer.verdict, answer.scope, answer.text, answer.reason, answer.comment,
            answer.severity, answer.decided_at, answer.expires, answer.batch, answer.segment_digest,
            answer.seen,
        )
    )  # fmt: skip


def _precedence(claim: Claim) -> tuple[object, ...]:
    """Which of equal claims stands for all: the nearest, the plainest."""
    return claim.level, _VERDICTS.index(claim.verdict), _canonical(claim.source.answer)


def _in_order(packet: Packet, fates: Iterable[Fated]) -> tuple[Fated, ...]:
    last = len(packet.order)

    def key(fated: Fated) -> tuple[object, ...]:
        decision = fated.decision
        order = packet.order.get((decision.document, decision.segment), last)
        return order, *_text_key(decision), fated.place, fated.fate, fated.why

    return tuple(sorted(fates, key=key))


def _text_key(decision: Decision) -> tuple[str, ...]:
    return tuple(
        str(part or "")
        for part in (
            decision.document, decision.segment, decision.finding, decision.group, decision.reviewer,
            decision.origin, decision.verdict, decision.scope, decision.text, decision.reason,
            decision.comment,
        )
    )  # fmt: skip


def _edits(changes: Iterable[Change]) -> dict[str, dict[str, tuple[Edit, ...]]]:
    edits: dict[str, dict[str, tuple[Edit, ...]]] = {}
    for (document, segment), here in groupby(changes, lambda change: (change.document, change.segment)):
        edits.setdefault(document, {})[segment] = tuple((change.span, change.text) for change in here)
    return edits

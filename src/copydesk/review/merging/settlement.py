"""From standings to fates and changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from copydesk.model import Change, Fate, Fated, Span, Verdict
from copydesk.review.merging.packet import Packet, SegmentKey
from copydesk.review.merging.rewrites import clash
from copydesk.review.merging.voices import Standing, Voice

_RULES = {
    "first": "an earlier file says otherwise",
    "majority": "the majority says otherwise",
}
_NAMED = 3
"""Places that a conflict names."""


def withhold(
    packet: Packet, items: Mapping[str, Sequence[Voice]], segments: Mapping[SegmentKey, Sequence[Voice]]
) -> None:
    """A text written anew waits when it changes words that others are in conflict about."""
    for key, rewrites in segments.items():
        here = [voice for item in packet.touching.get(key, ()) for voice in items.get(item.id, ())]
        stuck = [voice.item for voice in here if voice.standing is Standing.IN_CONFLICT and voice.item]
        areas = [packet.areas(item)[key[1]] for item in {item.id: item for item in stuck}.values()]
        for rewrite in rewrites:
            edits = rewrite.edits(key[1])
            if areas and any(clash(span, area) for span, _ in edits for area in areas):
                rewrite.standing = Standing.IN_CONFLICT


def fates_of(voice: Voice, on_conflict: str) -> list[Fated]:
    """What becomes of every decision behind a voice."""
    if voice.standing is Standing.OVERRULED:
        preferred = f"{on_conflict.partition('=')[2]} says otherwise"
        why = _RULES.get(on_conflict, preferred)
        return [fated for claim in voice.claims for fated in claim.fated(Fate.SUPERSEDED, why)]
    if voice.standing is Standing.IN_CONFLICT:
        others = sorted({claim.source.answer.place for other in voice.against for claim in other.claims})
        where = ", ".join(others[:_NAMED]) + (" and more" if len(others) > _NAMED else "")
        why = f"{where} says otherwise" if others else "others are in conflict about these words"
        return [fated for claim in voice.claims for fated in claim.fated(Fate.CONFLICTING, why)]
    first, *equal = voice.claims
    followed = Fate.REJECTED if first.verdict is Verdict.REJECT else Fate.APPLIED
    fates = first.fated(followed)
    for claim in equal:
        fates += claim.fated(Fate.SUPERSEDED, f"{first.source.answer.place} says the same")
    return fates


def changes_of(packet: Packet, voices: Iterable[Voice]) -> list[Change]:
    """The changes that voices ask for together, in the order of the text.

    A text written anew goes first; what it already contains is not done twice.
    """
    followed = [voice for voice in voices if voice.standing is Standing.FOLLOWED]
    whole = {
        (voice.claim.document, voice.claim.segment)
        for voice in followed
        if voice.item is None and voice.claim.whole
    }
    made: list[Change] = []
    rewritten: defaultdict[SegmentKey, list[Span]] = defaultdict(list)
    for voice in sorted(followed, key=lambda voice: (voice.item is not None, not voice.claim.whole)):
        for segment, (span, text) in voice.claim.edits:
            key = voice.claim.document, segment
            if voice.item is not None and key in whole:
                continue
            change = Change(*key, span, text, voice.claim.decisions[0])
            if _is_free(span, rewritten[key]):
                made.append(change)
                if voice.item is None:
                    insort(rewritten[key], span)
    return sorted(made, key=lambda c: (packet.order[c.document, c.segment], c.span, c.text))


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span reaches into none of those that are sorted and do not reach into one another."""
    at = bisect_left(taken, span)
    return not any(
        clash(span, other) for other in taken[max(at - 2, 0) : bisect_right(taken, Span(span.end, span.end))]
    )

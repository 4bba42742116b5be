"""Who differs from whom, and who is followed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from copydesk.model import Item
from copydesk.review.merging.claims import Claim, reviewer_key
from copydesk.review.merging.packet import Packet, SegmentKey
from copydesk.review.merging.rewrites import clash, contains
from copydesk.text.edits import Edit

_MOST = 50
"""Answers that differ at one place and are compared: more are a conflict of all."""

_LONG = 10_000
"""Characters of a segment from which a new text agrees with a row only where it leaves its words alone."""


class Standing(Enum):
    """How a voice comes out."""

    FOLLOWED = auto()
    OVERRULED = auto()
    IN_CONFLICT = auto()


@dataclass(eq=False, slots=True)
class Voice:
    """Claims that want the same words at the same place."""

    claims: list[Claim]
    against: set[Voice] = field(default_factory=set)
    crowded: bool = False
    standing: Standing = Standing.FOLLOWED

    @property
    def claim(self) -> Claim:
        """The one that stands for all."""
        return self.claims[0]

    @property
    def item(self) -> Item | None:
        """What it is about; None for a segment written anew."""
        return self.claim.item

    @property
    def voters(self) -> set[str]:
        """Who says so."""
        return {claim.source.voter for claim in self.claims}

    @property
    def turn(self) -> tuple[int, int]:
        """When it was said first."""
        return min(claim.source.turn for claim in self.claims)

    def edits(self, segment: str) -> list[Edit]:
        """Its edits in one segment, from left to right."""
        return sorted(edit for name, edit in self.claim.edits if name == segment)

    def differ(self, other: Voice) -> None:
        """Notes that the two cannot both be followed."""
        self.against.add(other)
        other.against.add(self)


def gathered(claims: Iterable[Claim]) -> tuple[dict[str, list[Voice]], dict[SegmentKey, list[Voice]]]:
    """The voices at each item and at each segment; claims come in the order in which one stands for all."""
    voices: dict[tuple[object, ...], Voice] = {}
    items: dict[str, list[Voice]] = {}
    segments: dict[SegmentKey, list[Voice]] = {}
    for claim in claims:
        place = (claim.item.id,) if claim.item else (claim.document, claim.segment, claim.whole)
        key = (*place, claim.outcome)
        if key in voices:
            voices[key].claims.append(claim)
            continue
        voices[key] = Voice([claim])
        if claim.item:
            items.setdefault(claim.item.id, []).append(voices[key])
        else:
            segments.setdefault((claim.document, claim.segment), []).append(voices[key])
    return items, segments


def compare(
    packet: Packet, items: Mapping[str, list[Voice]], segments: Mapping[SegmentKey, list[Voice]]
) -> None:
    """Notes at each voice which others it cannot be followed with."""
    for voices in items.values():
        _each_pair(voices, lambda _one, _other: True)
    for key, rewrites in segments.items():
        _each_pair(rewrites, lambda one, other: _rewrites_differ(one, other, key[1]))  # noqa: B023 - called here
        here = [voice for item in packet.touching.get(key, ()) for voice in items.get(item.id, ())]
        if len(rewrites) > _MOST:
            _crowd((*rewrites, *here))
            continue
        for rewrite in rewrites:
            for voice in here:
                if _differs(packet, key, rewrite, voice):
                    rewrite.differ(voice)


def _each_pair(voices: Sequence[Voice], differ: Callable[[Voice, Voice], bool]) -> None:
    if len(voices) > _MOST:
        _crowd(voices)
        return
    for number, voice in enumerate(voices):
        for other in voices[number + 1 :]:
            if differ(voice, other):
                voice.differ(other)


def _crowd(voices: Iterable[Voice]) -> None:
    for voice in voices:
        voice.crowded = True


def _rewrites_differ(one: Voice, other: Voice, segment: str) -> bool:
    """Whether two new texts of a segment change the same words to others."""
    if one.claim.outcome == other.claim.outcome:
        return False
    return overlapping(one, other, segment)


def overlapping(one: Voice, other: Voice, segment: str) -> bool:
    """Whether edits of two voices in a segment reach into one another and are not the same."""
    second = other.edits(segment)
    at = 0
    for span, text in one.edits(segment):
        while at < len(second) and second[at][0].end < span.start:
            at += 1
        near = at
        while near < len(second) and second[near][0].start <= span.end:
            there, words = second[near]
            if clash(span, there) and (there, words) != (span, text):
                return True
            near += 1
    return False


def _differs(packet: Packet, key: SegmentKey, rewrite: Voice, voice: Voice) -> bool:
    """Whether a segment written anew leaves no room for what is wanted at an item."""
    item = voice.item
    if item is None:
        return False
    area = packet.areas(item)[key[1]]
    wanted = voice.edits(key[1])
    edits = rewrite.claim.edits
    first = bisect_left(edits, area.start, key=lambda edit: edit[1][0].end)
    last = bisect_right(edits, area.end, key=lambda edit: edit[1][0].start)
    if first >= last:
        return rewrite.claim.whole and bool(wanted)
    if not rewrite.claim.whole and not any(clash(span, area) for _, (span, _) in edits[first:last]):
        return False
    machine = packet.segments[key].target
    return len(machine) > _LONG or not contains(rewrite.claim.outcome, machine, wanted, area)


def settle(voices: Sequence[Voice], on_conflict: str) -> None:
    """Give each voice its standing: `keep`, `first`, `majority` or `prefer=NAME`."""
    followed = _followed(voices, on_conflict)
    for voice in voices:
        if voice in followed:
            voice.standing = Standing.FOLLOWED
        elif voice.against & followed:
            voice.standing = Standing.OVERRULED
    for voice in voices:
        if voice.crowded:
            voice.standing = Standing.IN_CONFLICT
        elif voice not in followed and voice.standing is not Standing.OVERRULED:
            rest = any(other.standing is not Standing.OVERRULED for other in voice.against)
            voice.standing = Standing.IN_CONFLICT if rest else Standing.FOLLOWED


def _followed(voices: Sequence[Voice], on_conflict: str) -> set[Voice]:
    """Those that the rule follows against others."""
    disputed = [voice for voice in voices if voice.against]
    if on_conflict == "first":
        chosen: set[Voice] = set()
        for voice in sorted(disputed, key=lambda voice: voice.turn):
            if not voice.against & chosen:
                chosen.add(voice)
        return chosen
    if on_conflict == "majority":
        return {
            voice
            for voice in disputed
            if len(voice.voters) > len(set().union(*(other.voters for other in voice.against)))
        }
    if on_conflict.startswith("prefer="):
        name = reviewer_key(on_conflict.removeprefix("prefer="))
        theirs = {voice for voice in disputed if name in voice.voters}
        return {voice for voice in theirs if not voice.against & theirs}
    return set()

"""What gives way at once: to a nearer word of the same reviewer, to a ruling on a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from copydesk.model import Fate, Fated, Item, Verdict
from copydesk.review.merging.claims import Claim, Level
from copydesk.review.merging.packet import SegmentKey


@dataclass(slots=True)
class _Known:
    """Where the claims stand that others give way to, by voter and place; "" is anybody."""

    texts: dict[tuple[str, SegmentKey], str] = field(default_factory=dict)
    items: dict[tuple[str, str], tuple[Level, str]] = field(default_factory=dict)
    segments: dict[tuple[str, SegmentKey], str] = field(default_factory=dict)
    """Segments in which an item is ruled on."""


def sifted(claims: Sequence[Claim]) -> tuple[list[Claim], list[Fated]]:
    """The claims that are left to compare, and the fates of the others: superseded, or put off."""
    fates: list[Fated] = []
    left = _unruled(_rulings(claims), claims, fates)
    own = _Known()
    for claim in left:
        _learn(own, claim, claim.source.voter)
    kept: list[Claim] = []
    for claim in left:
        why = _own_word(own, claim)
        if why:
            fates += claim.fated(Fate.SUPERSEDED, why)
        elif claim.verdict is Verdict.DEFER:
            fates += claim.fated(Fate.DEFERRED)
        else:
            kept.append(claim)
    return kept, fates


def _own_word(own: _Known, claim: Claim) -> str:
    """Why a nearer word of the same reviewer stands in the claim's place."""
    if claim.item is None:
        return ""
    voter = claim.source.voter
    text = next((own.texts[voter, key] for key in _keys(claim.item) if (voter, key) in own.texts), None)
    if text is not None:
        return f"the final text at {text} overrides it"
    nearest = own.items.get((voter, claim.item.id))
    return f"{nearest[1]} overrides it" if nearest and nearest[0] < claim.level else ""


def _learn(known: _Known, claim: Claim, voter: str) -> None:
    place = claim.source.answer.place
    if claim.item is None:
        if claim.whole:
            text = voter, (claim.document, claim.segment)
            known.texts[text] = min(place, known.texts.get(text, place))
        return
    at = voter, claim.item.id
    known.items[at] = min((claim.level, place), known.items.get(at, (claim.level, place)))
    for key in _keys(claim.item):
        known.segments[voter, key] = min(place, known.segments.get((voter, key), place))


def _keys(item: Item) -> list[SegmentKey]:
    return [(item.lead.document, name) for name in item.segments]


def _rulings(claims: Iterable[Claim]) -> _Known:
    known = _Known()
    for claim in claims:
        if claim.source.answer.settles and claim.verdict is not Verdict.DEFER:
            _learn(known, claim, "")
    return known


def _unruled(rulings: _Known, claims: Iterable[Claim], fates: list[Fated]) -> list[Claim]:
    """The claims on which nobody ruled, and the rulings."""
    left = []
    for claim in claims:
        why = "" if claim.source.answer.settles else _ruling_on(rulings, claim)
        if why:
            fates += claim.fated(Fate.SUPERSEDED, f"the conflict is settled at {why}")
        else:
            left.append(claim)
    return left


def _ruling_on(rulings: _Known, claim: Claim) -> str:
    if claim.item is None:
        key = "", (claim.document, claim.segment)
        return rulings.texts.get(key) or rulings.segments.get(key, "")
    found = rulings.items.get(("", claim.item.id))
    if found:
        return found[1]
    return next((rulings.texts["", key] for key in _keys(claim.item) if ("", key) in rulings.texts), "")

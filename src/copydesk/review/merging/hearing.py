"""Answers to claims: rows first, then what reaches over a group, then sign-offs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from copydesk.model import Answer, Applicability, Fate, Fated, Item, Origin, Scope, Verdict
from copydesk.review.merging.claims import (
    Claim,
    Level,
    Source,
    bare_decision,
    item_claim,
    lead_claim,
    segment_claim,
)
from copydesk.review.merging.objections import no_proposal, objection
from copydesk.review.merging.packet import Packet, SegmentKey
from copydesk.review.merging.rewrites import Proposal, analyse, hunks, joined

_REACHING = 50
"""Answers that differ and reach over one group or document: more are no work of people."""
_TOO_MANY = "too many answers reach over the same rows"


class Hearing:
    """What the answers claim, and the fates of those that claim nothing."""

    def __init__(self, packet: Packet) -> None:
        self._packet = packet
        self.claims: list[Claim] = []
        self.fates: list[Fated] = []
        self._rows: dict[tuple[str, str], str] = {}
        """Voter and item -> where the voter's nearest answer stands."""
        self._answered: set[str] = set()
        self._written: set[SegmentKey] = set()
        self._reaching: Counter[tuple[str, str]] = Counter()
        self._extended: set[tuple[object, ...]] = set()

    def hear(self, sources: Sequence[Source]) -> None:
        """Take all answers; the result does not depend on their order, but where equal ones are left out."""
        heard = [source for source in sources if self._admitted(source)]
        for source in heard:
            if source.answer.origin is Origin.FINAL_TEXT:
                self._final_text(source)
            elif source.answer.origin is Origin.XLIFF:
                self._xliff(source)
            elif source.answer.item and source.answer.origin not in (Origin.GROUP, Origin.SIGN_OFF):
                self._row(source)
        for source in heard:
            if source.answer.origin is Origin.GROUP:
                self._group(source)
            elif source.answer.scope is not Scope.THIS and source.answer.item in self._packet.items:
                self._extend(source)
        for source in heard:
            if source.answer.origin is Origin.SIGN_OFF:
                self._sign_off(source)

    def _admitted(self, source: Source) -> bool:
        """Whether an answer is heard; one that is not has spoken of its row all the same."""
        answer = source.answer
        against = objection(self._packet, answer)
        if against is None:
            return True
        fate, why = against
        item = self._packet.items.get(answer.item or "")
        if item is None or answer.batch not in ("", self._packet.batch):
            self.fates.append(Fated(bare_decision(self._packet, answer), fate, answer.place, why))
            return False
        self._note(source, item)
        self.fates += item_claim(self._packet, source, item, Level.ROW, answer.verdict, answer.text).fated(
            fate, why
        )
        return False

    def _note(self, source: Source, item: Item) -> None:
        self._rows.setdefault((source.voter, item.id), source.answer.place)
        self._answered.add(item.id)

    def _row(self, source: Source) -> None:
        item = self._packet.items[source.answer.item or ""]
        self._note(source, item)
        claim = item_claim(self._packet, source, item, Level.ROW, source.answer.verdict, source.answer.text)
        self.claims.append(claim)

    def _final_text(self, source: Source) -> None:
        key = self._about(source.answer)
        machine = self._packet.segments[key].target
        self.claims.append(
            segment_claim(
                self._packet, source, tuple(joined(hunks(machine, source.answer.text or ""), machine))
            )
        )

    def _about(self, answer: Answer) -> SegmentKey:
        key = answer.document or "", answer.segment or ""
        self._written.add(key)
        return key

    def _xliff(self, source: Source) -> None:
        answer = source.answer
        key = self._about(answer)
        here = self._packet.touching.get(key, [])
        if answer.verdict is not Verdict.EDIT:
            for item in here:
                self._note(source, item)
                self.claims.append(item_claim(self._packet, source, item, Level.ROW, answer.verdict))
            if not here:
                self.claims.append(segment_claim(self._packet, source, ()))
            return
        items = sorted((item for item in here if len(item.segments) == 1), key=lambda item: item.span)
        said = analyse(
            self._packet.segments[key].target,
            answer.text or "",
            [Proposal(item.span, item.proposal) for item in items],
        )
        for number, verdict, text in (
            *((number, Verdict.ACCEPT, None) for number in said.accepted),
            *((number, Verdict.EDIT, text) for number, text in said.changed),
        ):
            self._note(source, items[number])
            self.claims.append(item_claim(self._packet, source, items[number], Level.ROW, verdict, text))
        if said.rest or not (said.accepted or said.changed):
            self.claims.append(segment_claim(self._packet, source, said.rest))

    def _group(self, source: Source) -> None:
        answer = source.answer
        if not self._may_reach(("group", answer.group or "")):
            self._refuse(source, _TOO_MANY)
            return
        for item in self._packet.groups[answer.group or ""]:
            if answer.scope is not Scope.DOCUMENT or answer.document in (None, item.lead.document):
                self._through_group(source, item, listed=True)

    def _extend(self, source: Source) -> None:
        """A row's answer over the other items of its group."""
        answer = source.answer
        item = self._packet.items[answer.item or ""]
        document = item.lead.document if answer.scope is Scope.DOCUMENT else ""
        group = item.lead.group
        wide = answer.verdict is Verdict.EDIT and self._packet.span(item, item.lead) != item.span
        same = source.voter, group, document, answer.scope, answer.verdict, answer.text, answer.settles
        if wide or answer.verdict is Verdict.DEFER or same in self._extended:
            return
        if self._may_reach((document, group)):
            self._extended.add(same)
            for other in self._packet.groups[group]:
                if other.id != item.id and document in ("", other.lead.document):
                    self._through_group(source, other, listed=False)

    def _through_group(self, source: Source, item: Item, *, listed: bool) -> None:
        """One item's share of an answer that reaches over a group; the reviewer's own row goes before it."""
        answer = source.answer
        if answer.verdict is Verdict.EDIT:
            claim = lead_claim(self._packet, source, item, _fitted(self._packet, item, answer.text or ""))
        else:
            claim = item_claim(self._packet, source, item, Level.GROUP, answer.verdict)
        if not listed:
            claim = replace(claim, why=f"its scope is {answer.scope.value}")
        row = self._rows.get((source.voter, item.id))
        self._answered.add(item.id)
        if row is not None:
            if listed:
                self.fates += claim.fated(Fate.SUPERSEDED, f"{row} overrides it")
            return
        fault = no_proposal(item) if answer.verdict is Verdict.ACCEPT else ""
        if fault:
            self.fates += claim.fated(Fate.REFUSED, fault)
        else:
            self.claims.append(claim)

    def _sign_off(self, source: Source) -> None:
        document = source.answer.document or ""
        if not self._may_reach(("sign-off", document)):
            self._refuse(source, _TOO_MANY)
            return
        open_items = [item for item in self._packet.documents[document] if self._is_open(item)]
        for item in open_items:
            claim = item_claim(self._packet, source, item, Level.SIGN_OFF, Verdict.ACCEPT)
            self.claims.append(claim)
        if not open_items:
            decision = bare_decision(self._packet, source.answer)
            why = "no safe row was left blank"
            self.fates.append(Fated(decision, Fate.SUPERSEDED, source.answer.place, why))

    def _is_open(self, item: Item) -> bool:
        """Whether a sign-off accepts it: safe, and nobody said anything about it."""
        if item.applicability is not Applicability.SAFE or item.id in self._answered:
            return False
        return not any((item.lead.document, name) in self._written for name in item.segments)

    def _may_reach(self, key: tuple[str, str]) -> bool:
        self._reaching[key] += 1
        return self._reaching[key] <= _REACHING

    def _refuse(self, source: Source, why: str) -> None:
        decision = bare_decision(self._packet, source.answer)
        self.fates.append(Fated(decision, Fate.REFUSED, source.answer.place, why))


def _fitted(packet: Packet, item: Item, text: str) -> str:
    """A text for a whole group, with a capital where this place opens its sentence with one."""
    words = item.lead.text
    opens = not any(letter.isalnum() for letter in item.before[: packet.span(item, item.lead).start])
    return text[:1].upper() + text[1:] if opens and words[:1].isupper() else text

"""A keeper's verdicts brought into the glossary: every one has exactly one outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from copydesk.glossary.pending import Pending
from copydesk.glossary.verdicts import Decision, Fate, Outcome, Verdict, context
from copydesk.model import Concept, Lifecycle, Status, Term

_Ruling = tuple[Fate, str]


def apply_verdicts(
    concepts: Iterable[Concept], verdicts: Sequence[Verdict], language: str = "en"
) -> tuple[tuple[Concept, ...], tuple[Outcome, ...]]:
    """The glossary with the verdicts in it, and the outcome of each in the order of the verdicts.

    Approved and ambiguous terms say by whom and when. A proposal about a term that its concept lists already
    changes that term, and its own row goes. A proposed concept comes into force, all its terms as they stand,
    when its preferred term in `language` is approved; when that is refused, the concept is retired. The order
    of verdicts does not matter, and applying them again changes nothing.
    """
    by_concept: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_concept[verdict.concept].append(verdict)
    rulings: dict[Verdict, _Ruling] = {}
    changed = []
    for concept in concepts:
        if concept.id in by_concept:
            desk = _Desk(concept, by_concept[concept.id])
            changed.append(desk.settled(language))
            rulings |= desk.rulings
        else:
            changed.append(concept)
    outcomes = (Outcome(verdict, *rulings.get(verdict, _unknown(verdict))) for verdict in verdicts)
    return tuple(changed), tuple(outcomes)


def _unknown(verdict: Verdict) -> _Ruling:
    if verdict.fault:
        return Fate.REFUSED, verdict.fault
    return Fate.UNKNOWN, f"the glossary has no concept {verdict.concept!r}"


class _Desk:
    """One concept while its verdicts are brought in."""

    def __init__(self, concept: Concept, verdicts: Iterable[Verdict]) -> None:
        self._concept = concept
        self._terms = dict(enumerate(concept.terms))
        self._rows: dict[str, list[int]] = defaultdict(list)
        for number, term in self._terms.items():
            self._rows[Pending(concept, term).digest].append(number)
        self._verdicts = sorted(set(verdicts), key=astuple)
        self._approved: set[int] = set()
        self.rulings: dict[Verdict, _Ruling] = {}

    def settled(self, language: str) -> Concept:
        """The concept with every verdict ruled on."""
        self.rulings = {verdict: ruling for verdict in self._verdicts if (ruling := self._barred(verdict))}
        waiting = [verdict for verdict in self._verdicts if verdict not in self.rulings]
        while waiting:
            # One verdict can make room for another: what clashes is tried again until nothing moves.
            clashes = {verdict: clash for verdict in waiting if (clash := self._apply(verdict))}
            if len(clashes) == len(waiting):
                self.rulings |= {verdict: (Fate.REFUSED, clash) for verdict, clash in clashes.items()}
                break
            waiting = list(clashes)
        new = replace(self._concept, terms=tuple(self._terms.values()))
        return replace(new, lifecycle=self._lifecycle(new.preferred(language), language))

    def _lifecycle(self, preferred: Term | None, language: str) -> Lifecycle:
        """How far the concept has come, with this as its preferred term now."""
        if self._concept.lifecycle is not Lifecycle.PROPOSED:
            return self._concept.lifecycle
        if preferred in [self._terms[number] for number in self._approved]:
            return Lifecycle.APPROVED
        old = self._concept.preferred(language)
        refused = old and self._terms[self._concept.terms.index(old)].status is Status.REFUSED
        return Lifecycle.RETIRED if refused and preferred is None else Lifecycle.PROPOSED

    def _barred(self, verdict: Verdict) -> _Ruling | None:
        """Why it is not for this glossary, or that it stands there already."""
        if verdict.fault:
            return Fate.REFUSED, verdict.fault
        if any(other.digest == verdict.digest and other != verdict for other in self._verdicts):
            return Fate.REFUSED, "another row decides otherwise about the same term"
        if verdict.digest in self._rows:
            return None
        alike = [term for term in self._concept.terms if term.language == verdict.language]
        if any(_stands(term, verdict) for term in alike):
            return Fate.APPLIED, "stands there already"
        now = next((term for term in alike if term.text == verdict.term), None)
        if now is None:
            return Fate.UNKNOWN, f"the concept has no term “{verdict.term}” in {verdict.language!r}"
        return Fate.STALE, f"the term has changed since it went out; it is {now.status.value} now"

    def _apply(self, verdict: Verdict) -> str:
        """Bring it in, or say what it clashes with."""
        own = self._rows[verdict.digest]
        proposal = self._terms[own[0]]
        listed = self._listed(proposal, verdict)
        places = own if listed is None else [listed]
        old = self._terms[places[0]]
        new = _decided(old, proposal, verdict)
        clash = self._clash(old, new, {*own, *places})
        if clash:
            return clash
        self._terms |= dict.fromkeys(places, new)
        for number in set(own).difference(places):
            del self._terms[number]
        if verdict.decision in (Decision.APPROVE, Decision.REWORD):
            self._approved.update(places)
        self.rulings[verdict] = Fate.APPLIED, _told(old, new)
        return ""

    def _listed(self, proposal: Term, verdict: Verdict) -> int | None:
        """Where the concept lists the proposed words already, and so what the proposal is about."""
        amends = verdict.decision in (Decision.APPROVE, Decision.AMBIGUOUS)
        if not amends or proposal.status is not Status.PROPOSED:
            return None
        alike = [
            number
            for number, term in self._terms.items()
            if (term.language, term.text) == (proposal.language, proposal.text)
            and term.status is not Status.PROPOSED
        ]
        return min(alike, key=lambda number: self._terms[number].status is Status.REFUSED, default=None)

    def _clash(self, old: Term, new: Term, places: set[int]) -> str:
        others = [
            term
            for number, term in self._terms.items()
            if number not in places and term.language == new.language
        ]
        same = next((term for term in others if term.text == new.text != old.text), None)
        if same:
            return f"the concept lists “{same.text}” already, as {same.status.value}"
        rival = next((term for term in others if term.status is new.status is Status.PREFERRED), None)
        if rival:
            return f"the concept prefers “{rival.text}” already"
        in_force = self._concept.lifecycle is Lifecycle.APPROVED
        if in_force and old.status is Status.PREFERRED is not new.status:
            return f"“{old.text}” is the preferred term; prefer another first"
        return ""


def _stands(term: Term, verdict: Verdict) -> bool:
    """Whether the term says what the verdict would make it say."""
    if term.text != verdict.text:
        return False
    if verdict.decision == Decision.REFUSE:
        return term.status is Status.REFUSED
    return (
        _as_decided(term, verdict) == term
        and term.approved_by == verdict.by
        and verdict.on in ("", term.approved_on)
        and verdict.replacement in ("", term.replacement)
    )


def _decided(old: Term, proposal: Term, verdict: Verdict) -> Term:
    """The term as the verdict wants it; `old` is the proposal itself or the listed term that it is about."""
    remark = f"{verdict.by}: {verdict.comment}" if verdict.by else verdict.comment
    said = (old.evidence, proposal.evidence, remark if verdict.comment else "")
    new = replace(old, evidence="; ".join(dict.fromkeys(filter(None, said))))
    if verdict.decision == Decision.REFUSE:
        return replace(new, status=Status.REFUSED)
    return replace(
        _as_decided(new, verdict),
        text=verdict.text,
        replacement=verdict.replacement or new.replacement,
        approved_by=verdict.by,
        approved_on=verdict.on,
    )


def _as_decided(term: Term, verdict: Verdict) -> Term:
    """The term with the status, or in the context, that it is approved as."""
    if verdict.decision == Decision.AMBIGUOUS:
        return replace(term, status=Status.AMBIGUOUS)
    wanted = context(verdict.as_what)
    if wanted is None:
        return replace(term, status=Status(verdict.as_what))
    column, written = wanted
    undecided = term.status in (Status.PROPOSED, Status.REFUSED)
    status = Status.DEPRECATED if undecided else term.status
    if column == "only":
        return replace(term, status=status, only=_joined(term.only, written))
    return replace(term, status=status, except_=_joined(term.except_, written))


def _joined(contexts: tuple[str, ...], written: str) -> tuple[str, ...]:
    return contexts if written in contexts else (*contexts, written)


def _told(old: Term, new: Term) -> str:
    reworded = f", reworded as “{new.text}”" if new.text != old.text else ""
    return f"{new.status.value}{reworded}"

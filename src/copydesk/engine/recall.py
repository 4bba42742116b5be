"""What the memory says about the findings of a batch: which are settled, and which were seen before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from copydesk.engine.checker import Checked
from copydesk.engine.glossaries import Layers
from copydesk.model import Decision, Finding, Settled
from copydesk.review.precedents import settles
from copydesk.review.rules import rule_of

if TYPE_CHECKING:
    from copydesk.review.memory.store import Memory


@dataclass(frozen=True, slots=True)
class Recalled:
    """Findings that were rejected before, and what was decided before about others, by their id."""

    settled: tuple[Settled, ...] = ()
    seen: Mapping[str, Decision] = field(default_factory=dict)

    def open(self, checked: Sequence[Checked]) -> list[Checked]:
        """What was checked, without the findings that are settled."""
        closed = {one.finding.id for one in self.settled}
        if not closed:
            return list(checked)
        return [
            replace(result, findings=tuple(f for f in result.findings if f.id not in closed))
            for result in checked
        ]

    def batch_id(self, batch_id: str) -> str:
        """The id of a batch that lacks what is settled: another one, for it is another packet."""
        if not self.settled:
            return batch_id
        names = "\x1f".join(sorted(one.finding.id for one in self.settled))
        return hashlib.sha256(f"{batch_id}\x1f{names}".encode()).hexdigest()[: len(batch_id)]


NOTHING_RECALLED = Recalled()


def recall(
    memory: Memory, checked: Iterable[Checked], layers: Layers, batch: str, date: str | None
) -> Recalled:
    """What was decided before about the findings of a batch, on its date.

    Raises InputError when the database cannot be used.
    """
    findings = [finding for result in checked for finding in result.findings]
    today = rules(findings, layers)
    precedents = memory.precedents(findings, batch=batch, date=date)
    settled: list[Settled] = []
    seen: dict[str, Decision] = {}
    for finding in findings:
        precedent = precedents.of(finding)
        if precedent is None:
            continue
        if settles(precedent, finding, today.get(finding.group, "")):
            settled.append(Settled(finding, precedent.dated))
        else:
            seen[finding.id] = precedent.dated
    return Recalled(tuple(settled), seen)


def rules(findings: Iterable[Finding], layers: Layers) -> dict[str, str]:
    """By group, the digest of what the glossary says about its words, where it says anything."""
    leads = {finding.group: finding for finding in findings if finding.concept}
    concepts = layers.named({finding.concept for finding in leads.values() if finding.concept})
    said = ((group, rule_of(finding, concepts)) for group, finding in leads.items())
    return {group: rule for group, rule in said if rule}

"""What decisions say about a finding, as far as each of them reaches."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.model import Decision, Finding, Scope, Verdict


class Rulings:
    """Decisions by what they are about; what was put off decides nothing, and a later one goes first.

    With a `batch`, decisions about a group in another batch are left out.
    """

    def __init__(self, decisions: Iterable[Decision], batch: str = "") -> None:
        self._places: dict[str, Decision] = {}
        self._groups: dict[tuple[str, str], Decision] = {}
        for decision in decisions:
            if decision.finding is None or decision.verdict is Verdict.DEFER:
                continue
            if decision.scope is Scope.DOCUMENT:
                self._groups[decision.group, decision.document] = decision
            elif decision.scope is Scope.ALWAYS or (
                decision.scope is Scope.BATCH and batch in ("", decision.batch)
            ):
                self._groups[decision.group, ""] = decision
            self._places[decision.fingerprint] = decision

    def of(self, finding: Finding) -> Decision | None:
        """The decision that settles a finding: about its very place, its document, or all of its group."""
        return (
            self._places.get(finding.fingerprint)
            or self._groups.get((finding.group, finding.document))
            or self._groups.get((finding.group, ""))
        )

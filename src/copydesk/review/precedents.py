"""Which earlier decision speaks about a finding, and whether it settles it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from copydesk.model import Decision, Fate, Finding, Scope, Verdict

_SPEAKING = (Fate.APPLIED, Fate.REJECTED, Fate.DEFERRED)
"""What was superseded, stale, in conflict or refused decided nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A decision that was taken before, with what became of it and the rule that it was taken under."""

    decision: Decision
    fate: Fate
    turn: int = 0
    """The number of the merge that brought it: the higher, the newer."""
    date: str | None = None
    """The date of its batch."""
    check: str = ""
    check_version: int | None = None
    """None when it is not known; then it counts as unchanged."""
    concept: str | None = None
    rule: str | None = None
    """What the glossary said about the words then (`review.rules`); None when it is not known."""
    fingerprints: tuple[str, ...] = ()
    """That of the finding, and those that it took on when copydesk edited the words beside it."""
    current: bool = True
    """Whether its reviewer has said nothing newer about the same thing in the same batch."""

    @property
    def dated(self) -> Decision:
        """The decision; dated like its batch where nobody wrote when."""
        decision = self.decision
        return decision if decision.decided_at else replace(decision, decided_at=self.date)


class Precedents:
    """Earlier decisions, by what they reach.

    Of several that reach a finding the newest speaks; of those that came with one merge, the nearest: about
    the finding itself, equal words in the same surroundings, its group in the document, in the batch,
    everywhere.

    Args:
        known: What was decided before.
        batch: The batch that is being made, for decisions about a group in it.
        date: Its date (YYYY-MM-DD); what expired before it is left out. Without a date nothing expires.
    """

    def __init__(self, known: Iterable[Precedent], *, batch: str = "", date: str | None = None) -> None:
        self._newest: dict[_Key, Precedent] = {}
        for one in known:
            if one.decision.finding is None or not one.current or one.fate not in _SPEAKING:
                continue
            if date is not None and expired(one.decision.expires, date):
                continue
            for key in _reached(one, batch):
                before = self._newest.get(key)
                if before is None or before.turn <= one.turn:
                    self._newest[key] = one

    def of(self, finding: Finding) -> Precedent | None:
        """The decision that speaks about a finding; None when there is none."""
        nearest_last: tuple[_Key, ...] = (
            (Scope.ALWAYS, finding.group),
            (Scope.BATCH, finding.group),
            (Scope.DOCUMENT, finding.group, finding.document),
            (Scope.THIS, finding.fingerprint),
            (Scope.THIS, finding.fingerprint, finding.id),
        )
        reaching = [self._newest[key] for key in nearest_last if key in self._newest]
        return max(reversed(reaching), key=lambda one: one.turn, default=None)


_Key = tuple[str, ...]


def _reached(one: Precedent, batch: str) -> Iterator[_Key]:
    """The names of all that a decision reaches."""
    decision = one.decision
    for fingerprint in dict.fromkeys((decision.fingerprint, *one.fingerprints)):
        yield Scope.THIS, fingerprint
        yield Scope.THIS, fingerprint, decision.finding or ""
    if decision.scope is Scope.DOCUMENT:
        yield Scope.DOCUMENT, decision.group, decision.document
    elif decision.scope is Scope.ALWAYS or (decision.scope is Scope.BATCH and decision.batch == batch):
        yield decision.scope, decision.group


def settles(precedent: Precedent, finding: Finding, rule: str) -> bool:
    """Whether a finding was rejected, and check and glossary still say of it what they said then."""
    return (
        precedent.decision.verdict is Verdict.REJECT
        and precedent.check_version in (None, finding.check_version)
        and precedent.rule in (None, rule)
    )


def expired(expires: str | None, date: str) -> bool:
    """Whether a decision holds no longer on a date; on its last day it does.

    What is no date counts as expired: better asked again than never.

    >>> expired("2024-05-01", "2024-05-01"), expired("2024-05-01", "2024-05-02"), expired(None, "2024-05-02")
    (False, True, False)
    >>> expired("next week", "2024-05-02")
    True
    """
    if not expires:
        return False
    try:
        return dt.date.fromisoformat(expires) < dt.date.fromisoformat(date)
    except ValueError:
        return True

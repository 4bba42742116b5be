"""What a keeper may say about a proposed term, and what can become of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from copydesk.errors import GlossaryError
from copydesk.glossary.contexts import parse_condition
from copydesk.model import Status

APPROVABLE = (Status.DEPRECATED, Status.SUPERSEDED, Status.ADMITTED, Status.AMBIGUOUS, Status.PREFERRED)
"""What a term can be approved as, the usual first."""


class Decision(StrEnum):
    """What a keeper may decide."""

    APPROVE = "approve"
    AMBIGUOUS = "ambiguous"
    REWORD = "reword"
    REFUSE = "refuse"


class Fate(StrEnum):
    """What became of a verdict."""

    APPLIED = "applied"
    """It stands in the glossary, since now or before."""
    STALE = "stale"
    """The glossary says something else of the term than what the keeper saw."""
    UNKNOWN = "unknown"
    """The glossary has no such term."""
    REFUSED = "refused"
    """It cannot be taken as it is written."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row as a keeper filled it in, every field as written.

    `digest` is that of the proposal that went out; `as_what` is a status, or a context such as
    `except:after:wave`; `unreadable` says why the row cannot be read, "" when it can.
    """

    concept: str
    language: str
    term: str
    digest: str
    decision: str
    as_what: str = Status.DEPRECATED.value
    wording: str = ""
    replacement: str = ""
    comment: str = ""
    by: str = ""
    on: str = ""
    unreadable: str = ""
    place: str = field(default="", compare=False)
    """File, sheet and row, for messages."""

    @property
    def text(self) -> str:
        """How the term is written once the verdict stands."""
        return self.wording or self.term

    @property
    def fault(self) -> str:
        """Why it cannot be taken, whatever the glossary says; "" when it can.

        >>> Verdict("C-1", "en", "new crown", "", "yes").fault
        "no decision is called 'yes'; choose approve, ambiguous, reword or refuse"
        """
        return next(self._faults(), "")

    def _faults(self) -> Iterator[str]:
        if self.unreadable:
            yield self.unreadable
        if not self.decision:
            yield "the row is filled in, but has no Decision"
        if self.decision not in tuple(Decision):
            yield f"no decision is called {self.decision!r}; choose approve, ambiguous, reword or refuse"
        if (self.decision == Decision.REWORD) != bool(self.wording):
            yield "reword and New wording go together; one of the two is missing"
        if self.wording == self.term:
            yield f"“{self.term}” is the old wording"
        if self.decision in (Decision.APPROVE, Decision.REWORD) and not is_approvable(self.as_what):
            yield f"a term cannot be approved as {self.as_what!r}; choose a word of the list under As"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, what became of it, and in plain words how or why."""

    verdict: Verdict
    fate: Fate
    told: str


def is_approvable(as_what: str) -> bool:
    """Whether it is a status that terms are approved as, or a context.

    >>> is_approvable("deprecated"), is_approvable("except:after:wave"), is_approvable("proposed")
    (True, True, False)
    """
    if context(as_what) is None:
        return as_what in APPROVABLE
    try:
        parse_condition(as_what.partition(":")[2], "")
    except GlossaryError:
        return False
    return True


def context(as_what: str) -> tuple[str, str] | None:
    """The column of a term that a context belongs in, and the context; None for a status.

    >>> context("except:after:wave"), context("deprecated")
    (('except', 'after:wave'), None)
    """
    column, colon, written = as_what.partition(":")
    return (column, written) if colon and column in ("only", "except") else None

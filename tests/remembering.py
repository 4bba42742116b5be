"""Short ways to what a memory takes in, for tests."""

from batches import sample_batch
from copydesk.model import Decision, Fate, Fated, Scope, Verdict
from copydesk.review.memory.reviewed import Reviewed

FATES = {
    Verdict.ACCEPT: Fate.APPLIED,
    Verdict.EDIT: Fate.APPLIED,
    Verdict.REJECT: Fate.REJECTED,
    Verdict.DEFER: Fate.DEFERRED,
}
BATCH = sample_batch()


def decided(finding, verdict=Verdict.REJECT, *, fate=None, reviewer="Liu", batch=BATCH.id, **more) -> Fated:
    """A decision about a finding with what became of it."""
    decision = Decision(
        finding=finding.id, group=finding.group, document=finding.document, segment=finding.place.segment,
        fingerprint=finding.fingerprint, batch=batch, verdict=verdict, reviewer=reviewer,
        **{"scope": Scope.THIS, **more},
    )  # fmt: skip
    return Fated(decision, fate or FATES[verdict], "review.xlsx:Review!7")


def reviewed(*fates, batch=BATCH.id, date="2024-05-01", **more) -> Reviewed:
    """The sample batch, come back with these decisions."""
    given = {"documents": BATCH.documents, "final": BATCH.documents, "findings": BATCH.findings}
    return Reviewed(batch=batch, date=date, fates=fates, **{**given, **more})

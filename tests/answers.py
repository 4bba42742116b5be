"""Short ways to answers and to what a merge makes of them, for tests."""

from batches import sample_batch
from copydesk.model import Answer, Merge, Origin, Return, Scope, Verdict
from copydesk.review.merge import merge
from copydesk.text.edits import apply_edits

BATCH = sample_batch()
TEXTS = {(d.name, s.id): s.target for d in BATCH.documents for s in d.segments}
ORIGINS = {"item": Origin.ROW, "group": Origin.GROUP, "final": Origin.FINAL_TEXT, "xliff": Origin.XLIFF}


def answer(kind: str, about: str, verdict: str, text: str | None = None, **more: object) -> Answer:
    """One answer: `kind` is item, group, final, xliff or sign-off; a segment is `document:segment`."""
    names: dict[str, object] = {"batch": BATCH.id, "place": f"{kind} {about}", **more}
    names["scope"] = Scope(str(names.get("scope", "this")))
    if kind in ("final", "xliff"):
        document, _, segment = about.rpartition(":")
        names |= {"document": document, "segment": segment}
    elif kind == "sign-off":
        names["document"] = about
    else:
        names[kind] = about
    origin = ORIGINS.get(kind, Origin.SIGN_OFF)
    return Answer(origin=origin, verdict=Verdict(verdict), text=text, **names)  # type: ignore[arg-type]


def returned(reviewer: str, *answers: Answer, name: str = "") -> Return:
    """A file in which one reviewer wrote these answers, each at a place of its own."""
    from dataclasses import replace

    name = name or f"{reviewer}.xlsx"
    placed = (
        replace(each, reviewer=reviewer, place=f"{name}:{number} {each.place}")
        for number, each in enumerate(answers, 1)
    )
    return Return(name, f"sha256 of {name}", tuple(placed))


def outcome(*returns: Return, on_conflict: str = "keep") -> Merge:
    """What becomes of them in the sample batch."""
    return merge(BATCH, returns, on_conflict=on_conflict)


def final(merged: Merge) -> dict[str, str]:
    """The segments that changed, as `document:segment`, and how they read."""
    return {
        f"{document}:{segment}": apply_edits(TEXTS[document, segment], edits)
        for document, segments in merged.edits.items()
        for segment, edits in segments.items()
    }


def fates(merged: Merge) -> list[tuple[str, str, str]]:
    """Reviewer, what the decision is about, its fate."""
    return sorted(
        (f.decision.reviewer, f.decision.finding or f.decision.segment, f.fate.value) for f in merged.fates
    )

"""Near misses of a standard rendering."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.glossary.shape import in_shape
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.folding import fold
from copydesk.text.protected import protected_spans


@check(
    "near-rendering",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.MINOR,
)
def near_rendering(segment: Segment, context: Context) -> Iterator[Match]:
    """Words stand in the text that all but equal a standard rendering.

    A small word is missing, added or another, the order is another, or a word has another form; of long
    renderings also one word more or less. The wording is fixed, so it should stand as it is.

    Glossary: fate community -> community with a shared future
    Bad: They build a [[community with shared future]]. -> community with a shared future
    Bad: They build a [[community of the shared future]]. -> community with a shared future
    Bad: A [[shared community with a future]] is the aim. -> community with a shared future
    Good: They build a community with a shared future.
    Good: The community shared its hopes for the future.
    Good: The future of the fate community is open.
    Known limits: only renderings of three content words or more are looked for; what the glossary lists in
    any status is not its business.
    """
    taken = bytearray(len(segment.target))
    for span in (*(r.span for r in context.renderings(segment)), *protected_spans(segment.target)):
        taken[span.start : span.end] = b"\1" * len(span)
    role = context.text.unit(segment.id).role
    for miss in context.near_misses(segment):
        if any(taken[miss.span.start : miss.span.end]):
            continue
        taken[miss.span.start : miss.span.end] = b"\1" * len(miss.span)
        words = segment.target[miss.span.start : miss.span.end]
        if fold(words).text == fold(miss.rendering).text:
            continue
        yield Match(
            Place.within(segment, miss.span),
            f"This resembles the standard rendering “{miss.rendering}” (glossary {miss.concept}).",
            in_shape(miss.rendering, segment.target, miss.span, role),
            Applicability.CHECK,
            miss.concept,
        )

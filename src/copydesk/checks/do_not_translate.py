"""Names that stay as the source has them."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.glossary.entries import Standing
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span
from copydesk.text.folding import fold
from copydesk.text.han import HAN


@check(
    "do-not-translate",
    Category.TERMINOLOGY,
    mqm="terminology/wrong-term",
    severity=Severity.MAJOR,
    needs_source=True,
)
def do_not_translate(segment: Segment, context: Context) -> Iterator[Match]:
    """A name that the glossary keeps in its source form was translated or left out.

    The concept says `translate` no: brands, product and code names stand in the translation as they are.

    Glossary: Silk Chain -> !SilkLink
    Bad: 推出SilkLink平台。 | They launched the [[Silk Chain]] platform. -> SilkLink
    Bad: SilkLink上线。 | [[The platform went online.]]
    Bad: 用户喜欢SilkLink。 | [[Users like the silk link.]]
    Good: 推出SilkLink平台。 | They launched the SilkLink platform.
    Good: 推出平台。 | They launched the platform.
    Good: SilkLink上线。 | “SILKLINK” went online.
    Known limits: the form is looked for whatever its capitals; inflections of it count as translated.
    """
    names = {use.concept.id: use for use in context.source_terms(segment) if not use.concept.translate}
    target = fold(segment.target).text
    for concept_id, use in names.items():
        if re.search(rf"(?<![^\W{HAN}]){re.escape(fold(use.term.text).text)}(?![^\W{HAN}])", target):
            continue
        wrong = [
            r
            for r in context.renderings(segment)
            if r.concept.id == concept_id and r.standing is not Standing.RIGHT
        ]
        why = f"“{use.term.text}” stays as it is in the source (glossary {concept_id})."
        for rendering in wrong:
            yield Match(
                Place.within(segment, rendering.span),
                why,
                use.term.text,
                Applicability.CHECK,
                concept_id,
                source_span=use.span,
            )
        if not wrong:
            whole = Place.within(segment, Span(0, len(segment.target)))
            yield Match(whole, why, concept=concept_id, source_span=use.span, whole_segment=True)

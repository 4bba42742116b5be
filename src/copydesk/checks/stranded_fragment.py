"""Words stranded after a stop."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.checks.sentence_cut import more_of_what
from copydesk.model import Applicability, Category, Match, Severity, Span, Unit
from copydesk.text.fragments import fragments
from copydesk.text.running import unit_text

_STRANDED_WHICH = re.compile(
    r"(?<=[a-z]{3})(?P<seam>\.\s+Which) "
    r"(?:is|are|was|were|has|have|had|will|can|would|could|means|meant|makes|made|shows"
    r"|showed)\b[^?!.]*\."
)


@check(
    "stranded-fragment",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    scope=Scope.UNIT,
    trigger=r"[a-z]\.\s+[A-Za-z]",
)
def stranded_fragment(unit: Unit, context: Context) -> Iterator[Match]:
    """After a stop stands a piece that is no sentence.

    A chunk was closed with a stop although its sentence went on, and the rest was left alone.

    Bad: They tried to slow the progress. [[develop.]]
    Bad: The road gives the valley new life. [[Positive energy and certainty.]]
    Bad: The port was closed. [[and traffic was heavy.]]
    Bad: They built a dam[[. Which]] is good for the fields. -> , which
    Good: The port was closed. Traffic was heavy.
    Good: Which way? Not this one.
    Good: “A good day. Quiet streets,” he said.
    Good: He works at Harbor Corp. and lives in the hills.
    Known limits: a piece in which a word could be a verb ("Strong plans.") is taken for a sentence; so is
    one in quotation marks.
    """
    text = unit_text(unit)
    start = context.text.start(unit)
    for fragment in fragments(text):
        span = Span(start + fragment.span.start, start + fragment.span.end)
        if more_of_what(text, fragment.span.start) is None and not context.text.in_quotation(span):
            yield Match(
                context.text.place(span), "This is no sentence: it was cut off from one, or left over."
            )
    for match in _STRANDED_WHICH.finditer(text):
        place = context.text.place(Span(start + match.start("seam"), start + match.end("seam")))
        message = "A sentence that is no question cannot begin with “Which”: it belongs to the one before."
        yield Match(place, message, ", which", Applicability.CHECK)

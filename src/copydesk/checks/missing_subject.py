"""A sentence of the news that begins like an order."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Match, Role, Severity, Span, Unit
from copydesk.text.running import unit_text

_VERBS = (
    "Accelerate|Achieve|Adhere|Brief|Conduct|Continue|Coordinate|Deepen|Enhance|Expand|Implement|Improve|Insist"
    "|Introduce|Promote|Raise|Realize|Strengthen|Strive|Uphold"
)
_ORDER = re.compile(rf"(?:^|(?<=[a-z)\]]\. ))(?P<verb>{_VERBS}) (?P<next>[a-z]+|[A-Z]\w+)\b[^.!?:]*\.")
_ADDRESSED = re.compile(r"\b(?:you|your|yours|please)\b", re.IGNORECASE)


@check(
    "missing-subject",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    scope=Scope.UNIT,
    profile=Profile.HOUSE,
    trigger=rf"(?:^|\. )(?:{_VERBS}) ",
)
def missing_subject(unit: Unit, context: Context) -> Iterator[Match]:
    """A sentence of a report begins with a plain verb, as orders do.

    Chinese leaves out a subject that is known from before; English says who does it.

    Bad: [[Continue]] to guard the camp, and keep watch.
    Bad: The team met the mayor. [[Introduce]] the work to the visitors.
    Bad: [[Strengthen]] the rules on exports.
    Good: The team continued to guard the camp.
    Good: Improve your odds by saving early.
    Good: “Strengthen the rules,” he said.
    Known limits: slogans and lists of tasks are flagged; a line without a stop is not.
    """
    if unit.role in (Role.HEADLINE, Role.QUOTE, Role.CELL):
        return
    text, start = unit_text(unit), context.text.start(unit)
    for match in _ORDER.finditer(text):
        span = Span(start + match.start("verb"), start + match.end("verb"))
        if not _ADDRESSED.search(match[0]) and not context.text.in_quotation(span):
            message = f"The sentence begins with “{match['verb']}” like an order: who does it?"
            yield Match(context.text.place(span), message)

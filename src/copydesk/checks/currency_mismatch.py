"""Amounts of money in another currency than the source's."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.quantities.agreement import compare, wrong_currencies
from copydesk.text.quantities.english_digits import measured_span
from copydesk.text.quantities.units import plural

_OTHER_MONEY = re.compile("[美港台澳加欧日韩新]元|[美台港]币|美金|英镑|卢布")


@check(
    "currency-mismatch",
    Category.NUMBERS,
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    needs_source=True,
)
def currency_mismatch(segment: Segment, context: Context) -> Iterator[Match]:
    """The same amount stands in another currency than in the source.

    Engines write a dollar sign before any amount. 8000元 is 8,000 yuan; $8,000 is seven times as much.

    Bad: 费用是8000元。 | The fee is [[$8,000]]. -> 8,000 yuan
    Bad: 投资1.5亿美元。 | They invested [[150 million yuan]]. -> 150 million US dollars
    Bad: 票价90欧元。 | A ticket costs [[90 dollars]]. -> 90 euros
    Good: 费用是8000元。 | The fee is 8,000 yuan.
    Good: 费用是8000元。 | The fee is 8,000 yuan ($1,100).
    Good: 票价90港元。 | A ticket costs $90.
    Known limits: an amount that was converted is not checked, for rates change; 元 alone is not checked in a
    sentence that names another currency, for it may mean that one.
    """
    if not segment.source or not context.document.source_language.startswith("zh"):
        return
    agreement = compare(segment.source, segment.target)
    if agreement is None:
        return
    for number, other in wrong_currencies(agreement):
        name = plural(number.unit) if number.unit else ""
        if name == "yuan" and _OTHER_MONEY.search(segment.source):
            continue
        span = measured_span(segment.target, other)
        amount = segment.target[other.span.start : other.span.end]
        yield Match(
            Place.within(segment, span),
            f"The source counts in {name}, the translation has “{segment.target[span.start : span.end]}”.",
            f"{amount} {name}",
            Applicability.CHECK,
            source_span=number.span,
        )

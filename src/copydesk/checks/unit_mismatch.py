"""Measures whose unit or conversion is not the source's."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.quantities.agreement import compare, wrong_measures
from copydesk.text.quantities.english_digits import measured_span
from copydesk.text.quantities.units import plural
from copydesk.text.quantities.wording import figure


@check(
    "unit-mismatch",
    Category.NUMBERS,
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    needs_source=True,
)
def unit_mismatch(segment: Segment, context: Context) -> Iterator[Match]:
    """A measure has another unit than the source's, and does not convert to it.

    A conversion is right within two per cent: 5公里 may be 3.1 miles, but not 5 miles.

    Bad: 全长5公里。 | It is [[5 miles]] long. -> 5 kilometres
    Bad: 种树100亩。 | Trees stand on [[100 hectares]]. -> 100 mu
    Bad: 包裹重8斤。 | The parcel weighs [[8 kg]]. -> 8 jin
    Good: 全长5公里。 | It is 3.1 miles long.
    Good: 种树100亩。 | Trees stand on 6.67 hectares.
    Good: 等了14天。 | They waited two weeks.
    Known limits: units of temperature and compound units (公里/小时) are not read; a year has 365.2425 days.
    """
    if not segment.source or not context.document.source_language.startswith("zh"):
        return
    agreement = compare(segment.source, segment.target)
    if agreement is None:
        return
    for number, other in wrong_measures(agreement):
        span = measured_span(segment.target, other)
        said, wrote = (
            segment.source[number.span.start : number.span.end],
            segment.target[span.start : span.end],
        )
        digits = figure(number.value, scaled=number.value >= 10**6)
        name = plural(number.unit) if number.unit else ""
        yield Match(
            Place.within(segment, span),
            f"The source says “{said}” in {name}, the translation “{wrote}”: that is not the same measure.",
            f"{digits} {name}" if digits else None,
            Applicability.CHECK if digits else Applicability.ADVICE,
            source_span=number.span,
        )

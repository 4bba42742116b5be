"""Numbers that a translation left out."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Category, Match, Place, Segment, Severity, Span
from copydesk.text.quantities.agreement import Agreement, compare
from copydesk.text.quantities.chinese import marker_of
from copydesk.text.quantities.date_agreement import missing_dates
from copydesk.text.quantities.places import belongs_at
from copydesk.text.quantities.wording import date_in_english, in_english

_DATELINE = "the dateline"
_MARKER_WITHIN = 8
"""Characters at the start of a translation in which an item's number stands."""


@check(
    "omitted-number",
    Category.OMISSION,
    mqm="accuracy/omission",
    severity=Severity.MAJOR,
    needs_source=True,
)
def omitted_number(segment: Segment, context: Context) -> Iterator[Match]:
    """A number or date of the source is not in the translation.

    Where a figure is gone, the words around it often are too. The finding stands where the number belongs,
    judged by the numbers that both texts have, and points at its place in the source.

    Bad: 3. 请定期更新。 | [[]]Please update regularly.
    Bad: 代表团7日访问工厂，会见了120名工人。 | On the 7th the delegation[[]] visited the factory.
    Bad: 新华社北京2月11日电2月11日，论坛开幕。 | [[]]The forum opened on February 11.
    Good: 3. 请定期更新。 | 3. Please update regularly.
    Good: 两个人等了三十天。 | Both waited thirty days.
    Good: 他说了几十次，万一有事呢？ | He said it again and again: what if?
    Known limits: 一, 两 and vague numbers (几十, 数百) are not looked for; a number that stands there in
    another sense is taken for the one in question.
    """
    if not segment.source or not segment.target or not context.document.source_language.startswith("zh"):
        return
    marker = marker_of(segment.source)
    if marker is not None:
        yield from _unmarked(segment, marker)
    agreement = compare(segment.source, segment.target)
    if agreement is None:
        return
    for span, english in sorted(_missing(agreement, segment.source, segment.target)):
        at_start = english == _DATELINE
        place = 0 if at_start else belongs_at(agreement, segment.source, segment.target, span)
        said = segment.source[span.start : span.end]
        yield Match(
            Place.within(segment, Span(place, place)),
            f"“{said}” in the source ({english}) is not in the translation.",
            source_span=span,
        )


def _unmarked(segment: Segment, marker: Span) -> Iterator[Match]:
    """The number of a list's item, which stands first or nowhere."""
    if segment.source and not any(char.isdecimal() for char in segment.target[:_MARKER_WITHIN]):
        said = segment.source[marker.start : marker.end]
        why = f"“{said}” begins the source and is not in the translation."
        yield Match(Place.within(segment, Span(0, 0)), why, source_span=marker)


def _missing(agreement: Agreement, source: str, target: str) -> Iterator[tuple[Span, str]]:
    marker = marker_of(source)
    for number in agreement.unpaired:
        if not (marker and marker.overlaps(number.span)):
            yield number.span, in_english(number)
    for date in missing_dates(agreement, target):
        yield date.span, _DATELINE if date.dateline else date_in_english(date)

"""Dates that are not the source's, or not in the calendar."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Applicability, Category, Document, Match, Place, Segment, Severity, Span
from copydesk.text.quantities.agreement import compare
from copydesk.text.quantities.calendar_faults import calendar_faults
from copydesk.text.quantities.chinese import read_chinese
from copydesk.text.quantities.date_agreement import (
    Calendar,
    DateClash,
    calendar_of,
    date_clashes,
    invented_parts,
)
from copydesk.text.quantities.wording import date_in_english, redated


@check(
    "date-mismatch",
    Category.NUMBERS,
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    scope=Scope.DOCUMENT,
)
def date_mismatch(document: Document, _context: Context) -> Iterator[Match]:
    """A date differs from the source's, or its weekday or day does not exist.

    Engines shift months, add a year or month that the source nowhere names, and translate 日 by itself.
    Without a source, a weekday is held against the full date beside it.

    Bad: 会议于2月3日举行。 | The meeting was held on [[January 3]]. -> February 3
    Bad: 展览于2019年6月5日开幕。 | The exhibition opened on [[5 June 2018]]. -> 5 June 2019
    Bad: They met on [[Monday, February 11, 2023]]. -> Saturday, February 11, 2023
    Bad: The deadline is [[February 30]].
    Good: 会议于2月3日举行。 | The meeting was held on Feb. 3, a Friday.
    Good: 会议去年9月2日举行。 | The meeting was held on 2 September 2022.
    Good: They met on Saturday, February 11, 2023.
    Known limits: a date is compared only where it shares its day, month or year with one of the source;
    holidays (国庆节) and lunar dates are not read.
    """
    calendar: Calendar | None = None
    for segment in document.segments:
        yield from _impossible(segment)
        if not segment.source or not document.source_language.startswith("zh"):
            continue
        agreement = compare(segment.source, segment.target)
        if agreement is None or not (agreement.source.dates and agreement.target.dates):
            continue
        clashes = date_clashes(agreement)
        yield from (_clash(segment, clash) for clash in clashes)
        if calendar is None:
            calendar = calendar_of([read_chinese(other.source or "") for other in document.segments])
        for clash in invented_parts(agreement, segment.source, calendar):
            if clash.target not in [other.target for other in clashes]:
                yield _invented(segment, clash)


def _impossible(segment: Segment) -> Iterator[Match]:
    for span, why, suggestion in calendar_faults(segment.target):
        certainty = Applicability.ADVICE if suggestion is None else Applicability.CHECK
        yield Match(Place.within(segment, span), why, suggestion, certainty)


def _clash(segment: Segment, clash: DateClash) -> Match:
    wrote = _written(segment.target, clash.target.span)
    return Match(
        Place.within(segment, clash.target.span),
        f"The source says “{_written(segment.source or '', clash.source.span)}” "
        f"({date_in_english(clash.source)}), the translation “{wrote}”.",
        redated(wrote, clash.target, clash.source),
        Applicability.CHECK,
        source_span=clash.source.span,
    )


def _invented(segment: Segment, clash: DateClash) -> Match:
    said = _written(segment.source or "", clash.source.span)
    return Match(
        Place.within(segment, clash.target.span),
        f"The source says only “{said}” ({date_in_english(clash.source)}), and nowhere names the "
        f"{clash.part} that “{_written(segment.target, clash.target.span)}” adds.",
        date_in_english(clash.source),
        Applicability.CHECK,
        source_span=clash.source.span,
    )


def _written(text: str, span: Span) -> str:
    return text[span.start : span.end]

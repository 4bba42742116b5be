"""Numbers whose value is not the source's."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.quantities.agreement import Agreement, compare, differs_in_unit
from copydesk.text.quantities.quantity import Quantity
from copydesk.text.quantities.wording import in_english, proposal


@check(
    "number-mismatch",
    Category.NUMBERS,
    mqm="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    needs_source=True,
)
def number_mismatch(segment: Segment, context: Context) -> Iterator[Match]:
    """A number does not have the value of the source's.

    Chinese counts in 万 (ten thousand) and 亿 (hundred million); translations slip by a factor of ten or a
    thousand, or drop digits. Values are compared, not how they are written: 1.5亿 is 150 million.

    Bad: 公司投入1.5亿元。 | The company invested [[1.5 billion]] yuan. -> 150 million
    Bad: 去年有92万人申请。 | Last year [[9.2 million]] people applied. -> 920,000
    Bad: 失业率降至3.4%。 | Unemployment fell to [[34%]]. -> 3.4%
    Bad: 单价约一万六七千元。 | It costs about [[167,000]] yuan. -> 16,000 to 17,000
    Good: 公司投入1.5亿元。 | The company invested 150 million yuan.
    Good: 公司投入1.254亿元。 | The company invested about 125 million yuan.
    Good: 三分之一的人在上世纪九十年代离开。 | A third of them left in the 1990s.
    Good: 有十几个人，花了14天。 | A dozen people took two weeks.
    Known limits: only what is surely a number on both sides is compared, and a number is taken for right
    where anything on the other side has its value. So two figures that were swapped are not found, and
    segments of more than 200 numbers are left out.
    """
    agreement = _agreement(segment, context)
    if agreement is None:
        return
    for number, other in agreement.pairs:
        if differs_in_unit(number, other):
            continue
        said, wrote = segment.source[number.span.start : number.span.end], _text(segment, other)  # type: ignore[index]
        proposed = _proposal(agreement, number, other, wrote)
        why = f"The source says “{said}” ({in_english(number)}), the translation “{wrote}”."
        if other.malformed:
            why = f"“{wrote}” is not a number; the source says “{said}” ({in_english(number)})."
        yield Match(
            Place.within(segment, other.span),
            why,
            proposed,
            Applicability.CHECK if proposed is not None else Applicability.ADVICE,
            source_span=number.span,
        )


def _agreement(segment: Segment, context: Context) -> Agreement | None:
    if not segment.source or not context.document.source_language.startswith("zh"):
        return None
    return compare(segment.source, segment.target)


def _text(segment: Segment, number: Quantity) -> str:
    return segment.target[number.span.start : number.span.end]


def _proposal(agreement: Agreement, number: Quantity, other: Quantity, wrote: str) -> str | None:
    """The right figure, or both ends where one figure stands for a range."""
    first = proposal(number, other, wrote)
    ends = [end for end in agreement.missing if end.span == number.span]
    if first is None or len(ends) == 1:
        return first
    low, high = (proposal(end, other, wrote) for end in ends[:2])
    return f"{low} to {high}" if low and high else None

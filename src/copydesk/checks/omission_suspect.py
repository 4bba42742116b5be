"""Translations that are much too short for their source."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Place, Severity, Span
from copydesk.text.lengths import FAR, log_ratio, usual_in


@check(
    "omission-suspect",
    Category.OMISSION,
    mqm="accuracy/omission",
    severity=Severity.NEUTRAL,
    scope=Scope.DOCUMENT,
    profile=Profile.ALL,
    needs_source=True,
)
def omission_suspect(document: Document, context: Context) -> Iterator[Match]:
    """A translation is much shorter than its source lets one expect.

    Something may be left out. What is usual is learned from the text itself: the median ratio of English
    words to Chinese characters, and how far it spreads. The options `centre` and `spread` give the
    ratio's natural logarithm and its spread for a whole batch instead, `at_least` the number of segments
    to learn from, and `far` how many spreads are too many.

    Bad: 港口在五月重新开放，渔民们回到了海上，市场也恢复了营业。 | [[The port opened.]]
    Bad: 专家说，洪水退去以后，道路和桥梁的修复工作将在下周开始进行。 | [[Repairs begin soon.]]
    Bad: 这座城市的图书馆在去年接待了来自世界各地的两百万名读者。 | [[Many came.]]
    Good: 港口五月重新开放，渔民们出海。 | The port opened in May, and the fishermen went to sea.
    Good: 港口开放 | Open
    Good: 专家说，道路的修复工作将在下周开始。 | Experts say that work on the roads begins next week.
    Known limits: sources of fewer than twelve Chinese characters are not judged; a text of fewer than thirty
    segments is measured by what is usual in news; a free translation may be short and right.
    """
    ratios = [(segment, log_ratio(segment.source or "", segment.target)) for segment in document.segments]
    usual = usual_in([ratio for _, ratio in ratios], context.options)
    far = float(str(context.options.get("far", FAR)))
    for segment, ratio in ratios:
        if ratio is not None and usual.score(ratio) < -far:
            whole = Place.within(segment, Span(0, len(segment.target)))
            message = (
                "The translation is much shorter than its source lets one expect: is something left out?"
            )
            yield Match(whole, message, whole_segment=True)

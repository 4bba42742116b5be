"""Translations that are much too long for their source."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Place, Severity, Span
from copydesk.text.lengths import FAR, log_ratio, usual_in


@check(
    "addition-suspect",
    Category.ADDITION,
    mqm="accuracy/addition",
    severity=Severity.NEUTRAL,
    scope=Scope.DOCUMENT,
    profile=Profile.ALL,
    needs_source=True,
)
def addition_suspect(document: Document, context: Context) -> Iterator[Match]:
    """A translation is much longer than its source lets one expect.

    Something may be added, or the text of the next segment may have run in. What is usual is learned from
    the text itself: the median ratio of English words to Chinese characters, and how far it spreads. The
    options `centre` and `spread` give the ratio's natural logarithm and its spread for a whole batch
    instead, `at_least` the number of segments to learn from, and `far` how many spreads are too many.

    Bad: 港口五月开放渔民回海捕鱼 | [[I go in, as he is in it, so we go to it, as it is on us to be of use to it all.]]
    Bad: 图书馆去年接待了很多读者 | [[He or she or it is in on it, or we go by it, as if it is up to us to do it so.]]
    Bad: 专家表示洪水退后道路将修 | [[If it is so, we do it, or he is to do it, as it is up to us or to me to do so.]]
    Good: 港口五月重新开放，渔民们出海。 | The port opened in May, and the fishermen went to sea.
    Good: 港口开放 | Port opens again after a very long time
    Good: 图书馆去年接待了很多读者。 | Many readers came to the library last year.
    Known limits: sources of fewer than twelve Chinese characters are not judged; a text of fewer than thirty
    segments is measured by what is usual in news; a free translation may be long and right.
    """  # noqa: E501 - the examples are long by nature
    ratios = [(segment, log_ratio(segment.source or "", segment.target)) for segment in document.segments]
    usual = usual_in([ratio for _, ratio in ratios], context.options)
    far = float(str(context.options.get("far", FAR)))
    for segment, ratio in ratios:
        if ratio is not None and usual.score(ratio) > far:
            whole = Place.within(segment, Span(0, len(segment.target)))
            message = "The translation is much longer than its source lets one expect: is something added?"
            yield Match(whole, message, whole_segment=True)

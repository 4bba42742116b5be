"""Chinese names with the given name first."""

from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.han_names import han_names
from copydesk.text.latin_names import LatinName, is_reversed, latin_names
from copydesk.text.pinyin import spellings


@check(
    "name-order",
    Category.LOCALE_VIOLATION,
    mqm="locale-conventions/name-format",
    severity=Severity.MINOR,
    needs_source=True,
    trigger=r"[A-Z][a-z'’-]+(?:-[a-z]+)? [A-Z][a-z]",
)
def name_order(segment: Segment, _context: Context) -> Iterator[Match]:
    """A Chinese name stands with the given name first.

    News keeps the Chinese order, surname first.

    Bad: 部长吴大海表示 | Minister [[Dahai Wu]] agreed. -> Wu Dahai
    Bad: 记者林小雨报道 | [[Xiaoyu Lin]] was there. -> Lin Xiaoyu
    Bad: 主席赵春山说 | So said [[Chun-shan Chao]]. -> Chao Chun-shan
    Good: 部长吴大海表示 | Minister Wu Dahai agreed.
    Good: 主席赵春山说 | So said Chao Chun-shan.
    Good: 他说 | Dahai Wu agreed.
    Known limits: people who live abroad may rightly put the given name first; only names that stand beside a
    title or a verb in the source are known.
    """
    names = han_names(segment.source or "")
    if not names:
        return
    for written in latin_names(segment.target):
        if any(is_reversed(written, spellings(name)) for name in names):
            yield Match(
                Place.within(segment, written.span),
                "A Chinese name has the surname first.",
                _turned(written),
                Applicability.CHECK,
            )


def _turned(written: LatinName) -> str:
    given, _, surname = written.words.rpartition(" ")
    return f"{surname} {given}"

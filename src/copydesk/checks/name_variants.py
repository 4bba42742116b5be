"""One person, two spellings."""

from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span
from copydesk.text.han_names import han_names
from copydesk.text.latin_names import is_name, latin_names
from copydesk.text.mixtures import Mixture
from copydesk.text.pinyin import spellings


@check(
    "name-variants",
    Category.INCONSISTENT_ENTITIES,
    mqm="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    needs_source=True,
)
def name_variants(document: Document, context: Context) -> Iterator[Match]:
    """A document spells one Chinese name in two ways.

    Each may be right (Xia Liyan, Hsia Li-yan); side by side they are two people. One finding a name, with the
    counts; the spelling used most is proposed, the pinyin of equals.

    Bad: 部长吴大海和吴大海部长说 | Minister Wu Dahai and Minister [[Wu Da-hai]] spoke. -> Wu Dahai
    Bad: 主席赵春山说，赵春山表示 | [[Chao Chun-shan]] said that Zhao Chunshan agreed. -> Zhao Chunshan
    Bad: 部长何立峰说，何立峰部长 | He Lifeng spoke; [[He Li Feng]] wrote; He Lifeng left. -> He Lifeng
    Good: 部长吴大海和吴大海部长说 | Minister Wu Dahai spoke, and Wu Dahai wrote.
    Good: 部长吴大海和主席赵春山说 | Wu Dahai and Zhao Chunshan spoke.
    Good: 他说 | Wu Dahai and Wu Da-hai spoke.
    Known limits: only names that stand beside a title or a verb in the source; misspelt ones are left to
    name-pinyin.
    """
    names = dict.fromkeys(name for segment in document.segments for name in han_names(segment.source or ""))
    uses: dict[str, dict[str, list[Span]]] = {name: {} for name in names}
    for segment in document.segments:
        here = [name for name in names if name in (segment.source or "")]
        if not here:
            continue
        start = context.text.start_of(segment)
        for written in latin_names(segment.target):
            for name in here:
                if is_name(written, spellings(name)):
                    span = Span(start + written.span.start, start + written.span.end)
                    uses[name].setdefault(written.words, []).append(span)
    for name, forms in uses.items():
        pinyin = spellings(name)[0].written
        usual = len(forms.get(pinyin, [])) >= max(map(len, forms.values()), default=0)
        mixture = Mixture.of(forms, pinyin if usual else None)
        if mixture:
            yield mixture.match(context.text, "One name is spelt in two ways", mixture.kept)

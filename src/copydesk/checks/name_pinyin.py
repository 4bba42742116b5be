"""Chinese names misspelt."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity
from copydesk.text.han_names import foreign_names, han_names, surname_of
from copydesk.text.latin_names import LatinName, is_name, is_reversed, latin_names
from copydesk.text.pinyin import letters, spellings

_ALIKE = 50
"""Likeness of given names, of 100, from which on one is the other misspelt."""


@check(
    "name-pinyin",
    Category.MISSPELLING,
    mqm="accuracy/mistranslation",
    severity=Severity.MAJOR,
    needs_source=True,
    trigger=r"[A-Z][a-z]+ [A-Z][a-z]",
)
def name_pinyin(segment: Segment, context: Context) -> Iterator[Match]:
    """A Chinese name of the source stands misspelt in the translation.

    The name's pinyin is known; what stands there shares the surname, or the given name, and no more.
    Wade-Giles and the spellings of Hong Kong, Taiwan and Singapore are accepted.

    Bad: 记者林小雨报道 | Reporter [[Lin Xiayou]] was there. -> Lin Xiaoyu
    Bad: 部长吴大海表示 | Minister [[Wu Dahui]] agreed. -> Wu Dahai
    Bad: 主席赵春山说 | So said Chairman [[Liu Chunshan]]. -> Zhao Chunshan
    Good: 主席赵春山说 | So said Chairman Chao Chun-shan.
    Good: 部长吴大海表示 | Minister Wu Dahai and Wu Dahui agreed.
    Good: 部长吴大海表示 | The minister agreed in New York.
    Known limits: names are known by the title or verb beside them; those in the glossary are left to it, and
    Japanese, Korean and Vietnamese names are not spelt in pinyin.
    """
    names = han_names(segment.source or "")
    if not names:
        return
    known = {use.term.text for use in context.source_terms(segment)}
    written = list(latin_names(segment.target))
    flat = letters(segment.target)
    right = [one for one in written if any(is_name(one, spellings(name)) for name in names)]
    for name in names:
        accepted = spellings(name)
        if name in known or any(is_name(one, accepted) or is_reversed(one, accepted) for one in written):
            continue
        if any(one.surname + one.given in flat for one in accepted) or _has_namesake(name, segment):
            continue
        wrong = next((one for one in written if one not in right and _is_misspelt(one, name)), None)
        if wrong is not None and not _is_foreign(name, context):
            yield Match(
                Place.within(segment, wrong.span),
                f"The source has {name}: in pinyin “{accepted[0].written}”.",
                accepted[0].written,
                Applicability.CHECK,
            )


def _is_misspelt(written: LatinName, name: str) -> bool:
    accepted = spellings(name)
    if any(written.given == one.given for one in accepted):
        return len(written.given) > len("chun") and written.surname not in {one.surname for one in accepted}
    alike = max(ratio(written.given, one.given) for one in accepted[:1])
    return written.surname == accepted[0].surname and alike >= _ALIKE


def _is_foreign(name: str, context: Context) -> bool:
    """Whether the document says somewhere that the person is no Chinese."""
    return any(name in foreign_names(segment.source or "") for segment in context.text.segments)


def _has_namesake(name: str, segment: Segment) -> bool:
    """Whether the source has the surname's character outside this name: it may be another person's."""
    surname, source = surname_of(name), segment.source or ""
    return source.count(surname) > source.count(name) * name.count(surname)

"""One figure with two scale words in one text."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Place, Severity, Span
from copydesk.text.quantities.chinese import read_chinese

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FIGURE = re.compile(
    r"(?<![\w.,])((?:US|HK)?[$€£¥]?)([0-9]+(?:[.,][0-9]+)*)[ -](thousand|million|billion|trillion)"
    r" ([a-z]{2,20}) ?([a-z]{2,20})?"
)
_NO_THING = frozenset((
    "and", "or", "in", "to", "of", "by", "for", "on", "at", "as", "from", "was", "were", "is", "are", "a",
    "the",
))  # fmt: skip
_MONEY = frozenset(("yuan", "dollars", "euros", "pounds", "yen", "rubles", "won"))


@check(
    "number-scale-jump",
    Category.INCONSISTENCY,
    mqm="accuracy/mistranslation",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def number_scale_jump(document: Document, _context: Context) -> Iterator[Match]:
    """The same figure of the same thing has two scale words in one text.

    An engine that reads 亿 wrongly once reads it rightly elsewhere.

    Bad: The app has 1.5 million users. By June, [[1.5 billion users]] had signed up.
    Bad: Some 26 trillion yuan went in. Then [[26 billion yuan went]] out.
    Bad: It has 3.2 million hectares of forest. The [[3.2 thousand hectares]] grow.
    Good: The app has 1.5 million users. By June, 1.5 billion people had heard of it.
    Good: Some 26 trillion yuan went in. Another 26 billion yuan came out.
    Good: The app has 1.5 million users. By June, 2.5 billion users had signed up.
    Known limits: only figures with the same digits and the same words after them are compared; for money, two
    words. Where the source has both values, both are right.
    """
    first: dict[tuple[str, ...], tuple[str, Place]] = {}
    for segment in document.segments:
        if not any(scale in segment.target for scale in _SCALES):
            continue
        for match in _FIGURE.finditer(segment.target):
            sign, digits, scale, thing, detail = match.groups(default="")
            is_money = bool(sign) or thing in _MONEY
            if thing in _NO_THING or (is_money and not detail):
                continue
            key = (sign, digits, thing.removesuffix("s"), detail if is_money else "")
            place = Place.within(segment, Span(match.start(), match.end(4 if not is_money else 5)))
            known = first.setdefault(key, (scale, place))
            if known[0] != scale and not _is_in_source(segment.source, digits, _SCALES[scale]):
                yield Match(
                    place,
                    f"The text has {digits} {known[0]} {thing} and {digits} {scale}: one is probably wrong.",
                    related=(known[1],),
                )


def _is_in_source(source: str | None, digits: str, scale: int) -> bool:
    plain = digits.replace(",", "")
    whole, _, part = plain.partition(".")
    value = int(whole + part) * scale // 10 ** len(part)
    return source is not None and value in read_chinese(source).values

"""Chinese money under other names."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_SCALE = r"(?: (?:thousand|million|billion|trillion))?"
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_BEFORE = re.compile(rf"(?<![\w$€£])(?:RMB|CNY|[¥￥]) ?({_AMOUNT}{_SCALE})(?: yuan)?(?![\w.,]\d)")
_AFTER = re.compile(
    rf"(?<![\w.,$€£¥￥])({_AMOUNT}{_SCALE}) "
    r"(?:RMB(?: yuan)?|CNY|renminbi(?: yuan)?|yuan (?:RMB|renminbi|\(RMB\)))(?!\w)"
)


@check(
    "currency-format",
    Category.LOCALE_VIOLATION,
    mqm="locale-conventions/currency-format",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"RMB|CNY|¥|￥|renminbi",
)
def currency_format(segment: Segment, context: Context) -> Iterator[Match]:
    """A sum in Chinese money is not given in yuan after the figure.

    The house writes 4,300 yuan; RMB, CNY and ¥ before or after a sum say the same in three more ways.
    The option `unit` names another word.

    Bad: A new tooth costs [[4,300 RMB]]. -> 4,300 yuan
    Bad: The firm paid [[RMB 1.5 billion]] for it. -> 1.5 billion yuan
    Bad: Tickets are [[¥80]] each. -> 80 yuan
    Good: A new tooth costs 4,300 yuan.
    Good: The RMB rose against the dollar.
    Good: The fund holds RMB bonds worth $80.
    Known limits: the name of the money alone (the renminbi, RMB bonds) is right; ¥ may mean yen, so the
    proposal wants a look.
    """
    unit = str(context.options.get("unit", "yuan"))
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(segment.target):
            written = f"{match[1]} {unit}"
            yield Match(
                Place.within(segment, Span(*match.span())),
                f"House style writes this sum “{written}”.",
                written,
                Applicability.CHECK,
            )

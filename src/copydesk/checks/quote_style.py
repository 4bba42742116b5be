"""Straight and curly quotation marks in one text."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span
from copydesk.text.mixtures import Mixture

_MARK = re.compile(r"[\"“”]")
_OPENING = re.compile(r"[\s(\[—–-]")


@check(
    "quote-style",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/typography",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def quote_style(_document: Document, context: Context) -> Iterator[Match]:
    """A document mixes straight and curly quotation marks.

    It shows that pieces from different hands, or different runs of a machine, were joined. One finding a
    document, with the counts. The option `form` (curly or straight) names the marks to keep; without it those
    used most stay.

    Bad: The “port” and the [["]]road" were built, and the “dam”. -> “
    Bad: The “port”, the “road” and the “dam[["]] were built. -> ”
    Bad: The "port", the "road" and the [[“]]dam” were built. -> "
    Good: The “port” and the “road” were built.
    Good: The "port" and the "road" were built.
    Good: He said 'yes' to the “port”.
    Known limits: single marks and apostrophes are left alone.
    """
    text = context.text.text
    uses: dict[str, list[Span]] = {"curly": [], "straight": []}
    for match in _MARK.finditer(text):
        uses["straight" if match.group() == '"' else "curly"].append(Span(*match.span()))
    mixture = Mixture.of(uses, str(context.options.get("form", "")))
    if mixture:
        first = mixture.others[0][1].start
        mended = '"' if mixture.kept == "straight" else _curly(text, first)
        yield mixture.match(context.text, "Two kinds of quotation marks", mended)


def _curly(text: str, position: int) -> str:
    opens = position == 0 or _OPENING.match(text, position - 1) is not None
    return "“" if opens else "”"

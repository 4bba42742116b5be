"""US or U.S.: one form throughout."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Applicability, Category, Document, Match, Severity, Span
from copydesk.text.mixtures import Mixture

_FORMS = re.compile(r"(?<![\w.$/-])(?:(U\.S\.(?!A|[A-Z]\.)|U\.S(?![\w.]))|(US(?![\w$/@-])))")


@check(
    "us-abbreviation",
    Category.INCONSISTENCY,
    mqm="style/inconsistent-style",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def us_abbreviation(_document: Document, context: Context) -> Iterator[Match]:
    """The abbreviation of the United States is not in the form that the house writes.

    Either form is right; each newspaper keeps to one. One finding a document, with the counts. The option
    `form` names the house's form (U.S.); `majority` only asks that a document keeps to the one it uses most.

    Bad: The [[US]] envoy met a U.S. senator. -> U.S.
    Bad: U.S. officials flew in. The [[US]] side agreed. -> U.S.
    Bad: Two [[US]] ships left; the US navy said that planes followed. -> U.S.
    Good: The U.S. envoy met a U.S. senator.
    Good: The U.S. envoy left the United States.
    Good: He paid US$5 to a U.S. firm.
    Known limits: “United States” beside either is right: it is the noun, they are its short forms. A
    quotation or a name (US Weekly) may rightly keep the other form.
    """
    uses: dict[str, list[Span]] = {"U.S.": [], "US": []}
    for match in _FORMS.finditer(context.text.text):
        uses["US" if match[2] else "U.S."].append(Span(*match.span()))
    form = str(context.options.get("form", "U.S."))
    mixture = Mixture.of(uses, None if form == "majority" else form)
    if mixture:
        yield mixture.match(context.text, "The abbreviation is written in two ways", mixture.kept)
        return
    for other in uses.keys() - {form}:
        if uses[other] and form != "majority":
            places = tuple(context.text.place(span) for span in uses[other])
            message = f"The house writes “{form}”; “{other}” stands here {_times(len(places))}."
            yield Match(places[0], message, form, Applicability.CHECK, related=places)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")

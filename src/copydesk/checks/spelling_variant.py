"""British and American spelling in one text."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span
from copydesk.text.mixtures import Mixture
from copydesk.text.spellings import american_to_british, british_to_american

_WORD = re.compile(r"(?<![\w@/.-])[A-Za-z][a-z]{3,}(?![\w@/])")
_BRITISH, _AMERICAN = "British", "American"


@check(
    "spelling-variant",
    Category.INCONSISTENCY,
    mqm="linguistic-conventions/spelling",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def spelling_variant(_document: Document, context: Context) -> Iterator[Match]:
    """A document mixes British and American spelling.

    Either is right; one text keeps to one. One finding a document, with the counts. The option `spelling`
    (American or British) names the one to keep; without it the one used most stays.

    Bad: The labor office and the color plant face the [[harbour]]. -> harbor
    Bad: The new [[center]] of the programme honours its neighbours. -> centre
    Bad: They realized the plan, organized it and called it a [[Centre]]. -> Center
    Good: The labor office faces the harbor center.
    Good: The labour office faces the harbour centre.
    Good: The World Health Organization praised the labour programme and the Centre.
    Known limits: names keep their own spelling; a capitalised word in mid-sentence counts only where no other
    capitalised word stands beside it.
    """
    text = context.text.text
    uses: dict[str, list[Span]] = {_BRITISH: [], _AMERICAN: []}
    for match in _WORD.finditer(text):
        word = match.group().lower()
        style = (
            _BRITISH if word in british_to_american() else _AMERICAN if word in american_to_british() else ""
        )
        if style and not (match.group()[0].isupper() and _in_name(text, match)):
            uses[style].append(Span(*match.span()))
    mixture = Mixture.of(uses, str(context.options.get("spelling", "")))
    if mixture:
        first = mixture.others[0][1]
        yield mixture.match(context.text, "Two spellings", _respelt(text[first.start : first.end]))


def _in_name(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - len("the Ministry"), 0) : match.start()].split()
    after = text[match.end() : match.end() + 2]
    return (bool(before) and before[-1][:1].isupper()) or after[1:].isupper()


def _respelt(word: str) -> str:
    small = word.lower()
    other = british_to_american().get(small) or american_to_british()[small]
    return other.capitalize() if word[0].isupper() else other

"""One place, two spellings."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span
from copydesk.text.mixtures import Mixture

_PLACES = (
    ("Macao", "Macau"),
    ("Kyiv", "Kiev"),
    ("Türkiye", "Turkey"),
    ("Vietnam", "Viet Nam"),
    ("Kazakhstan", "Kazakstan"),
    ("Kyrgyzstan", "Kirgizstan", "Kirghizstan"),
    ("Myanmar", "Burma"),
    ("Timor-Leste", "East Timor"),
    ("Czechia", "Czech Republic"),
    ("Eswatini", "Swaziland"),
    ("Cabo Verde", "Cape Verde"),
    ("Ivory Coast", "Cote d'Ivoire", "Côte d'Ivoire"),
    ("Mumbai", "Bombay"),
    ("Xizang", "Tibet"),
    ("Beijing", "Peking"),
    ("Guangzhou", "Canton"),
    ("Diaoyu Islands", "Senkaku Islands"),
)
"""Spellings of one place that newspapers print side by side by mistake. Sources: Unicode CLDR 47
(alternate names), the names that the states gave the United Nations."""
_SPELT = {
    forms: re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])") for forms in _PLACES
}
_NAMED_AFTER = re.compile(r"\s+(?:University|Opera|Post|Daily|Times)\b")


@check(
    "place-variants",
    Category.INCONSISTENT_ENTITIES,
    mqm="terminology/inconsistent-use-of-terminology",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def place_variants(_document: Document, context: Context) -> Iterator[Match]:
    """A document spells one place in two ways.

    Readers take Macao and Macau for two places. One finding a place, with the counts; the spelling used most
    is proposed, the first used of equals.

    Bad: Macao grew. The port of [[Macau]] reopened in Macao. -> Macao
    Bad: Trains to Kyiv run again; [[Kiev]] said so. -> Kyiv
    Bad: [[Viet Nam]] agreed. Vietnam and Laos signed; Vietnam paid. -> Vietnam
    Good: Macao grew, and Macao reopened its port.
    Good: He moved from Peking University to Beijing.
    Good: They ate turkey in Turkey.
    Known limits: a list of places. A quotation, an old name in a historical passage and a name that holds the
    other spelling may rightly differ.
    """
    text = context.text.text
    for forms, pattern in _SPELT.items():
        if sum(form in text for form in forms) < 2:  # noqa: PLR2004 - two forms make a mixture
            continue
        uses: dict[str, list[Span]] = {}
        for match in pattern.finditer(text):
            if not _NAMED_AFTER.match(text, match.end()):
                uses.setdefault(match.group(), []).append(Span(*match.span()))
        mixture = Mixture.of(uses)
        if mixture:
            yield mixture.match(context.text, "One place is spelt in two ways", mixture.kept)

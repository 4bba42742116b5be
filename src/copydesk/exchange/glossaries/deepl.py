"""DeepL glossaries: CSV or TSV with source and target term.

Files that DeepL's own web page exports have the two language codes in a third and fourth column, and a fifth
when its generator made them. Terms have at most 1,024 UTF-8 bytes and no control characters; a source term
that stands twice spoils the whole glossary.
"""

from collections.abc import Iterator
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.formats import GlossaryFormat, LanguagePair
from copydesk.exchange.glossaries.pairs import Pair, checked_pair, concepts_of, lines_of
from copydesk.exchange.glossaries.services import distinct, longer_than, service_holds, write_service
from copydesk.model import Concept

_LIMIT = 1024
_CODED = (4, 5)
"""How many columns a line has that names its languages."""


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of the file; languages that it names go before the given ones."""
    lines = [(place, checked_pair(place, cells)) for place, cells in lines_of(path)]
    pairs = (Pair(place, source, target) for place, (source, target, *_) in lines)
    return concepts_of(distinct(pairs), _languages(lines) or languages)


def _languages(lines: list[tuple[str, list[str]]]) -> LanguagePair | None:
    named = set(_codes(lines))
    if len(named) > 1:
        raise GlossaryError(
            "the lines are for several pairs of languages", place=lines[0][0], mend="split the file"
        )
    return next(iter(named), None)


def _codes(lines: list[tuple[str, list[str]]]) -> Iterator[LanguagePair | None]:
    for place, cells in lines:
        if len(cells) in _CODED:
            yield LanguagePair(_tag(cells[2]), _tag(cells[3]))
        elif len(cells) == len(("source", "target")):
            yield None
        else:
            raise GlossaryError(
                f"the line has {len(cells)} columns, not two or four",
                place=place,
                mend="take out the extra ones",
            )


def _tag(code: str) -> str:
    """DeepL writes `EN-US`, we write `en-US`."""
    language, hyphen, region = code.partition("-")
    return language.lower() + hyphen + region


def _refuses(wording: str) -> str:
    if any("\x80" <= character <= "\x9f" for character in wording):
        return "the service refuses control characters"
    return longer_than(_LIMIT)(wording)


DEEPL = GlossaryFormat(
    "deepl", "DeepL glossary", (".csv", ".tsv"), read, write_service, service_holds(_refuses)
)

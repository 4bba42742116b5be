"""Lists with and without a comma before the last link."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Category, Document, Match, Severity, Span
from copydesk.text.lexicon import word_classes
from copydesk.text.mixtures import Mixture

_ITEM = r"[\w’'-]+(?: [\w’'-]+){0,2}"
_LIST = re.compile(rf"(?<![\w’'-]){_ITEM}, (?:{_ITEM}, ){{0,8}}?{_ITEM}(,?) (?:and|or) (?=[\w’'-])")
_WORD = re.compile(r"[A-Za-z]+")
_NO_ITEM = frozenset(("ADV", "AUX", "PRON", "SCONJ", "VERB"))
_CLAUSE = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "he", "she", "it", "they", "we", "but")
)
_SERIAL, _PLAIN = "a, b, and c", "a, b and c"


@check(
    "serial-comma",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/typography",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.ALL,
)
def serial_comma(_document: Document, context: Context) -> Iterator[Match]:
    """A document puts a comma before the last “and” of some lists and not of others.

    Either style is right; one text keeps to one. One finding a document, with the counts. The option `serial`
    (true or false) says which to keep; without it the style used most stays.

    Bad: Tea, rice and salt fell. Coal, iron and tin rose. Wood, wool[[,]] and paper held. -> (delete)
    Bad: Oil, gas, and coal fell. Tin, iron, and lead rose. Wood, [[wool]] and ink held. -> wool,
    Bad: Fish, meat and eggs sold. So did tea, rice and salt. Cloth, silk[[,]] or wool did not. -> (delete)
    Good: Tea, rice and salt fell. Coal, iron and tin rose.
    Good: Tea, rice, and salt fell. Coal, iron, and tin rose.
    Good: On Monday, the port opened, and ships came. Tea, rice and salt fell.
    Known limits: only lists of short items without a verb are counted.
    """
    text = context.text.text
    uses: dict[str, list[Span]] = {_SERIAL: [], _PLAIN: []}
    for match in _LIST.finditer(text):
        if _holds_clause(match.group()):
            continue
        if match[1]:
            uses[_SERIAL].append(Span(*match.span(1)))
        else:
            end = match.start(1)
            start = max(text.rfind(" ", 0, end) + 1, match.start())
            uses[_PLAIN].append(Span(start, end))
    wanted = context.options.get("serial")
    mixture = Mixture.of(uses, None if wanted is None else _SERIAL if wanted else _PLAIN)
    if mixture:
        first = mixture.others[0][1]
        mended = "" if mixture.kept == _PLAIN else f"{text[first.start : first.end]},"
        yield mixture.match(context.text, "Lists are punctuated in two ways", mended)


def _holds_clause(words: str) -> bool:
    """Whether a verb or a pronoun shows that the commas part clauses, not items."""
    for word in _WORD.findall(words.lower()):
        classes = word_classes(word)
        if word in _CLAUSE or (classes and classes <= _NO_ITEM):
            return True
    return False

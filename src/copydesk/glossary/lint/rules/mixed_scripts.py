"""Letters of another script that look like Latin ones."""

import re
import unicodedata
from collections.abc import Iterator

from copydesk.glossary.lint.api import Flaw, Level, rule
from copydesk.glossary.lint.view import View

# Letters drawn like a Latin one in most fonts; Greek letters that science mixes with Latin (α, γ, μ) are not.
_LOOK_ALIKES = frozenset("АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјорсухһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ")
_WORD = re.compile(r"[^\W\d_]+")


@rule("mixed-scripts", Level.ERROR)
def mixed_scripts(view: View) -> Iterator[Flaw]:
    r"""A Latin word has Cyrillic or Greek letters in it that look Latin, or consists of nothing else.

    It reads right and never matches: keyboards that switch scripts and scanned lists bring it in.

    Bad: preferred: COVID-19; deprecated: [[n\u0435w crown]]
    Bad: preferred: [[S\u0421O]]
    Bad: preferred: summit of the [[member]] states; deprecated: [[\u0421\u041e\u0420 summit]]
    Good: preferred: COVID-19; deprecated: new crown; source: 新冠
    Good: preferred: interferon γ; admitted: IFNγ {inflect=no}
    Good: preferred: Sputnik; source: Спутник {language=ru}
    """
    for entry in view.every_entry:
        for text in (entry.term.text, entry.term.replacement or ""):
            word = next((word for word in _WORD.findall(text) if _deceives(word, text)), None)
            if word is not None:
                odd = next(char for char in word if char in _LOOK_ALIKES)
                name = unicodedata.name(odd).lower()
                message = f"“{word}” in “{text}” has a {name} (U+{ord(odd):04X}) that looks Latin"
                yield Flaw(entry.concept, entry.term, message, "type the word again in Latin letters")
                break


def _deceives(word: str, text: str) -> bool:
    odd = [char for char in word if char in _LOOK_ALIKES]
    if not odd:
        return False
    beside_latin = len(odd) == len(word) > 1 and any(map(_latin, text))
    return beside_latin or any(map(_latin, word))


def _latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")

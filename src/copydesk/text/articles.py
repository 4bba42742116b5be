"""The indefinite article that a word takes by its sound."""

from __future__ import annotations

import re

_VOWEL_SOUND = re.compile(r"(?:hour|honest|honou?r|heir)\w*|[aeiou]\w*", re.IGNORECASE)
_CONSONANT_SOUND = re.compile(
    r"(?:one|once|eu|ewe|uni(?!n|m)|us(?:e|ual|ur)|ut(?:il|o)|ubiq|ur(?:an|in|u))\w*", re.IGNORECASE
)
_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")


def indefinite_article(word: str) -> str:
    """Return "a" or "an".

    >>> [indefinite_article(w) for w in ("COVID-19", "epidemic", "SCO", "hour", "UN", "unified", "8", "NATO")]
    ['a', 'an', 'an', 'an', 'a', 'a', 'an', 'a']
    """
    first = re.split(r"[\s\-–]", word, maxsplit=1)[0]
    letters = re.sub(r"\W", "", first)
    if letters[:1].isdigit():
        return "an" if letters[0] == "8" or letters in ("11", "18") else "a"
    spelled_out = letters.isupper() and (len(letters) < len("NATO") or not re.search("[AEIOU]", letters))
    if spelled_out:
        return "an" if letters[0] in _LETTERS_WITH_VOWEL else "a"
    if _CONSONANT_SOUND.fullmatch(letters):
        return "a"
    return "an" if _VOWEL_SOUND.fullmatch(letters) else "a"

"""Full-width letters, digits and marks, and what stands for them in English."""

from __future__ import annotations

import unicodedata

FULL_WIDTH = "\uff01-\uff5e\u3000-\u3002\u3008-\u3011\u3014\u3015"
"""For use inside a regular expression's set."""
_MARKS = str.maketrans({
    "\u3000": " ", "、": ",", "。": ".", "「": "“", "」": "”", "『": "“", "』": "”", "《": "“", "》": "”",
    "〈": "“", "〉": "”", "【": "[", "】": "]", "〔": "[", "〕": "]",
})  # fmt: skip
_BLANK_AFTER = frozenset(",.;:!?)]”")
_BLANK_BEFORE = frozenset("([“")


def to_ascii(text: str, before: str, after: str) -> str:
    """The English form of full-width characters, with the blank that it wants at a word.

    `before` and `after` are the neighbouring characters, "" at the ends of the text.

    >>> to_ascii("，", "d", "h"), to_ascii("２０２０", " ", " "), to_ascii("：", "2", "3")
    (', ', '2020', ':')
    """
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS))
    in_number = before.isdigit() and after.isdigit()
    if plain[0] in _BLANK_BEFORE and before.isalnum():
        plain = f" {plain}"
    if plain[-1] in _BLANK_AFTER and (after.isalnum() or after in ("“", "(")) and not in_number and after:
        plain += " "
    return plain

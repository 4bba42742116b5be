"""Folding: what readers take for the same words becomes the same characters, with the way back.

Folded alike are Unicode compatibility forms, case, hyphens and dashes inside words, every kind of
space and line break, soft hyphens and zero-width characters, curly and straight quotation marks
(also inside a term). Commas and stops stay: they end what a term can span.

Most characters fold one to one, which `str.translate` does at the speed of C. Only the places where the
length changes are walked in Python, and only they are remembered for the way back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from copydesk.model import Span

# Private-use stand-ins, one for each way in which a character does not fold to one other.
_GONE, _GROWS, _COMBINES = "\ue000", "\ue001", "\ue002"
_QUOTES = '"“”„‟«»「」『』＂'
_APOSTROPHES = "'’‘‛ʼ＇"
_HYPHENS = "-‐‑‒–−﹣－"
_DASHES = "—―⸺"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"


class _OneToOne(dict[int, int]):
    """The translation table, filled as characters turn up."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char.isspace():
            folded = " "
        elif unicodedata.combining(char):
            folded = _COMBINES
        else:
            folded = _fold_char(char)
        self[code] = ord(folded if len(folded) == 1 else _GROWS)
        return self[code]


def _fold_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())


_TABLE = _OneToOne(
    {
        **dict.fromkeys(map(ord, _QUOTES), ord('"')),
        **dict.fromkeys(map(ord, _APOSTROPHES), ord("'")),
        **dict.fromkeys(map(ord, _HYPHENS), ord("-")),
        **dict.fromkeys(map(ord, _DASHES), ord("—")),
        **dict.fromkeys(map(ord, _INVISIBLE), ord(_GONE)),
        **{ord(mark): ord(_GROWS) for mark in (_GONE, _GROWS, _COMBINES)},
    }
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BLANK = re.compile(r"[\t-\r\x1c-\x1f]")
_FEW = 12
_COMMON = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "}
"""What is not ASCII in most English texts."""
_WORD_HYPHEN = re.compile(r"[-—](?<=\w[-—])(?=\w)")
_JOINING_QUOTE = re.compile(r'"(?<=[^\W_]")"*(?=[^\W_])')
_QUOTING_APOSTROPHE = re.compile(r"'(?:(?<!\w')(?<=')|(?!\w))")
# Quotation marks with the blanks after them; an apostrophe that quotes; a character that grows. It begins
# with a set so that `re` can skip over all other characters at once.
_ELASTIC = re.compile(
    rf"""["{_GONE}'{_GROWS}](?:(?<=["{_GONE}])[ "{_GONE}]*|(?<!\w')(?<=')|(?<=')(?!\w)|(?<={_GROWS}))"""
)
# The same where blanks run together or marks combine with the letter before them: slower, and rare.
_RARE_ELASTIC = re.compile(rf"""\w{_COMBINES}+|[ "{_GONE}]{{2,}}|["{_GONE}]|(?<!\w)'|'(?!\w)|{_GROWS}""")


class Folded(NamedTuple):
    """Folded text and the way back.

    Piece `i`, where the length changed, is `text[starts[i]:ends[i]]` and came from
    `[origins[2 * i], origins[2 * i + 1])` of the original; all else moved along unchanged.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The original span of `text[start:end]`; `start < end`.

        >>> folded = fold("the “new  crown” wave")
        >>> folded.text, folded.span(4, 13)
        ('the new crown wave', Span(start=5, end=15))
        """
        return Span(self._origin(start), self._origin(end - 1, last=True))

    def _origin(self, position: int, *, last: bool = False) -> int:
        """Where the folded character at `position` begins, or ends, in the original."""
        piece = bisect_right(self.starts, position) - 1
        if piece < 0:
            return position + last
        if position < self.ends[piece]:
            return self.origins[2 * piece + last]
        return self.origins[2 * piece + 1] + position - self.ends[piece] + last

    def position(self, origin: int) -> int:
        """Where the original offset `origin` falls in the folded text.

        >>> fold("the “new  crown” wave").position(5)
        4
        """
        index, inside = divmod(bisect_right(self.origins, origin) - 1, 2)
        if index < 0:
            return origin
        return self.ends[index] + origin - self.origins[2 * index + 1] if inside else self.starts[index]


def fold(text: str) -> Folded:
    r"""Fold `text`.

    >>> fold("New-Crown\u00a0pneumonia’s").text
    "new crown pneumonia's"
    >>> fold("the new\ncrown “cloud” summit").text
    'the new crown cloud summit'
    """
    flat = text.lower() if text.isascii() and text.isprintable() else _flatten(text)
    if "-" in flat or "—" in flat:
        flat = _WORD_HYPHEN.sub(" ", flat)
    if "  " in flat or _COMBINES in flat:
        return _stretched(flat, text, _RARE_ELASTIC)
    if '"' in flat or "'" in flat or not flat.isascii():
        return _stretched(flat, text, _ELASTIC)
    return Folded(flat)


def sieve(text: str) -> str:
    """A text that holds whatever `fold` of the same text holds, made three times as fast.

    It is for asking first whether anything is there at all: hyphens, dashes and double blanks are gone, and
    words that a spaced hyphen parts stand together.

    >>> sieve("the “new”-crown  - pneumonia")
    'the new crown pneumonia'
    """
    if text.isascii() and text.isprintable():
        flat = text.lower()
    else:
        flat = _flatten(text.replace("…", "..."))
        if not flat.isascii():
            flat = flat.replace(_GONE, "")
            if _GROWS in flat or _COMBINES in flat:
                flat = fold(text).text
            flat = flat.replace("—", "-")
    if "'" in flat or '"' in flat:
        flat = _without_quotes(flat)
    if "-" in flat:
        flat = flat.replace("-", " ")
    while "  " in flat:
        flat = flat.replace("  ", " ")
    return flat


def _without_quotes(flat: str) -> str:
    # An apostrophe that quotes leaves a mark first: words beside it are not joined by another quotation mark.
    flat = _QUOTING_APOSTROPHE.sub(_GONE, flat)
    return _JOINING_QUOTE.sub(" ", flat).replace('"', "").replace(_GONE, "")


def is_changed_by_sieve(folded: str) -> bool:
    """Whether folded text holds what the sieve takes out.

    >>> is_changed_by_sieve("congo - kinshasa"), is_changed_by_sieve("new crown")
    (True, False)
    """
    return "-" in folded or "—" in folded or "  " in folded


def _flatten(text: str) -> str:
    """The text with every character folded one to one.

    `str.translate` costs a look-up for every character. In English text the few that are not ASCII,
    quotation marks mostly, are replaced one by one, and the rest takes the speed of `str.lower`.
    """
    for char, folded in _COMMON.items():
        if char in text:
            text = text.replace(char, folded)
    if not text.isascii():
        others = set(_NOT_ASCII.findall(text))
        if len(others) > _FEW:
            return text.translate(_TABLE)
        for char in others:
            text = text.replace(char, chr(_TABLE[ord(char)]))
    lowered = text.lower()
    return lowered if lowered.isprintable() else _BLANK.sub(" ", lowered)


def _stretched(flat: str, text: str, elastic: re.Pattern[str]) -> Folded:
    """The flat text with every elastic place as it folds, and the way back."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    origins: list[int] = []
    done = length = 0
    for match in elastic.finditer(flat):
        start, end = match.span()
        new = _stretch(flat, text, start, end)
        pieces += (flat[done:start], new)
        length += start - done
        starts.append(length)
        length += len(new)
        ends.append(length)
        origins += (start, end)
        done = end
    if not pieces:
        return Folded(flat)
    pieces.append(flat[done:])
    return Folded("".join(pieces), tuple(starts), tuple(ends), tuple(origins))


def _stretch(flat: str, text: str, start: int, end: int) -> str:
    """What stands in the folded text for the elastic place `[start, end)`."""
    run = flat[start:end]
    if _COMBINES in run:
        return _fold_char(unicodedata.normalize("NFC", text[start:end]))
    if run == _GROWS:
        return _fold_char(text[start:end])
    before = flat[start - 1 : start]
    if " " in run:
        return "" if before in ("", " ") else " "
    joins_words = '"' in run and before.isalnum() and flat[end : end + 1].isalnum()
    return " " if joins_words else ""


_WORD = re.compile(r"\w+(?:['.]\w+)*")


def folded_words(text: str) -> list[str]:
    """The folded words of `text`, without marks.

    >>> folded_words("China’s “Cloud” summit, 2020.")
    ["china's", 'cloud', 'summit', '2020']
    """
    return _WORD.findall(fold(text).text)

"""Pieces after a stop that are no sentences: what chunk-wise translation leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model import Span
from copydesk.text.lexicon import word_classes

_AFTER_STOP = re.compile(r"(?<=[a-z]{3}\.)\s+(?=(?P<rest>[A-Za-z][^.!?:\n]{2,80}\.)(?![\w.]))")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_ABBREVIATIONS = frozenset((
    "approx", "assn", "asst", "capt", "corp", "dept", "dist", "etc", "figs", "gen", "gov", "inc", "ltd",
    "misc", "prof", "rep", "rev", "sen", "univ", "vol", "esp", "est", "feb", "mar", "apr", "jun", "jul",
    "aug", "sept", "sep", "oct", "nov", "dec", "jan", "mrs", "med", "com", "org", "net", "www",
))  # fmt: skip
_LONGEST_ABBREVIATION = 12
_OPENS_FREELY = frozenset((
    "no", "yes", "not", "thanks", "so", "enough", "never", "always", "why", "just", "same", "more",
))  # fmt: skip
"""Words that begin a sentence without a verb in good English too."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece between two stops.

    `span` is the piece with its stop, `small` whether it begins with a small letter.
    """

    span: Span
    words: tuple[str, ...]
    small: bool


def fragments(text: str) -> Iterator[Fragment]:
    """The pieces of a paragraph that follow a full stop and are no sentences, from left to right.

    A piece is none when it begins with a small letter, or when two words or more of it can be no verb.

    >>> [f.words for f in fragments("It adds more. Positive energy. It helps. grow.")]
    [('Positive', 'energy'), ('grow',)]
    """
    for match in _AFTER_STOP.finditer(text):
        before = text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start() - 1]
        last = before.replace("(", " ").rpartition(" ")[2].lower()
        if last in _ABBREVIATIONS:
            continue
        words = tuple(_WORD.findall(match["rest"]))
        small = words[0][0].islower()
        if _is_small_word(words) if small else _is_verbless(words):
            yield Fragment(Span(*match.span("rest")), words, small)


def _is_small_word(words: tuple[str, ...]) -> bool:
    """Whether a small letter stands where a sentence begins; names such as iPhone have a capital later."""
    return words[0].islower() and bool(word_classes(words[0]) or len(words) > 1)


def _is_verbless(words: tuple[str, ...]) -> bool:
    """Whether nothing in it can be a finite verb, and nothing is a name, a number or an article."""
    first = words[0].lower()
    if len(words) == 1 or first in _OPENS_FREELY or not word_classes(first) & {"ADJ", "NOUN"}:
        return False
    return all(word.islower() for word in words[1:]) and not any(map(_may_be_verb, words))


def _may_be_verb(word: str) -> bool:
    classes = word_classes(word)
    if not classes:
        return "'" in word or "’" in word or word.endswith(("ed", "s", "ing"))
    return "AUX" in classes or ("VERB" in classes and not word.endswith("ing"))

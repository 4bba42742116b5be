"""Whether a sentence ends at a stop: rules for news in translation, and sentencex where they are silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from copydesk.segmentation.abbreviations import (
    ACRONYM,
    AFTER_CLOCK,
    BEFORE_NUMBERS,
    CLOCK,
    MAYBE_LAST,
    NEVER_LAST,
    OPENERS,
    OPENING_CLOCK,
    SURNAMES,
    TITLES,
)

FULL_WIDTH = "。！？｡"
"""They end a sentence without a blank after them."""
STOPS = re.compile(
    rf"""(?P<stop>[{FULL_WIDTH}]++|[.!?…．؟۔।॥։።]++(?:\s\.++)*+)
    (?P<close>(?:\s?[)\]}}”»」』）】]|["'’])*+)(?P<gap>\s*+)""",
    re.VERBOSE,
)
"""Every run of marks that may end a sentence, with the marks that close after it, and the blanks."""
SEAM = re.compile(rf"[{FULL_WIDTH}]|[.!?…．؟۔।॥։።][)\]}}\"'”’»›」』）】]*+\s")
"""Where this is not found, there is no second sentence: the quick way out for most paragraphs."""
_NEAR = 40
_WORD = re.compile(r"[^\s\"“”‘«(\[（—–/]*\Z")
_OPENING_MARKS = "\"'“‘«([（「『【"
_FIRST_WORD = re.compile(r"[A-Za-z]+(?:-\w+)?")
_NAME_BEFORE = re.compile(r"(?:\A|[A-Z]\.|[A-Z][\w’'-]*)\s\Z")
_DATELINE = re.compile(
    r"""(?:[A-Z][\w.&’'-]*,?\s){1,8}
    (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?(?:\s?\([^()]{1,60}\))?""",
    re.VERBOSE,
)
_LONGEST_DATELINE = 120
_COUNTED = re.compile(r"[:;：；]\s[(（]?(?:\d{1,2}|[a-z])\Z")
"""A list mark inside a sentence: *three tasks: 1. to build; 2. to run*."""
_CAPITAL_ANYWAY = re.compile(r"I\b")
"""No proof of a new sentence."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One run of stops, `[start, end)` in its paragraph.

    `begin` is where its sentence begins, `close` what closes after it, `after` where the next word stands.
    """

    paragraph: str
    begin: int
    start: int
    end: int
    close: str
    after: int

    @property
    def marks(self) -> str:
        """The run of stops."""
        return self.paragraph[self.start : self.end]

    @property
    def word(self) -> str:
        """What stands right before the stop, up to a blank, dash or opening mark."""
        match = _WORD.search(self.paragraph[max(self.begin, self.start - _NEAR) : self.start])
        return match.group() if match else ""

    @property
    def follower(self) -> str:
        """The text after it, opening marks taken off, as far as a rule looks."""
        return self.paragraph[self.after : self.after + _NEAR].lstrip(_OPENING_MARKS + " \n\t")


def ends_sentence(stop: Stop, language: str) -> bool:  # noqa: PLR0911 - a line a rule
    """Whether the sentence ends at the stop."""
    marks, follower = stop.marks, stop.follower
    first = follower[:1]
    if first and first in ",;:，；、。！？!?.%":
        return False
    if marks[0] in FULL_WIDTH:
        return True
    if stop.close.strip() and first.islower():
        return False
    if marks != "." and not marks.strip(".… \n"):
        return _ends_at_ellipsis(stop, first)
    if "!" in marks:
        return not first.islower()
    if marks != ".":
        return True
    if language == "en":
        verdict = _ends_in_english(stop, stop.word, follower)
        if verdict is not None:
            return verdict
    word = stop.word.strip("”’»)]）】")
    return not word or _ends_for_sentencex(language, word, next(iter(follower.split(maxsplit=1)), ""))


def _ends_at_ellipsis(stop: Stop, first: str) -> bool:
    before = stop.paragraph[stop.start - 1 : stop.start]
    left_out = before in ("[", "(") and stop.close[:1] in ("]", ")")
    if left_out or first.islower() or first.isdigit():
        return False
    return len("".join(stop.marks.split())) != len("...") or _CAPITAL_ANYWAY.match(stop.follower) is None


def _ends_in_english(stop: Stop, word: str, follower: str) -> bool | None:  # noqa: PLR0911 - a line a rule
    """True or False where a rule knows, else None."""
    folded = word.casefold()
    first = follower[:1]
    opener = _opener(follower)
    head = stop.paragraph[max(stop.begin, stop.start - _NEAR) : stop.start]
    if word in TITLES or folded in NEVER_LAST or (not stop.close and _COUNTED.search(head)):
        return False
    if first.isdigit() and folded in BEFORE_NUMBERS:
        return False
    if folded in CLOCK:
        return _ends_at_clock(head, first, opener, follower)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _ends_at_initial(stop, opener)
    if ACRONYM.fullmatch(word) or folded in MAYBE_LAST:
        return bool(opener)
    if folded == "etc":
        return first.isupper()
    if stop.begin == 0 and stop.end <= _LONGEST_DATELINE and _is_dateline(stop):
        return False
    return None


def _is_dateline(stop: Stop) -> bool:
    return _DATELINE.fullmatch(stop.paragraph, stop.begin, stop.start) is not None


def _ends_at_clock(head: str, first: str, opener: str, follower: str) -> bool:
    if first.islower() or first.isdigit() or OPENING_CLOCK.fullmatch(head):
        return False
    return bool(opener) or AFTER_CLOCK.match(follower) is None


def _ends_at_initial(stop: Stop, opener: str) -> bool:
    """A single capital is an initial, unless a word that opens sentences follows: *you and I. Did …*."""
    if opener not in SURNAMES:
        return bool(opener)
    named = _NAME_BEFORE.search(stop.paragraph[max(stop.begin, stop.start - 1 - _NEAR) : stop.start - 1])
    return stop.paragraph[stop.start - 1] == "I" and not named


def _opener(follower: str) -> str:
    match = _FIRST_WORD.match(follower)
    return match.group() if match and match.group() in OPENERS else ""


@lru_cache(maxsize=65_536)
def _ends_for_sentencex(language: str, word: str, follower: str) -> bool:
    """Whether sentencex, which knows the abbreviations of many languages, ends a sentence after `word`.

    It sees the two words around the stop and nothing else: over a whole paragraph it takes quadratic
    time on marks that open and do not close.
    """
    import sentencex

    before = f"x {word[-_NEAR:]}. "
    boundaries = sentencex.get_sentence_boundaries(language, f"{before}{follower}")
    return any(len(before) - 1 <= boundary["start_index"] <= len(before) for boundary in boundaries)

"""Capitals where two pieces of a translation were joined."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Role, Segment, Severity, Span
from copydesk.text.lexicon import is_name, word_classes
from copydesk.text.protected import protected_spans

_CANDIDATE = re.compile(
    r"(?<![\w'’-])([a-z][a-z'’-]*)(,?[ \n]+)([A-Z][a-z]+)(?![\w'’&]|-[A-Z])(?=(\W*)(\w*))"
)
_FUNCTION_WORDS = frozenset((
    "The", "This", "That", "These", "Those", "It", "Its", "He", "She", "They", "We", "His", "Her", "Their",
    "Our", "And", "But", "Or", "If", "When", "While", "Because", "Although", "With", "From", "Into", "Of",
    "To", "At", "By", "For", "As", "Is", "Are", "Was", "Were", "Be", "Has", "Have", "Had", "Not", "Also",
    "There", "Here", "Which", "Who", "Through", "During", "After", "Before", "Under", "However", "Therefore",
    "Each", "Every", "Some", "Many", "Then", "Thus", "Such", "Most", "Among", "Between", "Since", "Until",
))  # fmt: skip
_DETERMINERS = frozenset((
    "a", "an", "the", "this", "that", "its", "his", "her", "their", "our", "of", "and", "or",
))  # fmt: skip
_CONJUNCTIONS = frozenset((
    "and", "but", "or", "that", "when", "while", "because", "if", "as", "although",
))  # fmt: skip
_MODALS = frozenset((
    "will", "would", "can", "could", "shall", "should", "may", "might", "must", "to",
))  # fmt: skip
_NATIONALITY = re.compile(r"[A-Z][a-z]+(?:ese|ish|[ie]an|ench|utch|can)")
_TITLE_GOES_ON = re.compile(r"\s+(?:and|of|for|in|on)\s+(?:the\s+)?[A-Z]")
_NEAR = 40
"""Code points on either side that show whether a title stands there."""
_NAME_PARTS = frozenset((
    "de", "van", "von", "al", "bin", "la", "le", "du", "der", "called", "named", "titled", "entitled",
))  # fmt: skip


@check(
    "mid-sentence-capital",
    Category.TYPOGRAPHICAL,
    mqm="linguistic-conventions/typography",
    severity=Severity.MINOR,
    version=2,
    trigger=r"[a-z],?\s+[A-Z][a-z]+",
)
def mid_sentence_capital(segment: Segment, context: Context) -> Iterator[Match]:
    """A common word in mid-sentence begins with a capital.

    Chunk-wise translation starts each piece as a sentence; the capital shows where two were joined.

    Bad: The plan will definitely [[Overcome]] the delay. -> overcome
    Bad: The port grew, and [[The]] Chinese side agreed. -> the
    Bad: The concept was [[Repeatedly]] challenged. -> repeatedly
    Bad: It shapes the global [[Governance]] of trade, and global governance is hard. -> governance
    Good: The Chinese initiative met President Lin in The Hague.
    Good: He reads The Lancet and works at the Ministry of Health.
    Good: She said the Party and the Government agreed.
    Good: A paper called Repeatedly was read.
    Known limits: nouns are flagged only where the same text writes them small; names made of common verbs
    and adverbs would be flagged.
    """
    if context.text.unit(segment.id).role is Role.HEADLINE or _is_title_case(segment.target):
        return
    protected = protected_spans(segment.target)
    for match in _CANDIDATE.finditer(segment.target):
        span = Span(*match.span(3))
        if _is_seam(match, segment.target, context) and not any(p.overlaps(span) for p in protected):
            yield Match(
                Place.within(segment, span),
                f"Capital letter in mid-sentence: “{match[3]}” was probably the start of another piece.",
                match[3].lower(),
                Applicability.SAFE if _joins_smoothly(match) else Applicability.CHECK,
            )


def _joins_smoothly(match: re.Match[str]) -> bool:
    """Whether the sentence reads on once the capital is gone; mostly the seam lost a word as well."""
    before, word = match[1], match[3]
    if word in _FUNCTION_WORDS:
        return before in _CONJUNCTIONS
    return "VERB" in word_classes(word) and _wants_verb(before)


def _wants_verb(word: str) -> bool:
    return (word in _MODALS and word != "to") or (word.endswith("ly") and "ADV" in word_classes(word))


def _is_seam(match: re.Match[str], text: str, context: Context) -> bool:
    before, word, mark, after = (str(match[number]) for number in (1, 3, 4, 5))
    if before in _NAME_PARTS:
        return False
    next_is_name = after[:1].isupper() and mark in (" ", "-")
    if word in _FUNCTION_WORDS:
        return not next_is_name or _is_nationality(after)
    if mark != " " or not after[:1].islower() or is_name(word) or _again(word, context):
        return False
    classes = word_classes(word)
    after_verb = "VERB" in classes and _wants_verb(before)
    if after_verb or (classes and classes <= {"VERB", "ADV", "AUX"}):
        return _TITLE_GOES_ON.match(text, match.end(3)) is None and not _in_title(text, match.start(3))
    return before not in _DETERMINERS and _is_common(word, before, classes, context)


def _is_nationality(word: str) -> bool:
    return _NATIONALITY.fullmatch(word) is not None and not word_classes(word)


def _again(word: str, context: Context) -> bool:
    """Whether the text has the capital elsewhere too, as it would in a name."""
    return _capitals(context.text.text)[word] > 1


def _is_common(word: str, before: str, classes: frozenset[str], context: Context) -> bool:
    """Whether a noun or adjective is no name here: it hangs on a noun, or the text has both words small."""
    if classes == {"ADJ"} and "NOUN" in word_classes(before) and "VERB" not in word_classes(before):
        return True
    return bool(classes) and (before, word.lower()) in _small_pairs(context.text.text)


@lru_cache(maxsize=2)
def _capitals(text: str) -> Counter[str]:
    """How often each word stands in mid-sentence with a capital."""
    return Counter(re.findall(r"[a-z],? ([A-Z][a-z]+)\b", text))


@lru_cache(maxsize=2)
def _small_pairs(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbours that stand without capitals."""
    return frozenset(re.findall(r"\b([a-z][a-z'’-]*)(?= ([a-z]+)\b)", text))


def _in_title(text: str, position: int) -> bool:
    """Whether the words around are capitalised as in a title."""
    words: list[str] = re.findall(r"[A-Za-z][\w'’-]*", text[max(0, position - _NEAR) : position + _NEAR])
    return sum(word[0].isupper() for word in words if len(word) > len("and")) > len(words) / 2


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'’-]*", text) if len(word) > len("with")]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)  # noqa: PLR2004 - most

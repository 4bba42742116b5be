"""One sentence cut in two."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Scope, check
from copydesk.model import Applicability, Category, Match, Severity, Span, Unit
from copydesk.text.fragments import fragments
from copydesk.text.lexicon import word_classes
from copydesk.text.running import unit_text

_NAME_THEN_SPEECH = re.compile(
    r"""\b(?:becom(?:e|es|ing)|became)\s+(?P<name>(?:[A-Z][\w'’-]+\s+){0,2}[A-Z][\w'’-]+)
        \.\s+(?:In|At|During|On)\s+(?:his|her)\s+[\w\s-]{3,40}?,\s+(?:he|she)\b""",
    re.VERBOSE,
)
_LAST_WORDS = (
    "the|an|and|or|nor|whose|every|because|although|their|our|its|such as|including|in order to|as well as"
    "|according to|due to"
)
_DANGLING = re.compile(rf"\b(?P<last>{_LAST_WORDS})\.\s+(?P<next>[A-Za-z][\w’'-]*)(?=\s)")
_MORE = re.compile(
    r"\b(?:add|bring|give|inject|contribute|provide|lend|offer|create|make)(?:s|ed|ing)?\s"
    r"(?P<more>more|greater|new)\s(?P<whither>(?:to|into|for)\s[^.!?,;:\n]{2,60})\.\s+$"
)
_REACH = 100
_FRAGMENT_WORDS = 8


@check(
    "sentence-cut",
    Category.GRAMMAR,
    mqm="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    scope=Scope.UNIT,
    version=2,
    trigger=rf"\b(?:[Bb]ecom(?:e|es|ing)|became)\s|\b(?:{_LAST_WORDS})\.\s|\s(?:more|greater|new)\s(?:to|into|for)\s",
)
def sentence_cut(unit: Unit, context: Context) -> Iterator[Match]:
    """One sentence of the original was cut in two in mid-clause.

    A stop stands after a name that the verb cannot take, or after a word that cannot end a sentence.

    Bad: It grew and [[became Lin Qiaozhen. In her speech, she]] proposed the first port.
    Bad: The council signed [[the. Agreement]] on trade. -> the agreement
    Bad: They built roads [[and. Bridges]] in the hills. -> and bridges
    Bad: It will give [[more to the valley. Positive energy]]. -> more positive energy to the valley
    Good: They will give more to the valley. Steady work pays.
    Good: She became Chair. In her speech, she thanked all.
    Good: The meeting was chaired by Lin Qiaozhen. In her speech, she thanked all.
    Good: This is what they hoped for. Bridges followed.
    Known limits: other cuts, such as a fragment after a stop, are the matter of *stranded-fragment*.
    """
    text = unit_text(unit)
    start = context.text.start(unit)
    for match in _NAME_THEN_SPEECH.finditer(text):
        if any(not word_classes(word) for word in match["name"].split()) and " " in match["name"]:
            place = context.text.place(Span(start + match.start(), start + match.end()))
            yield Match(place, "One sentence seems to have been cut in two after the name; join or reword.")
    for match in _DANGLING.finditer(text):
        place = context.text.place(Span(start + match.start(), start + match.end()))
        joined = f"{match['last']} {match['next'][0].lower()}{match['next'][1:]}"
        message = f"A sentence cannot end in “{match['last']}”: it seems to have been cut in two."
        yield Match(place, message, joined, Applicability.CHECK)
    for fragment in fragments(text):
        more = more_of_what(text, fragment.span.start)
        if more is not None and len(fragment.words) <= _FRAGMENT_WORDS:
            end = fragment.span.end - len(".")
            rest = text[fragment.span.start : end]
            joined = f"{more['more']} {rest[0].lower()}{rest[1:]} {more['whither']}"
            place = context.text.place(Span(start + more.start("more"), start + end))
            message = f"“{more['more'].capitalize()}” of what? The sentence was cut before its object."
            yield Match(place, message, joined, Applicability.CHECK)


def more_of_what(text: str, start: int) -> re.Match[str] | None:
    """The words before `start` that want the piece there as their object ("add more to the world.")."""
    return _MORE.search(text, max(0, start - _REACH), start)

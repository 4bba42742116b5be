"""SRX 2.0 (Segmentation Rules eXchange): rules that users bring, applied as the standard says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import regex

from copydesk.errors import InputError
from copydesk.model import Span
from copydesk.segmentation.sentences import tile, uncut
from copydesk.text.protected import protected_spans

TIME_LIMIT = 0.25
"""Seconds that one expression may take on each `TIMED_LENGTH` characters."""
TIMED_LENGTH = 10_000


@dataclass(frozen=True, slots=True)
class SrxRule:
    """One rule: whether to break where `expression`, empty in itself, matches. `place` is FILE:LINE."""

    breaks: bool
    expression: regex.Pattern[str]
    place: str


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """Which rules serve the languages whose code matches `pattern` from start to end."""

    pattern: regex.Pattern[str]
    rules: str
    place: str


@dataclass(frozen=True, slots=True)
class SrxRules:
    """The rules of one SRX file.

    `rules` maps the name of a set to its rules in order; `maps` are tried in order: with `cascade` every one
    that fits counts, without it the first. `inside` says of each kind of inline element (start, end,
    isolated) whether it stays in the sentence before a break, as `formathandle` does.
    """

    rules: Mapping[str, tuple[SrxRule, ...]]
    maps: tuple[LanguageMap, ...]
    cascade: bool = True
    inside: Mapping[str, bool] = field(
        default_factory=lambda: MappingProxyType({"start": False, "end": True, "isolated": False})
    )

    def for_language(self, language: str) -> tuple[SrxRule, ...]:
        """The rules for a language code, in the order in which they are tried."""
        fitting = [entry for entry in self.maps if _matches(entry, language)]
        chosen = fitting if self.cascade else fitting[:1]
        return tuple(rule for entry in chosen for rule in self.rules.get(entry.rules, ()))

    def sentences(self, paragraph: str, language: str = "en", protected: Sequence[Span] = ()) -> list[Span]:
        """The sentences of a paragraph, without the blanks between them; same call as `sentences.sentences`.

        At each place the first rule that matches decides; where none does, there is no break. Raises
        InputError, naming the rule's line, when an expression takes too long.
        """
        rules = self.for_language(language)
        breaks: dict[int, int] = {}
        for order, rule in enumerate(rules):
            if rule.breaks:
                for place in _places(rule, paragraph):
                    breaks.setdefault(place, order)
        cuts = [place for place in sorted(breaks) if 0 < place < len(paragraph)]
        for order, rule in enumerate(rules):
            if cuts and not rule.breaks:
                cuts = _without_exceptions(rule, paragraph, [(cut, order < breaks[cut]) for cut in cuts])
        if cuts:
            cuts = uncut(cuts, [*protected_spans(paragraph), *protected])
        return tile(paragraph, cuts)


def _matches(entry: LanguageMap, language: str) -> bool:
    try:
        return entry.pattern.fullmatch(language, timeout=TIME_LIMIT) is not None
    except TimeoutError as error:
        raise _too_slow(entry.place) from error


def _places(rule: SrxRule, paragraph: str) -> list[int]:
    try:
        return [found.start() for found in rule.expression.finditer(paragraph, timeout=_limit(paragraph))]
    except TimeoutError as error:
        raise _too_slow(rule.place) from error


def _without_exceptions(rule: SrxRule, paragraph: str, cuts: Sequence[tuple[int, bool]]) -> list[int]:
    """The cuts that the rule leaves; those that are not marked true are none of its business."""
    limit = _limit(paragraph)
    try:
        return [
            cut
            for cut, open_to in cuts
            if not (open_to and rule.expression.match(paragraph, cut, timeout=limit))
        ]
    except TimeoutError as error:
        raise _too_slow(rule.place) from error


def _limit(paragraph: str) -> float:
    return TIME_LIMIT * (1 + len(paragraph) // TIMED_LENGTH)


def _too_slow(place: str) -> InputError:
    return InputError(
        f"the expression took more than {TIME_LIMIT} s on {TIMED_LENGTH} characters",
        place=place,
        mend="avoid nested repeats such as (a+)+",
    )

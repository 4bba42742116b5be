"""The contexts in which a term counts (`only`) or does not (`except`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import regex

from copydesk.errors import GlossaryError
from copydesk.model import Role
from copydesk.text.folding import fold

TIME_LIMIT = 0.25
"""Seconds that one user-written expression may take on one segment."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a term stands: its folded segment with its offsets there, and what is known of the place."""

    folded: str
    start: int
    end: int
    text: str
    role: Role = Role.BODY
    in_quotation: bool = False
    attributes: Mapping[str, object] = field(default_factory=dict)


Condition = Callable[[Surroundings], bool]


def parse_condition(written: str, place: str) -> Condition:
    """Turn one written context into a test: `before:sector` holds where the term stands before *sector*.

    Raises GlossaryError, naming `place`, when it cannot be read.

    >>> covid = Surroundings("the new crown wave", 4, 13, "the new crown wave")
    >>> parse_condition("before:wave", "t.tsv:2")(covid), parse_condition("after:a", "t.tsv:2")(covid)
    (True, False)
    """
    kind, colon, value = written.partition(":")
    if written.startswith("/") and written.endswith("/") and len(written) > len("//"):
        return _expression(written[1:-1], place)
    if colon and kind in ("before", "after") and value.strip():
        words = fold(value.strip()).text
        return _stands_before(words) if kind == "before" else _stands_after(words)
    if colon and kind == "domain" and value:
        return lambda where: where.attributes.get("domain") == value
    if written == "in:quotation":
        return lambda where: where.in_quotation
    if written == "in:headline":
        return lambda where: where.role is Role.HEADLINE
    raise GlossaryError(
        f"unknown context {written!r}",
        place=place,
        mend="write before:WORDS, after:WORDS, /regex/, domain:NAME, in:quotation or in:headline",
    )


def _stands_after(words: str) -> Condition:
    def holds(where: Surroundings) -> bool:
        before = where.folded[: where.start].rstrip()
        return before.endswith(words) and not before[: -len(words)][-1:].isalnum()

    return holds


def _stands_before(words: str) -> Condition:
    def holds(where: Surroundings) -> bool:
        after = where.folded[where.end :].lstrip()
        return after.startswith(words) and not after[len(words) :][:1].isalnum()

    return holds


def _expression(pattern: str, place: str) -> Condition:
    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        raise GlossaryError(f"the expression /{pattern}/ is wrong: {error}", place=place) from error

    def holds(where: Surroundings) -> bool:
        try:
            return compiled.search(where.text, timeout=TIME_LIMIT) is not None
        except TimeoutError as error:
            raise GlossaryError(
                f"the expression /{pattern}/ took more than {TIME_LIMIT} s on one segment",
                place=place,
                mend="avoid nested repeats such as (a+)+",
            ) from error

    return holds

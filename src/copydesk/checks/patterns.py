"""The house's own patterns, each a check of its own with its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex as expressions

from copydesk.checks.api import Check, Context, Profile, Scope
from copydesk.checks.examples import Lesson
from copydesk.errors import ConfigError
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

TIME_LIMIT = 0.25
"""Seconds that one pattern may take on one segment."""
PREFIX = "pattern:"


@dataclass(frozen=True, slots=True)
class HousePattern:
    r"""A pattern as `copydesk.toml` gives it; `replacement` may use groups, as `\1` or `\g<name>`."""

    id: str
    message: str
    regex: str
    severity: Severity = Severity.MINOR
    replacement: str | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """How errors name it."""
        return f"[[pattern]] {self.id}"

    def compiled(self) -> expressions.Pattern[str]:
        """The expression. Raises ConfigError when it is wrong."""
        try:
            return expressions.compile(self.regex)
        except expressions.error as error:
            raise ConfigError(f"the expression is wrong: {error}", place=self.place) from error

    def check(self) -> Check:
        """The check, called `pattern:ID`. Raises ConfigError when the expression is wrong."""
        compiled = self.compiled()

        def find(segment: Segment, _context: Context) -> Iterator[Match]:
            for span, suggestion in self.hits(compiled, segment.target):
                how = Applicability.ADVICE if suggestion is None else Applicability.CHECK
                yield Match(Place.within(segment, span), self.message, suggestion, how)

        return Check(
            PREFIX + self.id,
            Category.NON_CONFORMANCE,
            "style/organizational-style",
            self.severity,
            1,
            Scope.SEGMENT,
            Profile.DEFAULT,
            needs_source=False,
            trigger=None,
            function=find,
            lesson=Lesson(self.message, "A pattern of this house.", (), self.good, "none stated", ()),
        )

    def hits(self, compiled: expressions.Pattern[str], text: str) -> Iterator[tuple[Span, str | None]]:
        """Where the pattern hits, with what to write there. Raises ConfigError when it takes too long."""
        try:
            for match in compiled.finditer(text, timeout=TIME_LIMIT):
                if match.end() > match.start():
                    replaced = None if self.replacement is None else match.expand(self.replacement)
                    yield Span(*match.span()), replaced
        except TimeoutError as error:
            raise ConfigError(
                f"took more than {TIME_LIMIT} s on one segment",
                place=self.place,
                mend="avoid nested repeats such as (a+)+",
            ) from error
        except (expressions.error, IndexError) as error:
            raise ConfigError(f"the replacement is wrong: {error}", place=self.place) from error

    def failures(self) -> Iterator[str]:
        """One line for each example that does not hold: a `bad` text without a hit, a `good` one with one."""
        compiled = self.compiled()
        for text in self.bad:
            if next(self.hits(compiled, text), None) is None:
                yield f"{self.place}: bad example is not flagged: {text!r}"
        for text in self.good:
            if hit := next(self.hits(compiled, text), None):
                span, _ = hit
                words = text[span.start : span.end]
                yield f"{self.place}: good example is flagged at {words!r}: {text!r}"

"""What a check is, and what it may know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from importlib.util import find_spec
from typing import Any

from copydesk.checks.examples import Lesson, parse_lesson
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Index, Rendering, Setting, count_right, resolve
from copydesk.glossary.near import NearIndex, NearMiss
from copydesk.model import Category, Document, Match, Segment, Severity, Span, Unit
from copydesk.text.running import RunningText, unit_text


class Scope(StrEnum):
    """What a check is called with."""

    SEGMENT = "segment"
    UNIT = "unit"
    DOCUMENT = "document"


class Profile(IntEnum):
    """A selection of checks; each holds those before it."""

    DEFAULT = 0
    """Only what is nearly always right."""
    HOUSE = 1
    """And house style and ambiguous terms."""
    ALL = 2


@dataclass(frozen=True, slots=True)
class Context:
    """All that a check may know beside its subject."""

    document: Document
    text: RunningText
    glossary: Index | None = None
    sources: Index | None = None
    near: NearIndex | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    _readings: dict[str, list[Rendering]] = field(default_factory=dict)
    _renderings: dict[str, list[Rendering]] = field(default_factory=dict)

    def renderings(self, segment: Segment) -> list[Rendering]:
        """The glossary's renderings that stand in the segment; looked for once, for all checks.

        Quotation marks are read paragraph by paragraph, because a quote may run over sentences.
        """
        found = self._renderings.get(segment.id)
        if found is None:
            found = self._renderings[segment.id] = resolve(self._read(segment))
        return found

    def accepted(self, segment: Segment) -> Counter[str]:
        """How often each concept stands in the segment in a right rendering, also inside another's."""
        return count_right(self._read(segment))

    def source_terms(self, segment: Segment) -> list[Rendering]:
        """The approved terms that stand in the segment's source, the longest first where they overlap."""
        if self.sources is None or not segment.source:
            return []
        found = self.sources.find(segment.source, Setting(attributes=self.document.attributes))
        return [use for use in found if use.standing is Standing.RIGHT]

    def near_misses(self, segment: Segment) -> Iterator[NearMiss]:
        """What in the segment all but equals a preferred rendering."""
        return iter(()) if self.near is None else self.near.find(segment.target)

    def _read(self, segment: Segment) -> list[Rendering]:
        if self.glossary is None:
            return []
        if not self._readings:
            self._rule_out(self.glossary)
        found = self._readings.get(segment.id)
        if found is None:
            unit = self.text.unit(segment.id)
            setting = Setting(unit.role, self.document.attributes, tuple(self._quoted_in(segment)))
            found = self._readings[segment.id] = self.glossary.read(segment.target, setting)
        return found

    def _rule_out(self, glossary: Index) -> None:
        """Note the segments without any rendering, all at once: most have none."""
        segments = self.text.segments
        promising = frozenset(glossary.promising([segment.target for segment in segments]))
        self._readings.update(
            (segment.id, []) for number, segment in enumerate(segments) if number not in promising
        )

    def with_options(self, options: Mapping[str, object]) -> Context:
        """The same for a check with these options."""
        return replace(self, options=options) if options else self

    def _quoted_in(self, segment: Segment) -> Iterator[Span]:
        start = self.text.start_of(segment)
        end = start + len(segment.target)
        for quote in self.text.quoted_between(start, end):
            yield Span(max(quote.start - start, 0), min(quote.end, end) - start)


Function = Callable[[Any, Context], Iterator[Match]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its identity, its classification, and the function that finds."""

    id: str
    category: Category
    mqm: str
    severity: Severity
    version: int
    scope: Scope
    profile: Profile
    needs_source: bool
    trigger: re.Pattern[str] | None
    function: Function
    lesson: Lesson
    requires: tuple[str, ...] = ()
    """Optional packages, by the names they are imported under."""

    @property
    def unavailable(self) -> str | None:
        """Why the check cannot run in this installation; None when it can."""
        missing = [name for name in self.requires if find_spec(name) is None]
        return f"needs the package {' and '.join(missing)}" if missing else None

    def run(self, document: Document, context: Context) -> Iterator[Match]:
        """All matches in a document, subject by subject, skipping those that the trigger rules out."""
        for subject, text in _subjects(self.scope, document):
            if self.trigger is None or self.trigger.search(text):
                yield from self.function(subject, context)


def _subjects(scope: Scope, document: Document) -> Iterator[tuple[Segment | Unit | Document, str]]:
    if scope is Scope.DOCUMENT:
        yield document, ""
    for unit in document.units:
        if scope is Scope.UNIT and unit.segments:
            yield unit, unit_text(unit)
        elif scope is Scope.SEGMENT:
            yield from ((segment, segment.target) for segment in unit.segments)


def check(  # noqa: PLR0913 - a check's classification, all by keyword
    name: str,
    category: Category,
    *,
    mqm: str,
    severity: Severity,
    version: int = 1,
    scope: Scope = Scope.SEGMENT,
    profile: Profile = Profile.DEFAULT,
    needs_source: bool = False,
    trigger: str | None = None,
    requires: tuple[str, ...] = (),
) -> Callable[[Function], Check]:
    """Declare a check.

    The decorated function takes its subject (a Segment, Unit or Document, by `scope`) and a Context,
    does no I/O and yields Matches. Its docstring is the help, the documentation and the test.
    `trigger` is a regular expression that every text which the check could flag must contain.
    Where a package in `requires` is not installed, the check does not run, and every output says so.
    Raises ValueError when the docstring lacks its parts.
    """

    def declare(function: Function) -> Check:
        return Check(
            name,
            category,
            mqm,
            severity,
            version,
            scope,
            profile,
            needs_source,
            re.compile(trigger) if trigger else None,
            function,
            parse_lesson(function.__doc__ or "", name),
            requires,
        )

    return declare

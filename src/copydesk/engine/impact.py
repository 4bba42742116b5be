"""What a change of the glossary would do to stored batches, before anyone approves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.engine.approved import Approved, approved
from copydesk.engine.checker import Checker
from copydesk.engine.rulings import Rulings
from copydesk.engine.stored import Stored
from copydesk.model import Document, Finding, Verdict
from copydesk.text.excerpts import Excerpt, excerpt
from copydesk.text.running import RunningText


@dataclass(frozen=True, slots=True)
class Effect:
    """A finding that comes, goes or changes, with the words around it and what editors said to it before."""

    batch: str
    finding: Finding
    excerpt: Excerpt
    verdict: Verdict | None = None

    @property
    def dismissed(self) -> bool:
        """Whether reviewers rejected it when they last saw it."""
        return self.verdict is Verdict.REJECT


@dataclass(frozen=True, slots=True)
class Impact:
    """All that a change does, in the order of the batches and their texts.

    `changed` findings stay, with another suggestion or severity. `in_approved` are new findings in text as
    editors left it, inside what they wrote or signed off; the others are in the machine's text.
    """

    batches: int
    documents: int
    added: tuple[Effect, ...] = ()
    removed: tuple[Effect, ...] = ()
    changed: tuple[Effect, ...] = ()
    in_approved: tuple[Effect, ...] = ()

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """The documents, each with its batch, in which anything differs."""
        effects = (*self.added, *self.removed, *self.changed, *self.in_approved)
        return frozenset((effect.batch, effect.finding.document) for effect in effects)

    @property
    def dismissed(self) -> tuple[Effect, ...]:
        """New findings that reviewers dismissed before."""
        return tuple(effect for effect in self.added if effect.dismissed)

    @property
    def contradictions(self) -> tuple[Effect, ...]:
        """What goes against the word of editors."""
        return (*self.in_approved, *self.dismissed)


def impact(batches: Sequence[Stored], old: Checker, new: Checker) -> Impact:
    """What `new` finds in the batches that `old` does not, and the other way round.

    Raises GlossaryError when an expression of an entry takes too long.
    """
    added: list[Effect] = []
    removed: list[Effect] = []
    changed: list[Effect] = []
    in_approved: list[Effect] = []
    for batch in batches:
        rulings = batch.rulings
        finals = approved(batch)
        for document in batch.documents:
            before, after = _found(old, document), _found(new, document)
            look = _Look(batch.name, RunningText.of(document), rulings)
            added += look.at(after[key] for key in after if key not in before)
            removed += look.at(before[key] for key in before if key not in after)
            changed += look.at(after[key] for key in after if _reworded(before.get(key), after[key]))
            if document.name in finals:
                in_approved += _in_approved(finals[document.name], old, new, batch.name)
    documents = sum(len(batch.documents) for batch in batches)
    return Impact(len(batches), documents, tuple(added), tuple(removed), tuple(changed), tuple(in_approved))


Key = tuple[object, ...]
"""What makes a finding the same under another glossary: check, concept and place."""


def _found(checker: Checker, document: Document) -> Mapping[Key, Finding]:
    findings = checker.check(document).findings
    return {(finding.check, finding.concept, finding.place): finding for finding in findings}


def _reworded(before: Finding | None, after: Finding) -> bool:
    return before is not None and (before.suggestion, before.severity) != (after.suggestion, after.severity)


def _in_approved(final: Approved, old: Checker, new: Checker, batch: str) -> Iterator[Effect]:
    """What only `new` finds in the words that editors wrote or signed off."""
    before, after = _found(old, final.document), _found(new, final.document)
    text = RunningText.of(final.document)
    spans = [text.span(place) for place in final.places]
    for key, finding in after.items():
        here = text.span(finding.place)
        if key not in before and any(span.overlaps(here) for span in spans):
            yield Effect(batch, finding, excerpt(text.text, here))


@dataclass(frozen=True, slots=True)
class _Look:
    """A document to quote from, and what editors said about it."""

    batch: str
    text: RunningText
    rulings: Rulings

    def at(self, findings: Iterable[Finding]) -> Iterator[Effect]:
        for finding in findings:
            decision = self.rulings.of(finding)
            around = excerpt(self.text.text, self.text.span(finding.place))
            yield Effect(self.batch, finding, around, decision.verdict if decision else None)

"""One summary of a batch: every number and sentence that any report shows.

What stands here are *issues flagged* by checks. Only a person makes them *errors confirmed*.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from copydesk.model import Applicability, Batch, Concept, Document, Finding, Item, NotRun, Settled
from copydesk.reports.tallies import Rate, Tally, counted

RULE = (
    "A place counts once, with its most severe finding, even where several findings overlap. "
    "These are issues flagged by checks, not errors confirmed by a person."
)
RULE_NOTHING = (
    "No check that ran found anything. That is no judgement of the translation: "
    "what no check looks for goes unseen."
)
RULE_UNCHECKED = "Nothing is known about these texts, good or bad."

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class CheckRow:
    """The findings of one check."""

    id: str
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The places in one document; `number` is its position in the batch, from 1."""

    number: int
    name: str
    words: int
    segments: int
    has_source: bool
    tally: Tally
    points: Rate


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """The findings about one concept; `found` are the wordings met, the most frequent first."""

    id: str
    preferred: str
    authority: str
    hits: int
    documents: int
    found: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SettledRow:
    """A finding that is not sent again; what is not known about its decision is empty."""

    document: str
    text: str
    check: str
    reviewer: str
    decided_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure with what it rests on; `thin` when that is too little."""

    label: str
    value: str
    note: str
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A batch in numbers and sentences. `places` are items: overlapping findings are one place."""

    batch: str
    date: str | None
    version: str
    profile: str
    verdict: str
    rule: str
    words: int
    segments: int
    flagged_segments: int
    findings: int
    places: Tally
    suggestions: Mapping[Applicability, int]
    points: Rate
    checks: tuple[CheckRow, ...]
    documents: tuple[DocumentRow, ...]
    concepts: tuple[ConceptRow, ...]
    not_run: tuple[NotRun, ...]
    failed: tuple[tuple[str, str], ...]
    proposed: str
    unsourced: str
    settled: tuple[SettledRow, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the batch comes to, in the order that a lead asks for it."""
        safe, check, advice = (self.suggestions.get(kind, 0) for kind in Applicability)
        segments = f"{counted(self.segments, 'segment')}, {self.flagged_segments:,} flagged"
        return (
            Figure("Places to look at", f"{self.places.total:,}", counted(self.findings, "finding")),
            Figure("Safe suggestions", f"{safe:,}", f"{check:,} to check, {advice:,} advice only"),
            Figure("Documents", f"{len(self.documents):,}", segments),
            Figure("Words", f"{self.words:,}", "of the translation"),
            Figure("Points per 1,000 words", self.points.text, self.points.note, thin=self.points.thin),
        )


def summarise(batch: Batch) -> Summary:
    """All that reports say about `batch`; checks, documents and concepts come the worst first."""
    documents = _documents(batch)
    flagged = sum(row.tally.total > 0 for row in documents)
    places = Tally.of(item.lead.severity for item in batch.items)
    return Summary(
        batch=batch.id,
        date=batch.date,
        version=batch.version,
        profile=batch.profile,
        verdict=_verdict(batch, places, flagged),
        rule=_rule(batch, places),
        words=batch.words,
        segments=sum(row.segments for row in documents),
        flagged_segments=len({(i.lead.document, segment) for i in batch.items for segment in i.segments}),
        findings=len(batch.findings),
        places=places,
        suggestions=Counter(item.applicability for item in batch.items),
        points=Rate.of(batch.items, batch.words),
        checks=_checks(batch.findings),
        documents=tuple(sorted(documents, key=lambda row: (*row.tally.rank, row.name))),
        concepts=_concepts(batch),
        not_run=batch.not_run,
        failed=batch.failed,
        proposed=_proposed(batch.proposed),
        unsourced=_unsourced(batch.documents),
        settled=tuple(map(_settled, batch.settled)),
    )


def check_name(check: str) -> str:
    """A check's plain name.

    >>> check_name("mid-sentence-capital")
    'Mid sentence capital'
    """
    return check.replace("-", " ").capitalize()


def _verdict(batch: Batch, places: Tally, flagged: int) -> str:
    documents = len(batch.documents)
    if not documents:
        return f"Nothing was checked: {'no file could be read' if batch.failed else 'the batch is empty'}."
    of_all = counted(documents, "document")
    where = of_all if flagged == documents else f"{flagged:,} of {of_all}"
    verdict = f"{counted(places.total, 'place')} to look at in {where}: {places}."
    if not places.total:
        verdict = f"Nothing flagged in {of_all}."
    return (
        f"{verdict} {counted(len(batch.failed), 'file')} could not be checked." if batch.failed else verdict
    )


def _rule(batch: Batch, places: Tally) -> str:
    if not batch.documents:
        return RULE_UNCHECKED
    return RULE if places.total else RULE_NOTHING


def _checks(findings: Iterable[Finding]) -> tuple[CheckRow, ...]:
    severities = _grouped((finding.check, finding.severity) for finding in findings)
    rows = (CheckRow(check, check_name(check), Tally.of(found)) for check, found in severities.items())
    return tuple(sorted(rows, key=lambda row: (*row.tally.rank, row.id)))


def _documents(batch: Batch) -> list[DocumentRow]:
    items = _grouped((item.lead.document, item) for item in batch.items)
    return [_document(n, d, items.get(d.name, [])) for n, d in enumerate(batch.documents, 1)]


def _document(number: int, document: Document, items: list[Item]) -> DocumentRow:
    return DocumentRow(
        number=number,
        name=document.name,
        words=document.words,
        segments=sum(len(unit.segments) for unit in document.units),
        has_source=document.has_source,
        tally=Tally.of(item.lead.severity for item in items),
        points=Rate.of(items, document.words),
    )


def _concepts(batch: Batch) -> tuple[ConceptRow, ...]:
    findings = _grouped((finding.concept, finding) for finding in batch.findings if finding.concept)
    language = batch.documents[0].target_language if batch.documents else "en"
    rows = (_concept(id_, batch.concepts.get(id_), found, language) for id_, found in findings.items())
    return tuple(sorted(rows, key=lambda row: (-row.hits, row.id)))


def _concept(id_: str, concept: Concept | None, findings: list[Finding], language: str) -> ConceptRow:
    preferred = concept.preferred(language) if concept else None
    wordings = _grouped((finding.text.casefold(), finding.text) for finding in findings if finding.text)
    found = [(Counter(sorted(texts)).most_common(1)[0][0], len(texts)) for texts in wordings.values()]
    return ConceptRow(
        id=id_,
        preferred=preferred.text if preferred else "",
        authority=concept.authority if concept else "",
        hits=len(findings),
        documents=len({finding.document for finding in findings}),
        found=tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))),
    )


def _settled(one: Settled) -> SettledRow:
    decision = one.decision
    return SettledRow(
        document=one.finding.document,
        text=one.finding.text,
        check=one.finding.check,
        reviewer=decision.reviewer,
        decided_at=decision.decided_at or "",
        reason=": ".join(filter(None, (decision.reason, decision.comment))),
    )


def _proposed(hits: Mapping[str, int]) -> str:
    if not hits:
        return ""
    subject = f"{counted(sum(hits.values()), 'hit')} on proposed terms ({counted(len(hits), 'concept')})"
    return f"{subject}: counted, not sent to reviewers. Nobody has approved these terms yet."


def _unsourced(documents: tuple[Document, ...]) -> str:
    missing = sum(not document.has_source for document in documents)
    if not missing:
        return ""
    all_of_them = "the document" if len(documents) == 1 else f"all {counted(len(documents), 'document')}"
    subject = (
        all_of_them if missing == len(documents) else f"{missing:,} of {counted(len(documents), 'document')}"
    )
    return f"No source for {subject}: nothing there was compared with the original."


def _grouped(pairs: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)

"""The glossary as one page to search, to link into and to print, with what became of each rendering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from copydesk.glossary.usage import ConceptUse, Hit, TermUse, Usage, Verdicts
from copydesk.model import Case, Lifecycle, Status, Term
from copydesk.reports.pages import STYLE, asset, digest, environment
from copydesk.reports.summary import Figure
from copydesk.reports.tallies import THIN, counted
from copydesk.stats import Interval
from copydesk.text.folding import fold
from copydesk.text.quotations import in_quotes

LABELS = {
    Status.PREFERRED: "Write",
    Status.ADMITTED: "Also right",
    Status.DEPRECATED: "Wrong",
    Status.SUPERSEDED: "Outdated",
    Status.AMBIGUOUS: "Often right",
    Status.PROPOSED: "Proposed",
    Status.REFUSED: "Refused",
}
"""What readers call a status."""
_UNDERLINED = {
    Status.DEPRECATED: "major",
    Status.SUPERSEDED: "minor",
    Status.AMBIGUOUS: "neutral",
    Status.PROPOSED: "neutral",
}
_SAMPLES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A rendering with its hits and its settings, as the page lists it."""

    term: Term
    hits: str
    notes: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A hit with the style that underlines it; "" for a right rendering."""

    hit: Hit
    style: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept, ready to be set: its headword, and its renderings under their labels."""

    use: ConceptUse
    name: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    samples: tuple[Sample, ...]
    more: int
    verdict: str
    thin: bool

    @property
    def statuses(self) -> str:
        """The statuses by which the page filters, those of the concept's life too."""
        words = {use.term.status.value for use in self.use.terms}
        if self.use.concept.lifecycle is not Lifecycle.APPROVED:
            words.add(self.use.concept.lifecycle.value)
        return " ".join(sorted(words))

    @property
    def hits(self) -> str:
        """How often it stands in the texts, in whatever rendering."""
        use = self.use
        if use.hits:
            return _times(use.hits, use.documents)
        if use.source_hits:
            return f"no rendering hit; {counted(use.source_hits, 'hit')} in the source"
        return "never hit" if use.never_hit else ""

    @property
    def found(self) -> str:
        """`hit`, `never`, or nothing for a concept that is not looked for."""
        return "never" if self.use.never_hit else "hit" if self.use.hits or self.use.source_hits else ""


def write_glossary_page(usage: Usage, stream: TextIO) -> None:
    """Write the whole page to `stream`, concepts by alphabet; the same usage gives the same bytes."""
    script = asset("glossary.js")
    entries = sorted(
        (_entry(use) for use in usage.concepts),
        key=lambda e: (fold(e.name).text.lstrip("('\" "), e.use.concept.id),
    )
    domains = sorted({entry.use.concept.domain for entry in entries} - {""})
    statuses = {status for entry in entries for status in entry.statuses.split()}
    page = environment().get_template("glossary.html.jinja")
    stream.writelines(
        page.generate(
            title=headline(usage),
            figures=_figures(usage),
            entries=entries,
            searched=usage.documents > 0,
            domains=domains,
            statuses=[word for word in (*Status, Lifecycle.RETIRED) if word.value in statuses],
            style=asset(STYLE),
            script=script,
            script_digest=digest(script),
        )
    )


def headline(usage: Usage) -> str:
    """The state of the glossary in a sentence.

    >>> headline(Usage((), 0, 0))
    'The glossary is empty.'
    """
    if not usage.concepts:
        return "The glossary is empty."
    concepts = counted(len(usage.concepts), "concept")
    if not usage.documents:
        return f"{concepts}. No text was looked through."
    where = counted(usage.documents, "document")
    return f"{concepts}: {len(usage.hit):,} of them hit in {where}, {len(usage.never_hit):,} never."


def _figures(usage: Usage) -> Iterator[Figure]:
    terms = sum(len(use.terms) for use in usage.concepts)
    sources = sum(len(use.source_terms) for use in usage.concepts)
    yield Figure(
        "Concepts", f"{len(usage.concepts):,}", counted(terms, "rendering") + f", {sources:,} source terms"
    )
    if usage.documents:
        hits = sum(use.hits for use in usage.concepts)
        wrong = sum(t.hits for use in usage.concepts for t in use.terms if t.term.status in _UNDERLINED)
        yield Figure("Hits", f"{hits:,}", f"{wrong:,} of them not of a right rendering")
        yield Figure("Documents", f"{usage.documents:,}", f"{counted(usage.words, 'word')} looked through")
        yield Figure("Never hit", f"{len(usage.never_hit):,}", "neither a rendering nor a source term")
    said = usage.verdicts
    if said.n:
        shares = f"{said.accepted:,} accepted, {said.edited:,} edited, {said.dismissed:,} dismissed"
        yield Figure("Editors decided", f"{said.n:,}", shares)


def _entry(use: ConceptUse) -> Entry:
    head = next((one.term for one in use.terms if one.term.status is Status.PREFERRED), None)
    # A headword says all there is to say of a preferred rendering that is not hit and has no settings.
    listed = [line for line in map(_line, use.terms) if line.hits or line.notes or line.term is not head]
    groups = [
        (label, tuple(line for line in listed if line.term.status is status))
        for status, label in LABELS.items()
    ]
    groups.append(("Source", tuple(map(_line, use.source_terms))))
    loudest = sorted((*use.terms, *use.source_terms), key=lambda one: one.term.status not in _UNDERLINED)
    samples = [Sample(hit, _UNDERLINED.get(one.term.status, "")) for one in loudest for hit in one.samples]
    shown = tuple(samples[:_SAMPLES])
    return Entry(
        use,
        head.text if head else _nameless(use),
        tuple(group for group in groups if group[1]),
        shown,
        use.hits + use.source_hits - len(shown),
        verdict(use.verdicts),
        use.verdicts.n < THIN,
    )


def _nameless(use: ConceptUse) -> str:
    """What a concept without a preferred rendering is listed under."""
    return next((one.term.text for one in (*use.source_terms, *use.terms)), use.concept.id)


def _line(use: TermUse) -> Line:
    hits = _times(use.hits, use.documents) if use.hits else ""
    return Line(use.term, hits, "; ".join(_notes(use.term)))


def _times(hits: int, documents: int) -> str:
    return f"{counted(hits, 'hit')} in {counted(documents, 'document')}"


def _notes(term: Term) -> Iterator[str]:
    """What the glossary says of a term beside its status, in words."""
    if term.status in (Status.PROPOSED, Status.REFUSED) and term.proposed_as:
        yield f"as {term.proposed_as}"
    if term.replacement:
        yield "advice only" if term.replacement == "-" else f"write {in_quotes(term.replacement)}"
    if term.case is not Case.FOLD:
        yield "capitals count"
    yield from (f"only {context}" for context in term.only)
    yield from (f"except {context}" for context in term.except_)
    if term.approved_by:
        yield f"approved by {term.approved_by}" + (f", {term.approved_on}" if term.approved_on else "")
    if term.evidence:
        yield f"evidence: {term.evidence}"


def verdict(verdicts: Verdicts) -> str:
    """Both shares with what they rest on, without a percentage of few; "" where editors decided nothing.

    >>> verdict(Verdicts(accepted=27, edited=3, dismissed=10))
    '27 of 40 accepted (68 %; 95 % 52 to 80), 10 dismissed (25 %; 95 % 14 to 40)'
    >>> verdict(Verdicts(accepted=2, dismissed=1))
    '2 of 3 accepted (95 % 21 to 94), 1 dismissed (95 % 6 to 79)'
    """
    if not verdicts.n:
        return ""
    accepted = _interval(verdicts.accepted, verdicts.n, verdicts.accepted_share)
    dismissed = _interval(verdicts.dismissed, verdicts.n, verdicts.dismissed_share)
    numbers = f"{verdicts.accepted:,} of {verdicts.n:,} accepted"
    return f"{numbers} ({accepted}), {verdicts.dismissed:,} dismissed ({dismissed})"


def _interval(number: int, n: int, interval: Interval) -> str:
    share = f"{100 * number / n:.0f} %; " if n >= THIN else ""
    return f"{share}95 % {100 * interval.low:.0f} to {100 * interval.high:.0f}"

"""The sheet Proposed: one row a term, the weightiest concepts first; here the keeper decides."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from copydesk.exchange.workbook.cells import Text
from copydesk.exchange.workbook.manifest import row_check
from copydesk.exchange.workbook.runs import Look, Run, Runs, fit, shown
from copydesk.exchange.workbook.table import Column, Row, Table
from copydesk.glossary.pending import Docket, Pending, Sightings
from copydesk.glossary.verdicts import APPROVABLE, Decision
from copydesk.model import Concept, Status

SHEET = "Proposed"
KEEPER = "keeper"
"""The defined name of the cell for the keeper's name."""

CHOICES = {"verdicts": tuple(Decision), "statuses": tuple(status.value for status in APPROVABLE)}

COLUMNS = (
    Column("Row", "The row's name; please keep it.", 12, "quiet"),
    Column("Concept", "Its number in the glossary.", 11, "quiet"),
    Column("Term", "The words that are proposed.", 24, "text"),
    Column("Language", "Theirs.", 10, "quiet"),
    Column("Proposed as", "What approve makes of it, unless you choose otherwise under As.", 15),
    Column("Leads to", "What will be written instead of it.", 22, "text"),
    Column("Source", "The concept in the source language.", 14, "source"),
    Column("Meaning", "Definition, note and authority of the concept.", 30),
    Column("Evidence", "Where the proposal comes from.", 18),
    Column("Hits", "How often it stands in the corpus.", 7, "figure"),
    Column("Documents", "In how many documents.", 12, "figure"),
    Column("In context", "Up to three of its places.", 50, "text"),
    Column("New findings", "How many findings its approval would add in the corpus.", 10, "figure"),
    Column("Decision", "approve, ambiguous, reword, refuse; blank is no decision.", 12, "entry", "verdicts"),
    Column("New wording", "For reword: the words that are to stand in the glossary.", 20, "entry text"),
    Column("As", "For approve and reword, if other than Proposed as.", 13, "entry", "statuses"),
    Column("Replacement", "To write instead, if not what Leads to says; - is advice only.", 18, "entry text"),
    Column("Comment", "Kept with the term, under your name.", 18, "entry"),
    Column("Row check", "Tells us if the term was changed by mistake.", 11, "quiet"),
)

_ADVICE_ONLY = "-"
_RIGHT = {Status.PREFERRED.value: "it is what to write", Status.ADMITTED.value: "right as it stands"}


def write_proposed(book: Workbook, docket: Docket) -> None:
    """The sheet with a row for each term, in the docket's order."""
    table = Table(book, SHEET, COLUMNS, frozen=3)
    rows = (_row(pending, seen, docket.language) for pending, seen in docket.rows)
    table.write(rows, empty="Nothing is proposed.", below="Term")
    table.colour_decided("Row", "New findings", waiting=("reword", "New wording"))


def term_check(name: str, concept: str, language: str, term: str) -> str:
    """What Row check says of a row that shows these."""
    return row_check(name, f"{concept}\n{language}\n{term}")


def _row(pending: Pending, seen: Sightings | None, language: str) -> Row:
    concept, term = pending.concept, pending.term
    showing = (shown(fit((Run(text),))) for text in (concept.id, term.language, term.text))
    row: Row = {
        "Row": pending.id,
        "Concept": concept.id,
        "Term": term.text,
        "Language": term.language,
        "Proposed as": Text((Run(pending.as_what), *_company(pending, language))),
        "Leads to": Text(_leads_to(pending)),
        "Source": "\n".join(_others(concept, language)),
        "Meaning": Text(_meaning(concept)),
        "Evidence": term.evidence,
        "Row check": term_check(pending.id, *showing),
    }
    return {**row, **_sightings(seen)} if seen else row


def _sightings(seen: Sightings) -> Row:
    return {
        "Hits": seen.hits,
        "Documents": seen.documents,
        "In context": Text(_contexts(seen)),
        "New findings": seen.added,
    }


def _company(pending: Pending, language: str) -> Iterator[Run]:
    """Whether its concept is new too, and comes into force with this row or another."""
    leader = pending.leader(language)
    if leader == pending:
        yield Run("\nopens the new concept", Look.QUIET)
    elif leader:
        yield Run("\nwith its concept", Look.QUIET)


def _leads_to(pending: Pending) -> Runs:
    if pending.as_what in _RIGHT:
        return (Run(_RIGHT[pending.as_what], Look.QUIET),)
    return (Run("advice only", Look.QUIET),) if pending.leads_to == _ADVICE_ONLY else (Run(pending.leads_to),)


def _others(concept: Concept, language: str) -> Iterator[str]:
    family = language.partition("-")[0]
    return (term.text for term in concept.terms if term.language.partition("-")[0] != family)


def _meaning(concept: Concept) -> Runs:
    note = f"Note: {concept.note}" if concept.note else ""
    authority = f"Authority: {concept.authority}" if concept.authority else "No authority is named."
    first, *more = filter(None, (concept.definition, note, authority))
    return (Run(first), *(Run(f"\n{line}", Look.QUIET) for line in more))


def _contexts(seen: Sightings) -> Runs:
    runs: list[Run] = []
    for document, around in seen.examples:
        runs += [Run("\n" if runs else ""), Run(around.before), Run(around.text, Look.MARKED)]
        runs += [Run(around.after), Run(f"  ({document})", Look.QUIET)]
    return tuple(run for run in runs if run.text)

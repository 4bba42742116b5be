"""The sheet Glossary: the concepts that the findings name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from copydesk.exchange.workbook.table import Column, Row, Table
from copydesk.model import Batch, Concept, Status

if TYPE_CHECKING:
    from openpyxl import Workbook

COLUMNS = (
    Column("Concept", "Its number in the glossary.", 11, "quiet"),
    Column("Write", "The preferred term.", 28, "text"),
    Column("Not", "Wrong or outdated terms.", 34, "text"),
    Column("Source", "The term in the source language.", 22, "source"),
    Column("Times", "Findings in this workbook.", 8, "figure"),
    Column("Definition", "What it means.", 40),
    Column("Authority", "Who says so.", 30),
    Column("Note", "What else the glossary says.", 30),
    Column("Domain", "Its field.", 14, "quiet"),
)

_WRONG = {Status.DEPRECATED, Status.SUPERSEDED, Status.AMBIGUOUS}


def write_glossary(book: Workbook, batch: Batch) -> None:
    """The sheet with a row for each concept that was hit, the most frequent first."""
    times = Counter(finding.concept for finding in batch.findings)
    concepts = sorted(batch.concepts.values(), key=lambda concept: (-times[concept.id], concept.id))
    language = batch.documents[0].target_language if batch.documents else "en"
    table = Table(book, "Glossary", COLUMNS, frozen=2)
    rows = (_row(concept, times[concept.id], language) for concept in concepts)
    table.write(rows, empty="No term of the glossary was hit.", below="Write")


def _row(concept: Concept, times: int, language: str) -> Row:
    preferred = concept.preferred(language)
    family = language.partition("-")[0]
    ours = [term for term in concept.terms if term.language.partition("-")[0] == family]
    return {
        "Concept": concept.id,
        "Write": preferred.text if preferred else "",
        "Not": "\n".join(term.text for term in ours if term.status in _WRONG),
        "Source": "\n".join(term.text for term in concept.terms if term not in ours),
        "Times": times,
        "Definition": concept.definition,
        "Authority": concept.authority,
        "Note": concept.note,
        "Domain": concept.domain,
    }

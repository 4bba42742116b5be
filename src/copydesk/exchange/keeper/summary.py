"""The sheet Summary: how much there is to decide, of what kind, and what of it was ever met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from openpyxl import Workbook

from copydesk.exchange.workbook.cells import Content
from copydesk.exchange.workbook.page import Page
from copydesk.glossary.pending import Docket, Pending, Sightings
from copydesk.model import Lifecycle

_WIDTHS = (46, 12, 12, 12, 14)
_TITLES = ("Terms", "Met", "Hits", "New findings")
_Row = tuple[Pending, Sightings | None]


def write_summary(book: Workbook, docket: Docket) -> None:
    """The sheet: facts, then the rows counted by what they are proposed as and by domain."""
    page = Page(book, "Summary", _WIDTHS)
    page.title("Summary")
    for label, value in _facts(docket):
        page.line(label, value, styles=("label", "figure prose"))
    _write_counts(page, "Proposed as", docket, lambda row: row.as_what)
    _write_counts(page, "Domain", docket, lambda row: row.concept.domain or "no domain")


def _facts(docket: Docket) -> Iterator[tuple[str, int]]:
    new = {row.concept.id for row, _ in docket.rows if row.concept.lifecycle is Lifecycle.PROPOSED}
    yield "Terms to decide", len(docket.rows)
    yield "Concepts", len({row.concept.id for row, _ in docket.rows})
    yield "New concepts among them", len(new)
    if docket.corpus:
        yield "Documents of the corpus", docket.corpus.documents
        yield "Words of the corpus", docket.corpus.words


def _write_counts(page: Page, title: str, docket: Docket, kind: Callable[[Pending], str]) -> None:
    """A line for each kind, the most frequent first; columns about the corpus only where there is one."""
    kinds: dict[str, list[_Row]] = defaultdict(list)
    for row in docket.rows:
        kinds[kind(row[0])].append(row)
    if not kinds:
        return
    titles = _TITLES if docket.corpus else _TITLES[:1]
    page.section(f"By {title.lower()}")
    page.line(title, *titles, styles=("header", "figure header"))
    for name, rows in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        figures = [len(rows), *(_figures(rows) if docket.corpus else ())]
        page.line(name, *figures, styles=("control", "figure"))


def _figures(rows: Iterable[_Row]) -> Iterator[Content]:
    seen = [sightings for _, sightings in rows if sightings]
    yield sum(sightings.hits > 0 for sightings in seen)
    yield sum(sightings.hits for sightings in seen)
    yield sum(sightings.added for sightings in seen)

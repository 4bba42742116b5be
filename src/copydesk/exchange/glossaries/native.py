"""The native layout: one term a row. TSV, CSV and XLSX hold all that copydesk knows."""

from collections.abc import Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import ABOUT, REQUIRED, SETTINGS, Cells, Entry, further
from copydesk.exchange.glossaries.drafts import Drafts
from copydesk.exchange.glossaries.formats import GlossaryFormat, Holds, LanguagePair
from copydesk.exchange.glossaries.table_files import SUFFIXES, open_table, write_table
from copydesk.model import Concept, Status


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of the file in the order in which they begin; raises an error that names file and line."""
    table = open_table(path)
    table.require(REQUIRED)
    drafts = Drafts(languages.target)
    for place, row in table.rows:
        drafts.add(place, row)
    return drafts.concepts()


def write(
    entries: Sequence[Entry], path: Path, languages: LanguagePair, *, columns: Sequence[str] = ()
) -> None:
    """One term a row, by concept, language, status and wording.

    The `columns` stand first, as they stood in the file before; of the others, those in use.
    """
    rows = [row for entry in entries for row in _rows(entry, languages.target)]
    used = {column for row in rows for column in row}
    if used.issuperset({"language"}) and all(row["language"] == languages.target for row in rows):
        used.remove("language")
    known = (*REQUIRED, "language", *SETTINGS, *ABOUT)
    wanted = [column for column in known if column in used or column in REQUIRED]
    wanted += sorted({column for row in rows for column in further(row)})
    write_table(path, [*columns, *(column for column in wanted if column not in columns)], rows)


def _rows(entry: Entry, target: str) -> list[Cells]:
    """The terms, what is said of the concept beside its preferred one."""
    heads = sorted(
        entry.terms,
        key=lambda cells: (cells["language"] != target, cells["status"] != Status.PREFERRED.value),
    )
    return [
        {"concept": entry.id, **cells, **(entry.about if cells is heads[0] else {})} for cells in entry.terms
    ]


NATIVE = GlossaryFormat("native", "native glossary", SUFFIXES, read, write, Holds())

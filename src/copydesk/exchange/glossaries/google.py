"""Google Cloud Translation glossaries: pairs without column names, and CSV with a column for each language.

An equivalent term set begins with a row of language codes; the columns `pos` and `description` may follow.
Google ignores terms of more than 1,024 UTF-8 bytes.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import Entry
from copydesk.exchange.glossaries.drafts import Drafts, cell
from copydesk.exchange.glossaries.formats import GlossaryFormat, Holds, LanguagePair, one_line
from copydesk.exchange.glossaries.services import longer_than, read_service, service_holds, write_service
from copydesk.exchange.glossaries.table_files import delimited, open_table
from copydesk.model import Concept, Status

_LIMIT = 1024
_DESCRIPTION, _PART_OF_SPEECH = "description", "pos"
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*")


def is_term_set(columns: Sequence[str]) -> bool:
    """Whether the columns are languages, with `pos` and `description` or without.

    >>> is_term_set(["en", "zh-CN", "pos"]), is_term_set(["concept", "term"])
    (True, False)
    """
    languages = _language_columns(columns)
    return len(languages) > 1 and all(map(_LANGUAGE.fullmatch, languages))


def read_set(path: Path, languages: LanguagePair) -> list[Concept]:
    """A concept a row, named after its source term, else after its first term."""
    table = open_table(path)
    table.require((languages.target,))
    drafts = Drafts(languages.target)
    for place, row in table.rows:
        terms = {
            column: cell(row, column) for column in _language_columns(table.columns) if cell(row, column)
        }
        if not any(row.values()):
            continue
        name = drafts.unused(terms.get(languages.source) or next(iter(terms.values()), ""))
        said = {"definition": cell(row, _DESCRIPTION), "partOfSpeech": cell(row, _PART_OF_SPEECH)}
        for language, term in terms.items() or [(languages.target, "")]:
            named = {"concept": name, "term": term, "status": Status.PREFERRED.value, "language": language}
            drafts.add(place, {**named, **said})
    return drafts.concepts()


def write_set(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One concept a row: a column for each language, ours first, last the definitions if there are any."""
    others = {cells["language"] for entry in entries for cells in entry.terms}
    columns = list(dict.fromkeys([languages.source, languages.target, *sorted(others)]))
    rows = [{cells["language"]: cells["term"] for cells in entry.terms} for entry in entries]
    if any(entry.about for entry in entries):
        columns.append(_DESCRIPTION)
        for row, entry in zip(rows, entries, strict=True):
            row[_DESCRIPTION] = entry.about.get("definition", "")
    path.write_bytes(delimited([columns, *([row.get(name, "") for name in columns] for row in rows)], ","))


def _language_columns(columns: Sequence[str]) -> list[str]:
    return [column for column in columns if column not in (_PART_OF_SPEECH, _DESCRIPTION)]


GOOGLE = GlossaryFormat(
    "google",
    "Google glossary",
    (".csv", ".tsv"),
    read_service,
    write_service,
    service_holds(longer_than(_LIMIT)),
)
GOOGLE_SET = GlossaryFormat(
    "google-set",
    "Google equivalent term set",
    (".csv",),
    read_set,
    write_set,
    Holds(
        about=frozenset({"definition"}),
        settings=frozenset(),
        further=lambda _cells, _column: False,
        statuses=frozenset({Status.PREFERRED}),
        source_statuses=frozenset({Status.PREFERRED}),
        text=one_line,
        wording=one_line,
        refuses=longer_than(_LIMIT),
    ),
)

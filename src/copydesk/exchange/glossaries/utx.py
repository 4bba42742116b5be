"""UTX 1.11 and 1.20, the terminology exchange format of the Asia-Pacific Association for Machine Translation.

UTF-8 without a byte-order mark, lines that end in CR LF, a header of lines that begin with `#`: the first
names the version and the languages, the last the columns. `-` is a blank. A term status is `approved`,
`non-standard` (understood, but to be replaced), `forbidden` or `provisional` (not decided yet).
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.columns import Cells, Entry
from copydesk.exchange.glossaries.formats import GlossaryFormat, Holds, LanguagePair, one_line
from copydesk.exchange.glossaries.pairs import Pair, checked_pair, concepts_of, sides
from copydesk.exchange.glossaries.table_files import checked_text
from copydesk.model import Concept, Status

_HEADER = re.compile(r"#\s*UTX(?:-S)?\s+[\d.]+\s*;\s*([\w-]+)\s*/\s*([\w-]+)")
_COLUMNS = ("src", "tgt", "src:pos", "tgt:pos", "term status", "comment", "concept ID")
_BLANK = "-"
_POS = "partOfSpeech"
_APPROVED = "approved"
_STATUSES = {
    "": "",
    _APPROVED: "",
    "provisional": Status.PROPOSED.value,
    "non-standard": Status.SUPERSEDED.value,
    "forbidden": Status.DEPRECATED.value,
}
_WORDS = {status: word for word, status in _STATUSES.items() if status}


def read(path: Path, _languages: LanguagePair) -> list[Concept]:
    """The concepts of the file, in the languages that its header names."""
    lines = checked_text(path).split("\n")
    header = _HEADER.match(lines[0])
    if header is None:
        raise GlossaryError(
            "not the first line of a UTX file", place=f"{path}:1", mend="it reads: #UTX 1.11; zh/en; …"
        )
    return concepts_of(_pairs(path, lines), LanguagePair(header[1], header[2]))


def _pairs(path: Path, lines: Sequence[str]) -> Iterator[Pair]:
    columns: list[str] | None = None
    for number, line in enumerate(lines, 1):
        place = f"{path}:{number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if line.startswith("#"):
            if columns is None and cells[0] == "#src":
                columns = [cell.lower() for cell in ("src", *cells[1:])]
        elif columns is None and any(cells):
            raise GlossaryError(
                "no line of column names before this one", place=place, mend="write #src, tgt, …"
            )
        elif columns is not None and any(cells):
            if len(cells) != len(columns):
                raise GlossaryError(
                    f"the line has {len(cells)} columns, the header names {len(columns)}", place=place
                )
            yield _pair(place, dict(zip(columns, checked_pair(place, cells), strict=True)))
    if columns is None:
        raise GlossaryError("no line of column names", place=str(path), mend="write #src, tgt, src:pos, …")


def _pair(place: str, row: Cells) -> Pair:
    said = {column: "" if value == _BLANK else value for column, value in row.items()}
    status = said.get("term status", "").lower()
    if status not in _STATUSES:
        known = ", ".join(filter(None, _STATUSES))
        raise GlossaryError(f"unknown term status {status!r}", place=place, mend=f"use one of {known}")
    notes = dict.fromkeys(said.get(column, "") for column in ("comment", "src:comment", "tgt:comment"))
    return Pair(
        place,
        row["src"],
        row["tgt"],
        _STATUSES[status],
        note="\n".join(filter(None, notes)),
        concept=said.get("concept id", ""),
        source_cells={_POS: said.get("src:pos", "")},
        target_cells={_POS: said.get("tgt:pos", "")},
    )


def write(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """Each source term with each target term, preferred ones first; no date, so that equals give equals."""
    header = f"#UTX 1.11; {languages.source}/{languages.target}; creator: copydesk; license: unspecified"
    rows = (_row(entry, *pair) for entry in entries for pair in sides(entry, languages))
    lines = [header, "#" + "\t".join(_COLUMNS), *("\t".join(cell or _BLANK for cell in row) for row in rows)]
    path.write_bytes("".join(line + "\r\n" for line in lines).encode())


def _row(entry: Entry, source: Cells, target: Cells) -> Sequence[str]:
    return (
        source["term"],
        target["term"],
        source.get(_POS, ""),
        target.get(_POS, ""),
        _WORDS.get(target["status"], _APPROVED),
        entry.about.get("note", ""),
        entry.id,
    )


def _text(text: str) -> str:
    """A lone `-` would be read as a blank."""
    return "" if text.strip() == _BLANK else one_line(text)


def _refuses(wording: str) -> str:
    return "a line that begins with # is a comment" if wording.startswith("#") else ""


UTX = GlossaryFormat(
    "utx",
    "UTX glossary",
    (".utx",),
    read,
    write,
    Holds(
        about=frozenset({"concept", "note"}),
        settings=frozenset(),
        further=lambda _cells, column: column == _POS,
        statuses=frozenset(Status) - {Status.AMBIGUOUS, Status.REFUSED},
        source_statuses=frozenset({Status.PREFERRED, Status.ADMITTED}),
        paired=True,
        two_sided=True,
        ordered=True,
        text=_text,
        wording=one_line,
        refuses=_refuses,
    ),
)

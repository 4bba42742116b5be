"""OmegaT glossaries: source, target and comment with tabs between, in UTF-8, without column names or quotes.

Lines that begin with `#` are comments. OmegaT offers every target term as a translation, so only right ones
are written; the concept's note is the comment.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import Entry
from copydesk.exchange.glossaries.formats import GlossaryFormat, Holds, LanguagePair, one_line
from copydesk.exchange.glossaries.pairs import Pair, checked_pair, concepts_of, sides
from copydesk.exchange.glossaries.table_files import checked_text
from copydesk.model import Concept, Status

_RIGHT = frozenset({Status.PREFERRED, Status.ADMITTED})
_REMARK = "#"


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of the file; columns after the third are taken as part of the comment."""
    return concepts_of(_pairs(path), languages)


def _pairs(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(checked_text(path).split("\n"), 1):
        if line.strip() and not line.startswith(_REMARK):
            place = f"{path}:{number}"
            source, target, *notes = checked_pair(place, [cell.strip() for cell in line.split("\t")])
            yield Pair(place, source, target, note=" | ".join(filter(None, notes)))


def write(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One pair a line: each source term with the preferred term, then with the admitted ones."""
    lines = (
        "\t".join(filter(None, (source["term"], target["term"], entry.about.get("note")))) + "\n"
        for entry in entries
        for source, target in sides(entry, languages)
    )
    path.write_bytes("".join(lines).encode())


def _refuses(wording: str) -> str:
    return "a line that begins with # is a comment" if wording.startswith(_REMARK) else ""


OMEGAT = GlossaryFormat(
    "omegat",
    "OmegaT glossary",
    (".utf8", ".txt", ".tab"),
    read,
    write,
    Holds(
        about=frozenset({"note"}),
        settings=frozenset(),
        further=lambda _cells, _column: False,
        statuses=_RIGHT,
        source_statuses=_RIGHT,
        paired=True,
        two_sided=True,
        ordered=True,
        text=one_line,
        wording=one_line,
        refuses=_refuses,
    ),
)

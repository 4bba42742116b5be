"""What glossaries of translation services share: two columns without names, one line a source term."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries.columns import Entry
from copydesk.exchange.glossaries.formats import Holds, LanguagePair, one_line
from copydesk.exchange.glossaries.pairs import Pair, checked_pair, concepts_of, lines_of, sides
from copydesk.exchange.glossaries.table_files import delimited
from copydesk.model import Concept, Status


def service_holds(refuses: Callable[[str], str]) -> Holds:
    """Room for the preferred target term beside each source term, and for nothing else."""
    return Holds(
        about=frozenset(),
        settings=frozenset(),
        further=lambda _cells, _column: False,
        statuses=frozenset({Status.PREFERRED}),
        source_statuses=frozenset({Status.PREFERRED, Status.ADMITTED}),
        paired=True,
        two_sided=True,
        unique=True,
        ordered=True,
        text=one_line,
        wording=one_line,
        refuses=refuses,
    )


def read_service(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of a file with two columns; raises GlossaryError or InputError with the line."""
    return concepts_of(distinct(_pairs(path)), languages)


def distinct(pairs: Iterator[Pair]) -> Iterator[Pair]:
    """The pairs; raises GlossaryError at a source term that stands for the second time."""
    places: dict[str, str] = {}
    for pair in pairs:
        earlier = places.setdefault(pair.source, pair.place)
        if earlier != pair.place:
            raise GlossaryError(
                f"{pair.source!r} stands at {earlier} already",
                place=pair.place,
                mend="take out one of the two",
            )
        yield pair


def write_service(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One pair a line, by source term within a concept; commas for `.csv`, tabs otherwise."""
    delimiter = "," if path.suffix.lower() == ".csv" else "\t"
    lines = [
        [source["term"], target["term"]] for entry in entries for source, target in sides(entry, languages)
    ]
    path.write_bytes(delimited(lines, delimiter))


def longer_than(limit: int) -> Callable[[str], str]:
    """A reason against wordings of more UTF-8 bytes."""
    return lambda wording: f"it has more than {limit} bytes" if len(wording.encode()) > limit else ""


def _pairs(path: Path) -> Iterator[Pair]:
    for place, cells in lines_of(path):
        source, target, *more = checked_pair(place, cells)
        if more:
            raise GlossaryError(
                f"the line has {len(cells)} columns, not two", place=place, mend="take out the extra ones"
            )
        yield Pair(place, source, target)

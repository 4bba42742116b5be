"""The rows that a keeper decided, as verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.keeper.manifest import read_manifest
from copydesk.exchange.keeper.proposed import KEEPER, SHEET, term_check
from copydesk.exchange.workbook.returned import Line, Returned
from copydesk.glossary.verdicts import Verdict

_ENTRIES = ("Decision", "New wording", "As", "Replacement")
_NEEDED = ("Row", "Concept", "Language", "Term", *_ENTRIES, "Comment", "Row check")
_NAMELESS = "the row has lost its name; put back what stood under Row, or make a new workbook"
_CHANGED = "the term was changed in its row; put it back, and write other words under New wording"


@dataclass(frozen=True, slots=True)
class Decided:
    """What came back: the name in the name cell, the verdicts in the order of rows, and the rows left blank.

    The verdicts do not say yet by whom and when.
    """

    keeper: str
    verdicts: tuple[Verdict, ...]
    undecided: int


def read_decided(path: Path) -> Decided:
    """The decisions in a keeper's workbook, whichever way it was sorted, filtered or saved.

    A row that cannot be read becomes a verdict with the reason; a comment alone is no decision. Raises
    InputError, with file, sheet and cell, for what is wrong with the workbook as a whole.
    """
    book = Returned(path)
    went_out = read_manifest(book, str(path))
    lines = book.table(SHEET, _NEEDED)
    decided = [line for line in lines if _is_decided(line)]
    blank = sum(line["Row"].text in went_out and not _is_decided(line) for line in lines)
    return Decided(book.named(KEEPER), tuple(_verdict(line, went_out) for line in decided), blank)


def _is_decided(line: Line) -> bool:
    return any(line[title].fault or line[title].text.strip() for title in _ENTRIES)


def _verdict(line: Line, went_out: Mapping[str, Line]) -> Verdict:
    try:
        return _read(line, went_out)
    except InputError as error:
        place = error.place or line.place
        return Verdict("", "", "", "", "", unreadable=error.message, place=place)


def _read(line: Line, went_out: Mapping[str, Line]) -> Verdict:
    name = line.text("Row")
    if name not in went_out:
        raise InputError(_NAMELESS)
    showing = (line[title].text for title in ("Concept", "Language", "Term"))
    if line.text("Row check") != term_check(name, *showing):
        raise InputError(_CHANGED)
    sent = went_out[name]
    return Verdict(
        concept=sent["concept"].text,
        language=sent["language"].text,
        term=sent["term"].text,
        digest=sent["sha256"].text,
        decision=line.text("Decision").lower(),
        as_what=line.text("As").lower() or sent["as"].text,
        wording=line.text("New wording"),
        replacement=line.text("Replacement"),
        comment=line.text("Comment"),
        place=line.place,
    )

"""TBX written in either version: the same content, in elements of other names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from copydesk.exchange.glossaries.columns import SETTINGS, Cells, Entry, further
from copydesk.exchange.glossaries.formats import Holds, LanguagePair, one_line
from copydesk.exchange.glossaries.tbx_categories import (
    ADMINISTRATION,
    DESCRIPTIONS,
    OWN,
    STATUS,
    STATUS_WORDS,
    tidy,
)
from copydesk.exchange.xml_writer import XmlWriter, xml_writer

_ID = re.compile(r"(?!x-)[^\W\d][\w.-]*")
"""Ids that XML allows; those that begin with `x-` stand in for the others."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How a version of TBX calls its elements, and where it says that a concept is not translated."""

    root: str
    namespaces: Mapping[str | None, str]
    attributes: Mapping[str, str]
    header: str
    entry: str
    section: str
    term: str
    definition: tuple[str, ...]
    translate: tuple[str, str]


TBX_HOLDS = Holds(
    further=lambda _cells, column: column != STATUS and not column.startswith(OWN),
    text=tidy,
    wording=one_line,
)
"""All but line breaks that look like indentation, and further columns whose names are TBX's or ours there."""


def write_tbx(
    entries: Sequence[Entry], path: Path, languages: LanguagePair, dress: Dress, dialect: str
) -> None:
    """Write the concepts one after the other."""
    attributes = {"type": dialect, **dress.attributes, "xml:lang": languages.target}
    with (
        path.open("wb") as stream,
        xml_writer(stream, dress.namespaces) as xml,
        xml.element(dress.root, attributes),
    ):
        with _nested(xml, dress.header, "fileDesc", "sourceDesc"):
            xml.leaf("p", "A glossary written by copydesk")
        with _nested(xml, "text", "body"):
            for number, entry in enumerate(entries, 1):
                _write_entry(xml, entry, number, dress)


@contextmanager
def _nested(xml: XmlWriter, *names: str) -> Iterator[None]:
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(xml.element(name))
        yield


def _write_entry(xml: XmlWriter, entry: Entry, number: int, dress: Dress) -> None:
    allowed = _ID.fullmatch(entry.id) is not None
    with xml.element(dress.entry, {"id": entry.id if allowed else f"x-{number}"}):
        if not allowed:
            xml.leaf("admin", entry.id, {"type": f"{OWN}id"})
        _write_about(xml, entry.about, dress)
        for language, terms in groupby(entry.terms, key=lambda cells: cells["language"]):
            with xml.element(dress.section, {"xml:lang": language}):
                for cells in terms:
                    _write_term(xml, cells, dress)


def _write_about(xml: XmlWriter, about: Cells, dress: Dress) -> None:
    if "domain" in about:
        xml.leaf("descrip", about["domain"], {"type": "subjectField"})
    if "definition" in about:
        with _nested(xml, *dress.definition):
            xml.leaf("descrip", about["definition"], {"type": "definition"})
    if "authority" in about:
        xml.leaf("admin", about["authority"], {"type": "source"})
    if "lifecycle" in about:
        xml.leaf("admin", about["lifecycle"], {"type": f"{OWN}lifecycle"})
    if "translate" in about:
        element, category = dress.translate
        xml.leaf(element, about["translate"], {"type": category})
    if "note" in about:
        xml.leaf("note", about["note"])


def _write_term(xml: XmlWriter, cells: Cells, dress: Dress) -> None:
    """The term, then its term notes, then all else: the order that both versions ask for."""
    others = further(cells)
    with xml.element(dress.term):
        xml.leaf("term", cells["term"])
        if cells["status"] in STATUS_WORDS:
            xml.leaf("termNote", STATUS_WORDS[cells["status"]], {"type": STATUS})
        for category in others:
            if category not in DESCRIPTIONS | ADMINISTRATION:
                xml.leaf("termNote", cells[category], {"type": category})
        for category in others:
            if category in DESCRIPTIONS | ADMINISTRATION:
                element = "descrip" if category in DESCRIPTIONS else "admin"
                xml.leaf(element, cells[category], {"type": category})
        if cells["status"] not in STATUS_WORDS:
            xml.leaf("admin", cells["status"], {"type": f"{OWN}status"})
        for column in SETTINGS:
            if column in cells:
                xml.leaf("admin", cells[column], {"type": f"{OWN}{column}"})

"""TBX version 3 (ISO 30042:2019), categories as attributes (DCA); with categories as tags (DCT) it is read.

A glossary that needs no category of copydesk's own is in the dialect TBX-Basic, any other in TBX-copydesk:
the standard lets anyone define a dialect, and a file that says TBX-Basic must keep to it.
"""

from collections.abc import Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import SETTINGS, Entry, further
from copydesk.exchange.glossaries.formats import GlossaryFormat, LanguagePair
from copydesk.exchange.glossaries.tbx_categories import BASIC, OWN, STATUS_WORDS
from copydesk.exchange.glossaries.tbx_writing import TBX_HOLDS, Dress, write_tbx
from copydesk.model import Concept

_DRESS = Dress(
    root="tbx",
    namespaces={None: "urn:iso:std:iso:30042:ed-2"},
    attributes={"style": "dca"},
    header="tbxHeader",
    entry="conceptEntry",
    section="langSec",
    term="termSec",
    definition=("descripGrp",),
    translate=("admin", f"{OWN}translate"),
)


def read(path: Path, languages: LanguagePair) -> list[Concept]:
    """The concepts of a file of any version; raises GlossaryError with the line."""
    from copydesk.exchange.glossaries import tbx_reading

    return tbx_reading.read(path, languages)


def write(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One concept after the other, by id."""
    dialect = "TBX-Basic" if all(map(_is_basic, entries)) else "TBX-copydesk"
    write_tbx(entries, path, languages, _DRESS, dialect)


def _is_basic(entry: Entry) -> bool:
    """Whether TBX-Basic has a category for all that the concept says."""
    return not {"lifecycle", "translate"} & entry.about.keys() and all(
        cells["status"] in STATUS_WORDS and not cells.keys() & SETTINGS and BASIC.issuperset(further(cells))
        for cells in entry.terms
    )


TBX3 = GlossaryFormat("tbx", "TBX 3 (ISO 30042:2019)", (".tbx", ".xml"), read, write, TBX_HOLDS)

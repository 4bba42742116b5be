"""TBX version 2 (ISO 30042:2008, root `martif`): what OmegaT, Weblate and the Translate Toolkit read.

That a concept is not translated is said in the category that the Translate Toolkit looks for.
"""

from collections.abc import Sequence
from pathlib import Path

from copydesk.exchange.glossaries.columns import Entry
from copydesk.exchange.glossaries.formats import GlossaryFormat, LanguagePair
from copydesk.exchange.glossaries.tbx3 import read
from copydesk.exchange.glossaries.tbx_writing import TBX_HOLDS, Dress, write_tbx

_DRESS = Dress(
    root="martif",
    namespaces={},
    attributes={},
    header="martifHeader",
    entry="termEntry",
    section="langSet",
    term="tig",
    definition=(),
    translate=("descrip", "Translation needed"),
)


def write(entries: Sequence[Entry], path: Path, languages: LanguagePair) -> None:
    """One concept after the other, by id; without a document type, which only troubles readers."""
    write_tbx(entries, path, languages, _DRESS, "TBX")


TBX2 = GlossaryFormat("tbx2", "TBX 2 (ISO 30042:2008)", (".tbx", ".xml"), read, write, TBX_HOLDS)

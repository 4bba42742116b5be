"""All glossary formats, and how one is told from another: by the suffix, then by what the file says."""

from difflib import get_close_matches
from pathlib import Path

from copydesk.errors import ConfigError, GlossaryError
from copydesk.exchange.files import read_bytes
from copydesk.exchange.glossaries.deepl import DEEPL
from copydesk.exchange.glossaries.formats import GlossaryFormat
from copydesk.exchange.glossaries.google import GOOGLE, GOOGLE_SET, is_term_set
from copydesk.exchange.glossaries.microsoft import MICROSOFT
from copydesk.exchange.glossaries.native import NATIVE
from copydesk.exchange.glossaries.omegat import OMEGAT
from copydesk.exchange.glossaries.table_files import SUFFIXES as TABLES
from copydesk.exchange.glossaries.table_files import open_table
from copydesk.exchange.glossaries.tbx2 import TBX2
from copydesk.exchange.glossaries.tbx3 import TBX3
from copydesk.exchange.glossaries.utx import UTX
from copydesk.exchange.glossaries.wide import WIDE

_ALL = (NATIVE, WIDE, TBX3, TBX2, UTX, OMEGAT, DEEPL, GOOGLE, GOOGLE_SET, MICROSOFT)
FORMATS = {each.name: each for each in _ALL}
"""The formats by name; of those that share a suffix, the one that a new file gets stands first."""

_SUFFIXES = sorted({suffix for each in _ALL for suffix in each.suffixes})


def named(name: str) -> GlossaryFormat:
    """The format of that name; raises ConfigError that knows the nearest one."""
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, n=1)
        mend = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(FORMATS)}"
        raise ConfigError(f"unknown glossary format {name!r}", mend=mend)
    return FORMATS[name]


def by_suffix(path: Path) -> GlossaryFormat:
    """The format that a new file of this name gets; raises GlossaryError when there is none."""
    suffix = path.suffix.lower()
    for each in FORMATS.values():
        if suffix in each.suffixes:
            return each
    raise GlossaryError(
        "not a glossary that copydesk reads", place=str(path), mend=f"use {', '.join(_SUFFIXES)}"
    )


def recognised(path: Path) -> GlossaryFormat:
    """The format of a file that is there.

    Word pairs without column names look alike in all formats, and like a table whose names are misspelt: for
    them, the format must be said. Raises GlossaryError or InputError when it cannot be told.
    """
    guess = by_suffix(path)
    if path.suffix.lower() in TABLES:
        columns = open_table(path).columns
        if "preferred" in columns:
            return WIDE
        return GOOGLE_SET if is_term_set(columns) else NATIVE
    if guess is TBX3 and b"<martif" in read_bytes(path).replace(b"\0", b""):
        return TBX2
    if guess is OMEGAT and read_bytes(path).startswith(b"#UTX"):
        return UTX
    return guess

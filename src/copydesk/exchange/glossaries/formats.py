"""What a glossary format is: how it is read and written, and what it has room for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.exchange.glossaries.columns import ABOUT, SETTINGS, Cells, Entry
from copydesk.exchange.xml_writer import visible
from copydesk.model import Concept, Status


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """What is translated and into what, as BCP 47 tags."""

    source: str = "zh"
    target: str = "en"


USUAL = LanguagePair()
"""The languages of a glossary when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that a format could not hold: under which native column it stood, and why it was left out.

    `term` is "" for what belongs to the concept as a whole. When the field is `term`, the whole term is left
    out, unless `why` says how it is written; when it is `concept`, the id is lost. `why` is a reason, and
    after a colon what is particular to the one case.
    """

    concept: str
    term: str
    field: str
    value: str
    why: str


def clean(text: str) -> str:
    r"""Text that every format can hold: control characters visible, one kind of line end, no blanks around.

    >>> clean(" bell\x07\r\nrings ")
    'bell␇\nrings'
    """
    return visible(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    r"""Text for formats without escapes: tabs and line breaks become blanks.

    >>> one_line("new\tcrown\n pneumonia")
    'new crown pneumonia'
    """
    return " ".join(clean(text).split()) if any(mark in text for mark in _BREAKS) else clean(text)


_BREAKS = "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def _everything(_cells: Cells, _column: str) -> bool:
    return True


def _nothing(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a format has room for, in native columns. Left as it is, everything.

    `further` says of a term's column that is none of ours whether it is kept; where `source_further` is
    False, source terms keep none. `refuses` gives the reason why
    a wording has no place, or "". A `paired` format has one source and one target language; it is `two_sided`
    when it needs a source term beside each target term, and `unique` when each source term may stand but
    once. `ordered` statuses are told by the order of the terms alone: the first right one is preferred. A
    `headed` concept needs a preferred target term. `one_case` is said once for all target terms.
    """

    about: frozenset[str] = frozenset({"concept", *ABOUT})
    settings: frozenset[str] = frozenset(SETTINGS)
    further: Callable[[Cells, str], bool] = _everything
    source_further: bool = True
    statuses: frozenset[Status] = frozenset(Status)
    source_statuses: frozenset[Status] = frozenset(Status)
    paired: bool = False
    two_sided: bool = False
    unique: bool = False
    ordered: bool = False
    headed: bool = False
    one_case: bool = False
    text: Callable[[str], str] = clean
    wording: Callable[[str], str] = clean
    refuses: Callable[[str], str] = _nothing


Reader = Callable[[Path, LanguagePair], list[Concept]]
Writer = Callable[[Sequence[Entry], Path, LanguagePair], None]


@dataclass(frozen=True, slots=True)
class GlossaryFormat:
    """A kind of glossary file: its name on the command line, its suffixes (the usual one first), both ways.

    `read` raises GlossaryError or InputError with the place. `write` is given only what `holds` has room for.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader
    write: Writer
    holds: Holds

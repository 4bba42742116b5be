"""Gettext PO: the translation of every message is text, the message its source.

Source: the GNU gettext manual, "The Format of PO Files" and "Plural forms".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.passages import Passage, Piece, Tie
from copydesk.exchange.documents.texts import text_format
from copydesk.model import Span
from copydesk.segmentation.identifiers import Identifiers
from copydesk.text.protected import protected_spans

_LINE = re.compile(r"[^\n]*+\n?")
_SAID = re.compile(
    r'[ \t]*+(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d{1,3}\])[ \t]*+)?"(.*)"[ \t\r\n]*+'
)
_SPELT = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)")
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_CHARSET = re.compile(rb"Content-Type:[^\"\n]{0,100}charset=([\w.:-]{1,40})", re.IGNORECASE)
_PERCENT = re.compile(
    r"%(?:\(\w{1,80}\))?(?:\d{1,3}\$)?[-+ #0']*+(?:\d++|\*)?(?:\.(?:\d++|\*)?)?(?:hh|ll|[hlLqjzt])?[a-zA-Z@%]"
)
_BRACES = re.compile(r"\{[^{}\n]{0,80}\}")
_NUMBERED = re.compile(r"%L?\d{1,2}|%L?n")
_PLACEHOLDERS = {
    "python-brace-format": _BRACES,
    "perl-brace-format": _BRACES,
    "csharp-format": _BRACES,
    "java-format": _BRACES,
    "qt-format": _NUMBERED,
    "qt-plural-format": _NUMBERED,
    "kde-format": _NUMBERED,
}
"""Where placeholders are not those of C, by the flag of the message."""
_JOINED = "\x04"
"""Between context and message, as gettext joins them."""


@dataclass(slots=True)
class _String:
    """A string over one or more quoted lines."""

    line: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Entry:
    """A message: its strings by their keywords, and its flags (`fuzzy`, `c-format`)."""

    strings: dict[str, _String] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)

    def said(self, keyword: str) -> str | None:
        string = self.strings.get(keyword)
        return string.text if string else None


def passages(text: str, place: str, _reading: Reading) -> Iterator[Passage]:
    r"""The translations of a PO file, each a segment; plural forms are segments of one unit.

    >>> entry = 'msgctxt "menu"\nmsgid "打开"\nmsgstr "Open "\n"the file"\n'
    >>> [(p.text, p.source, p.segment_attributes["context"]) for p in passages(entry, "a.po", Reading())]
    [('Open the file', '打开', 'menu')]
    """
    names = Identifiers()
    for entry in _entries(text, place):
        message, context = entry.said("msgid"), entry.said("msgctxt")
        if message is None or (message == "" and context is None):
            continue
        key = message if context is None else context + _JOINED + message
        yield from _translations(entry, names.give("s", key))


def _translations(entry: _Entry, name: str) -> Iterator[Passage]:
    context = entry.said("msgctxt")
    first = True
    for keyword, string in entry.strings.items():
        if not keyword.startswith("msgstr"):
            continue
        number = keyword.removeprefix("msgstr")
        attributes: dict[str, object] = {"line": string.line}
        yield Passage(
            tuple(piece for piece in string.pieces if piece.text) or (string.pieces[0],),
            unit="u" + name[1:],
            segment=name + number,
            source=entry.said("msgid" if number in ("", "[0]") else "msgid_plural"),
            state="fuzzy" if "fuzzy" in entry.flags else None,
            gap="\n",
            protected=_protected(string.text, entry.flags),
            attributes=attributes if first else {},
            segment_attributes={} if context is None else {"context": context},
            encode=_escape,
        )
        first = False


def _protected(text: str, flags: list[str]) -> tuple[Span, ...]:
    spans = set(protected_spans(text))
    for flag in flags:
        if flag.endswith("-format") and not flag.startswith("no-"):
            found = _PLACEHOLDERS.get(flag, _PERCENT).finditer(text)
            spans |= {Span(match.start(), match.end()) for match in found}
    return tuple(sorted(spans))


def _entries(text: str, place: str) -> Iterator[_Entry]:
    """The entries in their order; what is obsolete (`#~`) is left out."""
    entry = _Entry()
    string: _String | None = None
    for number, match in enumerate(_LINE.finditer(text), 1):
        line = match.group()
        if line.startswith("#") or not line.strip():
            if "msgid" in entry.strings:
                yield entry
                entry = _Entry()
            string = None
            if line.startswith("#,"):
                entry.flags += [flag.strip() for flag in line[2:].split(",")]
            continue
        said = _SAID.fullmatch(line)
        if said is None or (said[1] is None and string is None):
            raise InputError("neither a comment nor a quoted string", place=f"{place}:{number}")
        if said[1] is not None:
            if _begins(entry, said[1]):
                yield entry
                entry = _Entry()
            string = entry.strings[said[1]] = _new(entry.strings, said[1], number, place)
        if string is not None:
            start = match.start() + said.start(2)
            string.pieces += _pieces(text, start, start + len(said[2]), f"{place}:{number}")
    if "msgid" in entry.strings:
        yield entry


def _begins(entry: _Entry, keyword: str) -> bool:
    """Whether a keyword is the first of the next message: blank lines between messages may be missing."""
    return keyword in ("msgctxt", "msgid") and any(said.startswith("msgstr") for said in entry.strings)


def _new(strings: Mapping[str, _String], keyword: str, line: int, place: str) -> _String:
    if keyword in strings:
        raise InputError(f"{keyword} stands twice in a message", place=f"{place}:{line}", mend="take one out")
    if keyword.startswith("msgstr") and "msgid" not in strings:
        raise InputError(
            f"{keyword} without a msgid before it", place=f"{place}:{line}", mend="write the msgid"
        )
    return _String(line)


def _pieces(text: str, start: int, end: int, place: str) -> Iterator[Piece]:
    """What stands between two quotes; nothing is an empty piece, into which words can come."""
    border = start
    for spelt in _SPELT.finditer(text, start, end):
        if border < spelt.start():
            yield _verbatim(text, border, spelt.start(), place)
        yield Piece(_character(spelt.group()[1:]), spelt.start(), spelt.end(), Tie.ESCAPED)
        border = spelt.end()
    if border < end or start == end:
        yield _verbatim(text, border, end, place)


def _verbatim(text: str, start: int, end: int, place: str) -> Piece:
    said = text[start:end]
    if '"' in said or "\\" in said:
        raise InputError(
            "a quote or backslash inside a string", place=place, mend="put a backslash before it"
        )
    return Piece(said, start, end)


def _character(escape: str) -> str:
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _CHARACTERS.get(escape, escape)


def _escape(new: str) -> str:
    return new.translate(_ESCAPES)


def _charset(raw: bytes) -> str | None:
    """What the header says; a template says CHARSET."""
    found = _CHARSET.search(raw[:20_000])
    said = found[1].decode("ascii", "replace") if found else "CHARSET"
    return None if said.upper() == "CHARSET" else said


FORMAT = text_format(
    "Gettext PO",
    (".po",),
    passages,
    declared=_charset,
    reads="Every `msgstr` as one segment, with `msgid` as its source; plural forms are segments of one unit. "
    "The id comes from `msgctxt` and `msgid`. Messages marked fuzzy have the state fuzzy.",
    protects="Placeholders of messages with a format flag such as `c-format` or `python-brace-format`; "
    "addresses of the web and of mail, code between backticks.",
    keeps="Every byte but the edited words: comments, flags, the header, line breaks of long strings.",
    leaves="The header and obsolete messages are no text. Edited lines are not wrapped again. "
    "The fuzzy mark stays.",
)

"""XML as a row of events that know where they stand in the decoded text.

Readers that must give a file back as it was cannot use a tree: it forgets quotes, blanks and how a character
was spelt. Here expat says whether the text is well-formed and what its tags mean, and every event has its
stretch `[start, end)` of the text, so that an edit is a splice. The text is read once, in pieces, and only
what stands between two tags is held. Nothing is fetched, and a text that declares entities is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from copydesk.errors import InputError

XML = "{http://www.w3.org/XML/1998/namespace}"
"""Before the names of `xml:lang`, `xml:space` and `xml:id`."""

_CHUNK = 65_536
"""Characters that are parsed at a time."""
_BLANKS = " \t\r\n"
_SPELT = re.compile(r"&([^;]*);|\r\n?")
_PREDEFINED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NAMED = re.compile(r"&(?!#|amp;|lt;|gt;|quot;|apos;)([^;]*);")
_TAG_REST = re.compile(r"""[^"'>]*+(?:(?:"[^"]*+"|'[^']*+')[^"'>]*+)*+>""")
_SECTION, _SECTION_END = "<![CDATA[", "]]>"
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag, or a whole empty-element tag: `[start, end)` is the tag.

    Names are in Clark notation, `{namespace}local`; attribute values are as a reader of XML sees them.
    Declarations of namespaces are not among the attributes.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class End:
    """An end tag; of an empty-element tag it is empty and stands behind the tag."""

    name: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags. `verbatim`: the original says them letter by letter.

    References (`&amp;`, `&#8217;`), line ends that XML reads as another and CDATA sections come each as a
    text of its own that is not verbatim: it can be replaced only whole, a CDATA section with its brackets.
    """

    text: str
    start: int
    end: int
    line: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment or a processing instruction, `[start, end)` with its brackets; it is no text."""

    start: int
    end: int
    line: int


Event = Start | End | Text | Aside


def xml_events(text: str, place: str) -> Iterator[Event]:
    """The events of a text in their order, white space outside the root left out.

    A document type that only names its DTD is passed over; the DTD is never read. Raises InputError that
    names the line where the text is not well-formed, declares anything in a document type, or uses an entity.

    >>> for event in xml_events('<a b="1">Tom &amp; Ann<c/></a>', "a.xml"):
    ...     print(event)
    Start(name='a', attributes={'b': '1'}, start=0, end=9, line=1)
    Text(text='Tom ', start=9, end=13, line=1, verbatim=True)
    Text(text='&', start=13, end=18, line=1, verbatim=False)
    Text(text=' Ann', start=18, end=22, line=1, verbatim=True)
    Start(name='c', attributes={}, start=22, end=26, line=1)
    End(name='c', start=26, end=26, line=1)
    End(name='a', start=26, end=30, line=1)
    """
    listener = _Listener(text, place)
    for start in range(0, len(text), _CHUNK):
        yield from listener.feed(text[start : start + _CHUNK], last=start + _CHUNK >= len(text))
    if not text:
        raise InputError("the file is empty", place=place)


def xml_encoding(raw: bytes) -> str | None:
    """What an XML file without a byte-order mark says of its encoding; None where it says nothing.

    >>> xml_encoding(b'<?xml version="1.0" encoding="Big5"?><a/>'), xml_encoding(b"<a/>")
    ('Big5', None)
    """
    if raw.startswith(b"<\0"):
        return "utf-16-le"
    if raw.startswith(b"\0<"):
        return "utf-16-be"
    found = _DECLARED.match(raw)
    return found[1].decode("ascii") if found else None


class _Listener:
    """Hears expat and notes events; what lies between two tags is read from the text itself."""

    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place
        self._events: list[Event] = []
        self._window = bytearray()
        self._window_byte = 0
        self._byte = 0
        self._char = 0
        self._cursor = 0
        self._line = 1
        self._line_at = 0
        self._depth = 0
        self._names: dict[str, str] = {}
        self._doctype = False
        self._empty = False
        self._ascii = text.isascii()
        self._parser = self._expat()

    def _expat(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", "}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._aside
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartCdataSectionHandler = self._section
        parser.StartDoctypeDeclHandler = self._document_type
        parser.SkippedEntityHandler = self._entity
        return parser

    def feed(self, chunk: str, *, last: bool) -> list[Event]:
        """The events that end in the chunk."""
        raw = chunk.encode("utf-8", "surrogatepass")
        if not self._ascii:
            self._window += raw
        self._events = []
        try:
            self._parser.Parse(raw, last)
        except expat.ExpatError as error:
            raise self._refusal(error) from error
        finished = self._byte - self._window_byte
        del self._window[:finished]
        self._window_byte = self._byte
        return self._events

    def _refusal(self, error: expat.ExpatError) -> InputError:
        what = expat.ErrorString(error.code) or "unknown fault"
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
            return self._no_entities(error.lineno)
        return InputError(f"not well-formed XML ({what})", place=f"{self._place}:{error.lineno}")

    def _no_entities(self, line: int) -> InputError:
        mend = "write the character itself"
        return InputError("uses an entity that XML does not have", place=f"{self._place}:{line}", mend=mend)

    def _position(self) -> int:
        """Where the event stands in the text, in characters."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        first = self._byte - self._window_byte
        self._char += len(self._window[first : byte - self._window_byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._char

    def _line_of(self, position: int) -> int:
        self._line += self._text.count("\n", self._line_at, position)
        self._line_at = position
        return self._line

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self._position()
        self._texts(start)
        end = self._tag_end(start)
        line = self._line_of(start)
        if self._doctype and _NAMED.search(self._text, start, end):
            raise self._no_entities(line)
        named = {self._clark(key): value for key, value in attributes.items()}
        self._events.append(Start(self._clark(name), named, start, end, line))
        self._depth += 1
        self._empty = self._text.startswith("/>", end - 2)
        self._cursor = end

    def _end(self, name: str) -> None:
        start = self._position()
        self._texts(start)
        end = start if self._empty else self._text.index(">", start) + 1
        self._empty = False
        self._events.append(End(self._clark(name), start, end, self._line_of(start)))
        self._depth -= 1
        self._cursor = end

    def _aside(self, _said: str) -> None:
        self._outside("-->")

    def _instruction(self, _target: str, _said: str) -> None:
        self._outside("?>")

    def _outside(self, closing: str) -> None:
        start = self._position()
        self._texts(start)
        end = self._text.index(closing, start) + len(closing)
        self._events.append(Aside(start, end, self._line_of(start)))
        self._cursor = end

    def _section(self) -> None:
        start = self._position()
        self._texts(start)
        end = self._text.index(_SECTION_END, start)
        said = self._text[start + len(_SECTION) : end].replace("\r\n", "\n").replace("\r", "\n")
        self._cursor = end + len(_SECTION_END)
        self._events.append(Text(said, start, self._cursor, self._line_of(start), verbatim=False))

    def _document_type(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        self._doctype = True
        if declares:
            raise InputError(
                "the document type declares entities or elements",
                place=f"{self._place}:{self._line_of(self._position())}",
                mend="take the DOCTYPE out",
            )

    def _entity(self, _name: str, _parameter: object) -> None:
        raise self._no_entities(self._line_of(self._position()))

    def _texts(self, end: int) -> None:
        """Notes the text between the last tag and `end`."""
        if self._depth == 0 or self._cursor >= end:
            return
        start, text = self._cursor, self._text
        for spelt in _SPELT.finditer(text, start, end):
            if start < spelt.start():
                self._verbatim(start, spelt.start())
            said = "\n" if spelt[1] is None else _character(spelt[1])
            line = self._line_of(spelt.start())
            self._events.append(Text(said, spelt.start(), spelt.end(), line, verbatim=False))
            start = spelt.end()
        if start < end:
            self._verbatim(start, end)

    def _verbatim(self, start: int, end: int) -> None:
        self._events.append(Text(self._text[start:end], start, end, self._line_of(start), verbatim=True))

    def _tag_end(self, start: int) -> int:
        found: Any = _TAG_REST.match(self._text, start)
        end: int = found.end()
        return end

    def _clark(self, name: str) -> str:
        """Expat's `namespace}local` with the brace before it."""
        if "}" not in name:
            return name
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = "{" + name
        return known


def _character(reference: str) -> str:
    """What a reference between `&` and `;` stands for; expat has found it good."""
    if not reference.startswith("#"):
        return _PREDEFINED[reference]
    base = 16 if reference[1] == "x" else 10
    return chr(int(reference.lstrip("#x").lstrip("0"), base))

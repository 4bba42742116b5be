"""HTML as a row of tokens that know where they stand in the text.

No parser at hand gives exact places for every token and stays linear: html5lib, lxml and selectolax build
trees that forget how a page was written, html.parser takes quadratic time on unclosed comments and tags. This
is the tokenizer of the HTML standard, section 13.2.5, as far as its states matter for what is text; it
accepts everything, reads every character once and never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.exchange.documents.html.elements import RAW

_OPENING = re.compile(
    r"<(?:(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)|(?P<comment>!--)|(?P<bogus>[!?/]))", re.ASCII
)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<close>>)|(?P<name>[^\s/>][^\s/>=]*+)
    (?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)|(?P<open>["'])|))?+)""",
    re.VERBOSE | re.ASCII,
)
_COMMENT_END = re.compile(r"--!?>")
_SHORT_COMMENT = re.compile(r"-?>")
_QUOTES = {"double": '"', "single": "'", "bare": ""}
_HEAD = 200
_SECTION, _SECTION_END = "<![CDATA[", "]]>"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute and the stretch `[start, end)` of its value, quotes left out (`quote` is "" without)."""

    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; `opens` and `closes` are both true for an empty element of XHTML."""

    name: str
    opens: bool
    closes: bool
    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """The stretch `[start, end)` between two tags, or inside an element that holds no markup."""

    start: int
    end: int


Token = Tag | Text


def tokens(text: str) -> Iterator[Token]:
    """The tags and texts of a page in their order; comments, document type and instructions are left out.

    >>> for token in tokens('<p>1 < 2<!-- no --><br></P>'):
    ...     print(token)
    Tag(name='p', opens=True, closes=False, start=0, end=3, attributes=())
    Text(start=3, end=8)
    Tag(name='br', opens=True, closes=False, start=19, end=23, attributes=())
    Tag(name='p', opens=False, closes=True, start=23, end=27, attributes=())
    """
    xml = is_xml(text)
    words = position = 0
    while opening := _OPENING.search(text, position):
        if opening.start() > words:
            yield Text(words, opening.start())
        if opening["name"] is None:
            words = position = _aside_end(text, opening, xml=xml)
            continue
        tag, position = _tag(text, opening, xml=xml)
        if tag is None:
            return
        yield tag
        words = position
        if tag.opens and not tag.closes and tag.name in RAW:
            position = _raw_end(text, words, tag.name)
    if words < len(text):
        yield Text(words, len(text))


def is_xml(text: str) -> bool:
    """Whether a page says that it is XHTML, by an XML declaration."""
    return text[:_HEAD].lstrip().startswith("<?xml")


def _tag(text: str, opening: re.Match[str], *, xml: bool) -> tuple[Tag | None, int]:
    """The tag and where it ends; none where the text ends first, as the standard has it."""
    attributes: list[Attribute] = []
    position = opening.end()
    while (found := _ATTRIBUTE.match(text, position)) and not found["open"]:
        position = found.end()
        if found["close"]:
            ends = bool(opening["end"])
            empty = xml and text[position - 2] == "/"
            name = opening["name"].lower()
            return Tag(name, not ends, ends or empty, opening.start(), position, tuple(attributes)), position
        group = next((each for each in _QUOTES if found[each] is not None), None)
        if group:
            name = found["name"].lower()
            attributes.append(Attribute(name, found.start(group), found.end(group), _QUOTES[group]))
    return None, len(text)


def _aside_end(text: str, opening: re.Match[str], *, xml: bool) -> int:
    """Where a comment, a declaration or an instruction ends."""
    start = opening.end()
    if opening["comment"]:
        found = _SHORT_COMMENT.match(text, start) or _COMMENT_END.search(text, start)
        return found.end() if found else len(text)
    closer = _SECTION_END if xml and text.startswith(_SECTION, opening.start()) else ">"
    end = text.find(closer, start)
    return end + len(closer) if end >= 0 else len(text)


def _raw_end(text: str, start: int, name: str) -> int:
    """Where the content of a raw element ends: before its end tag."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII).search(text, start)
    return found.start() if found and name != "plaintext" else len(text)

"""Plain text: paragraphs become units, sentences become segments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.passages import Passage, Piece, Tie, documents
from copydesk.exchange.documents.texts import text_format
from copydesk.model import Document, Span
from copydesk.segmentation.paragraphs import Paragraph, paragraphs
from copydesk.text.protected import protected_spans

_CARRIAGE = re.compile(r"\r\n?")


def read_plain(text: str, name: str, reading: Reading | None = None) -> Document:
    """A plain text as a document.

    >>> [segment.target for segment in read_plain("It rained. It stopped.", "a.txt").segments]
    ['It rained.', 'It stopped.']
    """
    reading = reading or Reading()
    (document,) = documents(passages(text, name, reading), name, reading)
    return document


def passages(text: str, _place: str, _reading: Reading) -> Iterator[Passage]:
    r"""The paragraphs of a plain text.

    >>> [(p.text, p.role.value) for p in passages("Flood\n\n  It rained.\r\n  It stopped.\n", "", Reading())]
    [('Flood', 'headline'), ('It rained.', 'body'), ('It stopped.', 'body')]
    """
    newline = _line_end(text)
    for paragraph in paragraphs(text):
        yield _passage(text, paragraph, newline)


def _passage(text: str, paragraph: Paragraph, newline: str) -> Passage:
    attributes: dict[str, object] = {"line": paragraph.line}
    if paragraph.continues:
        attributes["continues"] = True
    pieces = tuple(_pieces(text, paragraph.span))
    return Passage(
        pieces,
        paragraph.role,
        protected=protected_spans("".join(piece.text for piece in pieces)),
        attributes=attributes,
        encode=lambda new: new.replace("\n", newline),
    )


def _pieces(text: str, span: Span) -> Iterator[Piece]:
    """The words between line ends; every line end is read as one character."""
    start = span.start
    for match in _CARRIAGE.finditer(text, span.start, span.end):
        if match.start() > start:
            yield Piece(text[start : match.start()], start, match.start())
        yield Piece("\n", match.start(), match.end(), Tie.ESCAPED)
        start = match.end()
    if start < span.end:
        yield Piece(text[start : span.end], start, span.end)


def _line_end(text: str) -> str:
    found = re.search(r"\r\n?|\n", text)
    return found.group() if found else "\n"


FORMAT = text_format(
    "Plain text",
    (".txt", ".text"),
    passages,
    reads="Paragraphs: blocks between blank lines, indented lines, list items, headline and end mark.",
    protects="Addresses of the web and of mail, and code between backticks.",
    keeps="Every byte: encoding, byte-order mark, line ends, indents, blank lines, a missing last line end.",
    leaves="Nothing.",
)

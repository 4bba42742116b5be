"""Markdown: CommonMark with tables and struck-out words, written back with the edits in it.

markdown-it-py reads the file; it says in which lines a block stands, `layout.py` where in them its text is,
and `inline.py` where the words are between the marks. Nothing is written from the parser's tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.passages import documents
from copydesk.exchange.encodings import decode_text
from copydesk.model import Document


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    from copydesk.exchange.documents.markdown.blocks import passages

    text = decode_text(original.read(), original.place).text
    yield from documents(passages(text, original.place, reading), original.name, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    from copydesk.exchange.documents.markdown.writing import rewritten

    raw = original.read()
    if not any(edits.values()):
        stream.write(raw)
        return
    decoded = decode_text(raw, original.place)
    written = rewritten(decoded.text, original.name, original.place, reading, edits)
    stream.write(decoded.encode(written, original.place))


FORMAT = Format(
    name="Markdown",
    suffixes=(".md", ".markdown"),
    read=_read,
    write=_write,
    reads="Headings, paragraphs, list items, quotes, table cells and the text of images, as CommonMark "
    "with tables has them. A line end inside a paragraph is a blank.",
    protects="Code in a line, automatic links, forced line ends, images without text, `<img>` and its "
    "like; web and mail addresses.",
    keeps="Every byte outside the edited words: marks, links, references, indents, line ends, front "
    "matter. New text is escaped where it would be markup. The edited file is read again before "
    "it is written: where an edit breaks the marks of emphasis around it, these are taken out of "
    "that paragraph.",
    leaves="Not read: code blocks, blocks of HTML, front matter, titles of links, definitions of links, "
    "text nested more than 20 levels deep. Footnotes, mathematics and other extensions are read "
    "as ordinary text.",
)

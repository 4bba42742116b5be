"""Formats that are text: decoded, read as passages, and written back with splices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.passages import Passage, documents
from copydesk.exchange.documents.splicing import splices
from copydesk.exchange.encodings import decode_text
from copydesk.model import Document
from copydesk.text.edits import apply_edits

GUESSED_ENCODING = "guessed_encoding"
"""The attribute of a document whose file does not say its encoding."""
Finder = Callable[[str, str, Reading], Iterator[Passage]]
"""The passages of a text; it is given the text, the place that errors name, and the reading."""
Declaration = Callable[[bytes], str | None]
"""The encoding that a file says it has."""


def text_format(  # noqa: PLR0913 - a format's description, all by keyword
    name: str,
    suffixes: tuple[str, ...],
    find: Finder,
    *,
    declared: Declaration = lambda _raw: None,
    reads: str,
    protects: str,
    keeps: str,
    leaves: str,
) -> Format:
    """The format of text files whose passages `find` finds."""

    def read(original: Original, reading: Reading) -> Iterator[Document]:
        raw = original.read()
        decoded = decode_text(raw, original.place, declared(raw))
        said = {GUESSED_ENCODING: decoded.encoding} if decoded.guessed else {}
        yield from documents(find(decoded.text, original.place, reading), original.name, reading, said)

    def write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
        raw = original.read()
        if not any(edits.values()):
            stream.write(raw)
            return
        decoded = decode_text(raw, original.place, declared(raw))
        changes = splices(find(decoded.text, original.place, reading), original.name, reading, edits)
        stream.write(decoded.encode(apply_edits(decoded.text, changes), original.place))

    return Format(
        name=name,
        suffixes=suffixes,
        read=read,
        write=write,
        reads=reads,
        protects=protects,
        keeps=keeps,
        leaves=leaves,
    )

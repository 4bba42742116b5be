"""What a document format is: a way to read a file and to write it back with edits."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from copydesk.exchange.files import open_bytes, read_bytes
from copydesk.model import Document, Span
from copydesk.segmentation.sentences import sentences
from copydesk.text.edits import Edit

Edits = Mapping[str, Mapping[str, Sequence[Edit]]]
"""What changes, by document and segment id; spans count in the segment's target as it was read."""


class Segmenter(Protocol):
    """Splits paragraphs into sentences."""

    def __call__(self, paragraph: str, language: str, protected: Sequence[Span] = ()) -> list[Span]:
        """The sentences without the blanks between them; no protected span is cut."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are to be read. The same reading of the same bytes gives the same ids."""

    source_language: str = "zh"
    target_language: str = "en"
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: what a column is (`target`, `source`, `document` …) to the name that it has in the file."""
    segmenter: Segmenter = sentences


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came."""

    name: str
    """Its name in the batch, with `/`."""
    place: str
    """What errors call it."""
    path: Path | None = None
    content: bytes | None = None
    """Its bytes, where it has no path."""

    @classmethod
    def of(cls, path: Path, name: str = "") -> Original:
        """The file at `path`."""
        return cls(name or path.name, str(path), path)

    def read(self) -> bytes:
        """All its bytes; raises InputError when it cannot be read."""
        if self.content is not None:
            return self.content
        if self.path is None:
            raise ValueError(f"{self.name} has neither a path nor content")
        return read_bytes(self.path)

    def open(self) -> BinaryIO:
        """Its bytes as a stream, to be closed by the caller; raises InputError when it cannot be read."""
        if self.content is None and self.path is not None:
            return open_bytes(self.path)
        return io.BytesIO(self.read())


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format, and what its users should know about it.

    `read` gives the documents of a file as it goes; it raises InputError that names the place. `write` puts
    the original with the edits in it into a stream; without edits the same bytes. `reads`, `protects`,
    `keeps` and `leaves` are sentences for the page of formats.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Original, Reading], Iterator[Document]]
    write: Callable[[Original, Reading, Edits, BinaryIO], None]
    reads: str
    """What becomes text to be checked."""
    protects: str
    """What inside the text is never flagged by prose checks nor touched by edits."""
    keeps: str
    """What comes back as it was."""
    leaves: str
    """What is not supported."""

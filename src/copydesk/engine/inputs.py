"""Which files are read, under what names, and as what documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from copydesk.config import Config
from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.kinds import format_of, suffixes
from copydesk.exchange.documents.pairing import Paired, pair
from copydesk.exchange.documents.texts import GUESSED_ENCODING
from copydesk.model import Document

STDIN = "stdin"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: its name in the batch, with `/`, and its path; standard input has content."""

    name: str
    path: Path | None
    content: bytes | None = None

    @property
    def place(self) -> str:
        """What errors call it."""
        return self.name if self.path is None else str(self.path)

    @property
    def original(self) -> Original:
        """The file for those who read and write formats; standard input is plain text."""
        return Original(self.name, self.place, self.path, self.content)


def collect(arguments: Iterable[str]) -> list[Input]:
    """The files that the arguments name, folders walked in order of names.

    Hidden files, office lock files and what copydesk does not read are passed over in folders.
    Raises InputError for a missing file, a folder without documents, a file of unknown kind, and two files
    that would have the same name.
    """
    found: dict[str, Input] = {}
    for argument in arguments:
        for item in _expand(argument):
            earlier = found.setdefault(item.name, item)
            if earlier.path != item.path:
                raise InputError(
                    f"would have the name {item.name!r}, as {earlier.path} has",
                    place=str(item.path),
                    mend="name the folder that holds both",
                )
    return list(found.values())


def _expand(argument: str) -> Iterator[Input]:
    if argument == "-":
        yield Input(STDIN, None, sys.stdin.buffer.read())
        return
    path = Path(argument)
    if path.is_dir():
        files = [file for file in _walk(path) if _is_document(file, path)]
        if not files:
            raise InputError(
                "the folder holds no document", place=argument, mend=f"copydesk reads {', '.join(suffixes())}"
            )
        yield from (Input(file.relative_to(path).as_posix(), file) for file in files)
    elif not path.exists():
        raise InputError("no such file or folder", place=argument)
    elif path.suffix.lower() not in suffixes():
        raise InputError(
            f"copydesk does not read {path.suffix or 'files without a suffix'}",
            place=argument,
            mend=f"it reads {', '.join(suffixes())}",
        )
    else:
        yield Input(path.name, path)


def _walk(folder: Path) -> list[Path]:
    """All files below a folder; raises InputError for one that may not be looked into."""

    def refuse(error: OSError) -> None:
        reason = (error.strerror or "").lower()
        raise InputError(f"the folder cannot be read ({reason})", place=str(error.filename)) from error

    return sorted(Path(here, name) for here, _, names in os.walk(folder, onerror=refuse) for name in names)


def _is_document(file: Path, folder: Path) -> bool:
    inner = file.relative_to(folder).parts
    hidden = any(part.startswith((".", "~$")) for part in inner)
    return not hidden and file.suffix.lower() in suffixes() and file.is_file()


def read_documents(item: Input, reading: Reading) -> Iterator[Document]:
    """The documents in a file, as they are read; raises InputError that names the place."""
    original = item.original
    return format_of(original).read(original, reading)


def reading_of(config: Config) -> Reading:
    """How a configuration wants documents to be read; raises InputError for a broken SRX file."""
    languages = config.languages
    reading = Reading(languages.source, languages.target, config.tables.columns)
    if config.segmentation.srx is None:
        return reading
    from copydesk.exchange.srx import read_srx

    return replace(reading, segmenter=read_srx(Path(config.segmentation.srx)).sentences)


@dataclass(frozen=True, slots=True)
class Intake:
    """How the files of a job become documents: reading, labels, and the source that they go with."""

    config: Config
    labels: Mapping[str, str] = field(default_factory=dict)
    source: Input | None = None
    """A plain document that the only input is the translation of."""

    def reader(self) -> Reader:
        """Ready to read."""
        return Reader(reading_of(self.config), self)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files for a job."""

    reading: Reading
    intake: Intake

    def documents(self, item: Input) -> Iterator[tuple[Document, tuple[str, ...]]]:
        """The documents of a file, each with what the user should be told about how it was read."""
        for document in read_documents(item, self.reading):
            labelled = replace(document, attributes={**document.attributes, **self.intake.labels})
            said = tuple(self._said(labelled))
            if self.intake.source is None:
                yield labelled, said
            else:
                paired = self._pair(labelled, self.intake.source)
                yield paired.document, (*said, *_unpaired(paired))

    def _pair(self, document: Document, source: Input) -> Paired:
        language = self.reading.source_language
        reading = replace(self.reading, target_language=language)
        (whole,) = read_documents(source, reading)
        return pair(document, whole)

    def _said(self, document: Document) -> Iterator[str]:
        encoding = document.attributes.get(GUESSED_ENCODING)
        if encoding:
            yield f"read as {encoding}, a guess; save it as UTF-8 to be sure"


def _unpaired(paired: Paired) -> Iterator[str]:
    for side, numbers in (("source", paired.unpaired_source), ("translation", paired.unpaired_target)):
        if numbers:
            named = ", ".join(map(str, numbers))
            yield f"paragraphs of the {side} without a partner: {named}"

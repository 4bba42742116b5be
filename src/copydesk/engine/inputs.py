"""Which files are read, under what names, and as what documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.config import Config
from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.kinds import format_of, suffixes
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
    """How a configuration wants documents to be read."""
    return Reading(config.languages.source, config.languages.target, config.tables.columns)

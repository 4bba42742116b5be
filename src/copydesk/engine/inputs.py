"""Which files are read, under what names, and as what documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.config import Languages
from copydesk.errors import InputError
from copydesk.exchange.files import decode, read_bytes
from copydesk.exchange.plain import read_plain
from copydesk.exchange.rows import TEXT_READERS
from copydesk.exchange.tables import read_table
from copydesk.model import Document

STDIN = "stdin"
PLAIN_SUFFIXES = (".txt", ".text")
SUFFIXES = (*PLAIN_SUFFIXES, *TEXT_READERS)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: its name in the batch, with `/`, and its path; None is standard input."""

    name: str
    path: Path | None

    def read(self) -> bytes:
        """Its bytes; raises InputError when it cannot be read."""
        return sys.stdin.buffer.read() if self.path is None else read_bytes(self.path)


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
        yield Input(STDIN, None)
        return
    path = Path(argument)
    if path.is_dir():
        files = [file for file in _walk(path) if _is_document(file, path)]
        if not files:
            raise InputError(
                "the folder holds no document", place=argument, mend=f"copydesk reads {', '.join(SUFFIXES)}"
            )
        yield from (Input(file.relative_to(path).as_posix(), file) for file in files)
    elif not path.exists():
        raise InputError("no such file or folder", place=argument)
    elif path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"copydesk does not read {path.suffix or 'files without a suffix'}",
            place=argument,
            mend=f"it reads {', '.join(SUFFIXES)}",
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
    return not hidden and file.suffix.lower() in SUFFIXES and file.is_file()


def parse(item: Input, raw: bytes, languages: Languages) -> list[Document]:
    """The documents in a file's bytes; raises InputError that names the line."""
    place = STDIN if item.path is None else str(item.path)
    text = decode(raw, place)
    suffix = ".txt" if item.path is None else item.path.suffix.lower()
    codes = {"source_language": languages.source, "target_language": languages.target}
    if suffix in PLAIN_SUFFIXES:
        return [read_plain(text, item.name, **codes)]
    return read_table(TEXT_READERS[suffix](text, place), item.name, **codes)

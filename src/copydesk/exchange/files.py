"""Reading bytes as text and writing files whole: nothing is half read or half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from copydesk.errors import InputError, OutputError


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; a byte-order mark is tolerated.

    Raises InputError that names the line and the byte where it is not UTF-8.
    """
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises InputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({_reason(error)})", place=str(path)) from error


def open_bytes(path: Path) -> BinaryIO:
    """The bytes of a file as a stream; raises InputError when it cannot be read."""
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({_reason(error)})", place=str(path)) from error


def decode(raw: bytes, name: str) -> str:
    r"""Decode UTF-8, with line and byte in the error.

    >>> decode("\ufeffIt rained.".encode(), "a.txt")
    'It rained.'
    >>> decode(b"It\nrain\xe9d", "a.txt")
    Traceback (most recent call last):
    copydesk.errors.InputError: a.txt:2: not UTF-8 text (byte 8 is 0xE9); save the file as UTF-8
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bom = len(b"\xef\xbb\xbf") * raw.startswith(b"\xef\xbb\xbf")
        offset = error.start + bom
        line = raw.count(b"\n", 0, offset) + 1
        raise InputError(
            f"not UTF-8 text (byte {offset + 1} is 0x{raw[offset]:02X})",
            place=f"{name}:{line}",
            mend="save the file as UTF-8",
        ) from error


@contextmanager
def replaced_whole(path: Path) -> Iterator[Path]:
    """A path to write to; when the block ends without error it takes the place of `path`.

    Raises OutputError when the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".copydesk-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            beside.chmod(0o644)
            beside.replace(path)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise OutputError(
            f"cannot be written ({_reason(error)})", place=str(path), mend="choose another place to write"
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text whole, line ends as they are."""
    with replaced_whole(path) as beside:
        beside.write_bytes(text.encode())


def file_name(document: str) -> str:
    """A relative path made from a document's name that stays in its folder on every system.

    >>> file_name("../a/b: c?.txt"), file_name("/etc/passwd")
    ('%2E%2E/a/b%3A c%3F.txt', '%2Fetc/passwd')
    """
    rooted = document.startswith("/")
    parts = document.lstrip("/").split("/") if rooted else document.split("/")
    safe = [_part(part) for part in parts]
    return ("%2F" if rooted else "") + "/".join(safe)


def _part(part: str) -> str:
    if part in ("", ".", ".."):
        return part.replace(".", "%2E") or "%2F"
    return "".join(
        quote(char, safe="") if char in '\\:*?"<>|' or ord(char) < ord(" ") else char for char in part
    )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()

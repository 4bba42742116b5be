"""Text files read line by line: the same encodings as whole texts, in little memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Literal

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original
from copydesk.exchange.encodings import Decoded, byte_order_mark, decode_text

LONGEST = 1 << 27
"""Characters that a line, or a row over several lines, may have."""
_BLOCK = 1 << 20
_SAMPLE = 100_000
"""Bytes before and behind the first that is not UTF-8: a guess rests on them."""


class LineFile:
    """A text file whose encoding is known.

    Raises InputError when its bytes are in no encoding that copydesk finds.
    """

    def __init__(self, original: Original) -> None:
        self._original = original
        self._coded = _coded(original)

    @property
    def mark(self) -> bytes:
        """The byte-order mark."""
        return self._coded.mark

    def lines(self, newline: Literal["\n", ""]) -> Iterator[str]:
        r"""The lines with their ends: at `\n`, or with "" at every kind of line end.

        Raises InputError for a line that is longer than `LONGEST`.
        """
        with self._original.open() as stream:
            stream.seek(len(self.mark))
            text = io.TextIOWrapper(stream, self._coded.encoding, newline=newline)
            number = 0
            while line := text.readline(LONGEST):
                number += 1
                if len(line) == LONGEST:
                    raise too_long(f"{self._original.place}:{number}")
                yield line

    def encode(self, text: str) -> bytes:
        """A line as bytes; raises InputError for a character that the encoding lacks."""
        return self._coded.encode(text, self._original.place)[len(self.mark) :]


def too_long(place: str) -> InputError:
    """The error for a row that would need too much memory."""
    return InputError(
        f"a row of more than {LONGEST:,} characters", place=place, mend="write every row on a line of its own"
    )


def _coded(original: Original) -> Decoded:
    """The encoding of a file, proved on all its bytes, as a decoded text that is empty."""
    with original.open() as stream:
        marked = byte_order_mark(stream.read(4))
    mark, encoding = marked or (b"", "utf-8")
    fault = _fault(original, encoding, len(mark))
    if fault is None:
        return Decoded("", encoding, mark)
    if marked is None:
        guess = _guess(original, fault)
        if guess and _fault(original, guess, 0) is None:
            return Decoded("", guess, guessed=True)
    raise _broken(original, fault, encoding)


def _fault(original: Original, encoding: str, start: int) -> int | None:
    """The first byte that cannot be decoded, or does not come back; None when there is none."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with original.open() as stream:
        stream.seek(start)
        block = b"more"
        while block:
            block = stream.read(_BLOCK)
            held = decoder.getstate()[0]
            begins = stream.tell() - len(block) - len(held)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return begins + error.start
            if encoding != "utf-8":
                raw = held + block
                if text.encode(encoding) != raw[: len(raw) - len(decoder.getstate()[0])]:
                    return begins
    return None


def _guess(original: Original, fault: int) -> str | None:
    """The encoding that the lines around a byte are in."""
    first = max(fault - _SAMPLE, 0)
    with original.open() as stream:
        stream.seek(first)
        sample = stream.read(2 * _SAMPLE)
        cut = bool(stream.read(1))
    begin = sample.find(b"\n") + 1 if first else 0
    end = sample.rfind(b"\n") + 1 if cut else len(sample)
    try:
        return decode_text(sample[begin:end] if begin < end else sample, original.place).encoding
    except InputError:
        return None


def _broken(original: Original, offset: int, encoding: str) -> InputError:
    line = 1
    with original.open() as stream:
        for start in range(0, offset, _BLOCK):
            line += stream.read(min(_BLOCK, offset - start)).count(b"\n")
        stream.seek(offset)
        byte = stream.read(1).hex().upper()
    return InputError(
        f"not {encoding.upper()} text (byte {offset + 1} is 0x{byte})",
        place=f"{original.place}:{line}",
        mend="save the file as UTF-8",
    )

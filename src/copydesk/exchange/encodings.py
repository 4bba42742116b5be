"""Which encoding a text file has: by its byte-order mark, what it declares, UTF-8, and at last a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from copydesk.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "cp950", "ascii": "utf-8"}
"""What files say, and the encoding that holds all of it and what is really in them."""
_LIKELY = ["gb18030", "big5", "cp1252", "shift_jis", "euc_kr"]
"""What editors of translations have; anything else is guessed wrongly more often than rightly."""
_SAMPLE = 200_000
"""Bytes that a guess rests on."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with all that is needed to write the same bytes again."""

    text: str
    encoding: str
    mark: bytes = b""
    guessed: bool = False
    """Nothing in the file says its encoding, and it is not UTF-8."""

    def encode(self, text: str, place: str) -> bytes:
        """Another text in the same encoding; raises InputError for a character that it lacks."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise InputError(
                f"{error.object[error.start]!r} cannot be written in {self.encoding}",
                place=place,
                mend="save the original as UTF-8 and run again",
            ) from error


def decode_text(raw: bytes, place: str, declared: str | None = None) -> Decoded:
    r"""Decode the bytes of a text file so that encoding gives the same bytes.

    `declared` is what the file itself says, such as the encoding of an XML declaration. Raises InputError
    when no encoding fits.

    >>> decode_text("下雨了。".encode("gb18030"), "a.txt", "gb2312").text
    '下雨了。'
    >>> decode_text(b"\xff\xfeI\x00t\x00", "a.txt").encoding
    'utf-16-le'
    """
    marked = byte_order_mark(raw)
    if marked:
        mark, encoding = marked
        return _exact(raw, encoding, place, mark)
    if declared:
        return _exact(raw, _SUPERSETS.get(declared.lower(), declared), place)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guess(raw, place, error)


def byte_order_mark(raw: bytes) -> tuple[bytes, str] | None:
    r"""The mark that a file begins with, and the encoding that it stands for.

    >>> byte_order_mark(b"\xef\xbb\xbfIt rained.")
    (b'\xef\xbb\xbf', 'utf-8')
    """
    return next((marked for marked in _MARKS if raw.startswith(marked[0])), None)


def _exact(raw: bytes, encoding: str, place: str, mark: bytes = b"") -> Decoded:
    try:
        text = raw[len(mark) :].decode(encoding)
    except LookupError as error:
        raise InputError(
            f"no encoding is called {encoding!r}", place=place, mend="save the file as UTF-8"
        ) from error
    except UnicodeDecodeError as error:
        raise _broken(raw, place, error.start + len(mark), encoding) from error
    except UnicodeError as error:  # a codec that is no character set
        raise _broken(raw, place, 0, encoding) from error
    if mark + text.encode(encoding) != raw:
        raise InputError(
            f"its bytes do not come back from {encoding}", place=place, mend="save the file as UTF-8"
        )
    return Decoded(text, encoding, mark)


def _guess(raw: bytes, place: str, why: UnicodeDecodeError) -> Decoded:
    import charset_normalizer

    if b"\0" in raw[:_SAMPLE]:
        raise _broken(raw, place, why.start, "UTF-8") from why
    best = charset_normalizer.from_bytes(raw[:_SAMPLE], cp_isolation=_LIKELY).best()
    encoding = best.encoding if best else ""
    for candidate in (_SUPERSETS.get(encoding, encoding), "gb18030", "cp950", "cp1252"):
        try:
            text = raw.decode(candidate)
            same = text.encode(candidate) == raw
        except (LookupError, UnicodeError):
            continue
        if same:
            return Decoded(text, candidate, guessed=True)
    raise _broken(raw, place, why.start, "UTF-8") from why


def _broken(raw: bytes, place: str, offset: int, encoding: str) -> InputError:
    line = raw.count(b"\n", 0, offset) + 1
    return InputError(
        f"not {encoding} text (byte {offset + 1} is 0x{raw[offset]:02X})",
        place=f"{place}:{line}",
        mend="save the file as UTF-8",
    )

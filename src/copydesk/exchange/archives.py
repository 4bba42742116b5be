"""ZIP archives from strangers: opened with care, and written again with only the edited entries changed.

The standard library's `zipfile` can only pack an archive anew, with other bytes, dates and flags. Here
entries that nobody edited are copied as they stand in the file. What Office files never have is refused:
sizes that cannot be true, encrypted entries, two entries of one name, entries that overlap.

Source: APPNOTE.TXT 6.3.10, sections 4.3 and 4.4, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import SEEK_END
from struct import Struct
from typing import BinaryIO

from copydesk.errors import InputError

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_LAST = Struct("<4s4H2LH")
_LOCATOR_SIZE = 20
_LOCAL_MARK, _CENTRAL_MARK, _LAST_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCATOR_MARK = b"PK\x06\x07"
_EXTRA = Struct("<2H")
_ZIP64 = 1
_ENCRYPTED, _SIZES_BEHIND, _DEFLATE_LEVEL, _UTF8 = 1 << 0, 1 << 3, 3 << 1, 1 << 11
_STORED, _DEFLATED = 0, 8
_SATURATED = 2**32 - 1
"""What a size or place says when a ZIP64 field says it instead."""

_MOST_ENTRIES = 20_000
_LARGEST_FILE = 2**30
_LARGEST_TOTAL = 2**31
"""Bytes that all entries may have together; pictures and films are only copied, never unpacked."""
_LARGEST_ENTRY = 2**28
"""Bytes that an entry may have that is unpacked: a sheet of a million rows has fewer."""
_STEEPEST, _STEEP_FROM = 500, 2**24
"""Deflate packs at most 1032 to 1; a text that is packed more than this, and not small, is a bomb."""
_CHUNK = 2**20
_LONGEST_COMMENT = 2**16 - 1
_SAVE_ANEW = "open it in the program that made it and save it anew"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry; `[start, end)` is all that the file has of it before the next one begins."""

    name: str
    record: bytes
    flags: int
    method: int
    check: int
    packed: int
    size: int
    start: int
    data: int
    end: int


class Archive:
    """A ZIP archive in a stream that can seek; the stream stays the caller's.

    Raises InputError, with `place`, when it is broken, encrypted, or too large to be true.
    """

    def __init__(self, stream: BinaryIO, place: str) -> None:
        self._stream = stream
        self._place = place
        self._size = stream.seek(0, SEEK_END)
        if self._size > _LARGEST_FILE:
            raise self._too_large(f"the file has {self._size // 2**20} MiB")
        self._entries = {entry.name: entry for entry in self._opened()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all entries, in the order of the archive's own list."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The unpacked bytes of an entry.

        Raises InputError when there is none, when it is damaged, and when it unpacks to more than it says or
        than can be true.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise InputError(f"{name} is missing", place=self._place, mend=_SAVE_ANEW)
        if entry.size > _LARGEST_ENTRY:
            raise self._too_large(f"{name} unpacks to {entry.size // 2**20} MiB")
        if entry.size > max(_STEEP_FROM, entry.packed * _STEEPEST):
            raise self._too_large(f"{name} is packed {entry.size // max(entry.packed, 1)} to 1")
        packed = self._bytes(entry.data, entry.data + entry.packed)
        raw = packed if entry.method == _STORED else self._inflated(entry, packed)
        if len(raw) != entry.size or zlib.crc32(raw) != entry.check:
            raise self._broken(f"{name} is damaged")
        return raw

    def write(self, changed: Mapping[str, bytes], out: BinaryIO) -> None:
        """Writes the archive with new bytes for the entries in `changed`, and everything else as it is.

        Order, dates and flags stay. Raises KeyError for a name that the archive does not have.
        """
        fresh = {name: _packed(self._entries[name], raw) for name, raw in changed.items()}
        position, shift, moved = 0, 0, {}
        for entry in sorted(self._entries.values(), key=lambda entry: entry.start):
            self._copy(position, entry.start, out)
            position, moved[entry.name] = entry.end, shift
            if entry.name in fresh:
                written = self._local(entry, fresh[entry.name])
                out.write(written)
                shift += len(written) - (entry.end - entry.start)
            else:
                self._copy(entry.start, entry.end, out)
        self._copy(position, self._directory, out)
        records = b"".join(
            _record(entry, moved[entry.name], fresh.get(entry.name)) for entry in self._entries.values()
        )
        out.write(records + self._tail(len(records), shift))

    def _opened(self) -> Iterator[_Entry]:
        self._last = self._end_record()
        *_, count, length, offset, _ = _LAST.unpack(self._bytes(self._last, self._last + _LAST.size))
        if count > _MOST_ENTRIES:
            raise self._too_large(f"the archive has {count} entries")
        large_form = self._bytes(max(0, self._last - _LOCATOR_SIZE), self._last).startswith(_LOCATOR_MARK)
        self._directory = offset if large_form else self._last - length
        prefix = self._directory - offset
        if prefix < 0 or self._directory + length > self._last:
            raise self._broken("the archive's list of entries is damaged")
        records = list(self._records(self._bytes(self._directory, self._directory + length), count))
        self._refuse(records)
        starts = sorted({entry.start + prefix for entry in records})
        if len(starts) != count:
            raise self._broken("two entries of the archive are one")
        ends = dict(itertools.pairwise([*starts, self._directory]))
        for entry in records:
            yield self._placed(entry, entry.start + prefix, ends[entry.start + prefix])

    def _end_record(self) -> int:
        """Where the last record begins; without it the file was cut off."""
        start = max(0, self._size - _LAST.size - _LONGEST_COMMENT)
        tail = self._bytes(start, self._size)
        found = tail.rfind(_LAST_MARK, 0, max(0, len(tail) - _LAST.size) + len(_LAST_MARK))
        if found < 0:
            raise self._broken("not a whole ZIP archive")
        return start + found

    def _records(self, directory: bytes, count: int) -> Iterator[_Entry]:
        position = 0
        for _ in range(count):
            if len(directory) < position + _CENTRAL.size or not directory.startswith(_CENTRAL_MARK, position):
                raise self._broken("the archive's list of entries is damaged")
            field = _CENTRAL.unpack_from(directory, position)
            flags, method, check, packed, size = field[3], field[4], *field[7:10]
            name_at = position + _CENTRAL.size
            end = name_at + sum(field[10:13])
            name = self._name(directory[name_at : name_at + field[10]], flags)
            extra = directory[name_at + field[10] : name_at + field[10] + field[11]]
            size, packed, start = _large_sizes(extra, (size, packed, field[-1]))
            yield _Entry(name, directory[position:end], flags, method, check, packed, size, start, 0, 0)
            position = end

    def _name(self, raw: bytes, flags: int) -> str:
        try:
            name = raw.decode("utf-8" if flags & _UTF8 else "cp437")
        except UnicodeDecodeError as error:
            raise self._broken("an entry of the archive has a broken name") from error
        parts = name.removesuffix("/").split("/")
        if not {"", ".", ".."}.isdisjoint(parts) or any(char < " " or char in "\\:" for char in name):
            raise self._broken(f"an entry of the archive is called {name!r}")
        return name

    def _refuse(self, entries: list[_Entry]) -> None:
        """Refuses what no Office program writes; names that differ in case only are equal to them."""
        known: dict[str, str] = {}
        for entry in entries:
            if entry.flags & _ENCRYPTED:
                raise InputError(
                    f"{entry.name} is encrypted", place=self._place, mend="save it without a password"
                )
            if entry.name.lower() in known:
                raise self._broken(f"two entries of the archive are called {entry.name!r}")
            known[entry.name.lower()] = entry.name
        total = sum(entry.size for entry in entries)
        if total > _LARGEST_TOTAL:
            raise self._too_large(f"the archive unpacks to {total // 2**20} MiB")

    def _placed(self, entry: _Entry, start: int, end: int) -> _Entry:
        """The entry with its places, which the header before its bytes must bear out."""
        header = self._bytes(start, start + _LOCAL.size)
        if not header.startswith(_LOCAL_MARK) or len(header) < _LOCAL.size:
            raise self._broken(f"{entry.name} is not where the archive says")
        data = start + _LOCAL.size + sum(_LOCAL.unpack(header)[9:])
        name_at = _CENTRAL.size
        name = entry.record[name_at : name_at + _LOCAL.unpack(header)[9]]
        if data + entry.packed > end or self._bytes(start + _LOCAL.size, data)[: len(name)] != name:
            raise self._broken(f"{entry.name} is not where the archive says")
        return replace(entry, start=start, data=data, end=end)

    def _inflated(self, entry: _Entry, packed: bytes) -> bytes:
        if entry.method != _DEFLATED:
            raise self._broken(f"{entry.name} is packed in a way that Office files are not")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            raw = inflater.decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise self._broken(f"{entry.name} is damaged") from error
        if len(raw) > entry.size:
            raise self._too_large(f"{entry.name} unpacks to more than it says")
        return raw

    def _local(self, entry: _Entry, fresh: _Packed) -> bytes:
        header = self._bytes(entry.start, entry.data)
        field = list(_LOCAL.unpack_from(header))
        name_end = _LOCAL.size + field[9]
        extra = _without_zip64(header[name_end:])
        field[2], field[10] = _plain(field[2]), len(extra)
        field[6:9] = fresh.check, len(fresh.data), fresh.size
        return _LOCAL.pack(*field) + header[_LOCAL.size : name_end] + extra + fresh.data

    def _tail(self, length: int, shift: int) -> bytes:
        tail = self._bytes(self._last, self._size)
        field = list(_LAST.unpack_from(tail))
        field[5], field[6] = length, field[6] + shift
        return _LAST.pack(*field) + tail[_LAST.size :]

    def _copy(self, start: int, end: int, out: BinaryIO) -> None:
        starts = range(start, end, _CHUNK)
        out.writelines(self._bytes(position, min(position + _CHUNK, end)) for position in starts)

    def _bytes(self, start: int, end: int) -> bytes:
        self._stream.seek(start)
        return self._stream.read(end - start)

    def _broken(self, what: str) -> InputError:
        return InputError(what, place=self._place, mend=_SAVE_ANEW)

    def _too_large(self, what: str) -> InputError:
        return InputError(f"{what}, which is too much to be true", place=self._place, mend="split it")


@dataclass(frozen=True, slots=True)
class _Packed:
    """New bytes of an entry, packed as the old ones were."""

    data: bytes
    check: int
    size: int


def _packed(entry: _Entry, raw: bytes) -> _Packed:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = raw if entry.method == _STORED else deflater.compress(raw) + deflater.flush()
    return _Packed(data, zlib.crc32(raw), len(raw))


def _record(entry: _Entry, shift: int, fresh: _Packed | None) -> bytes:
    """The entry's line in the archive's list, moved by `shift` bytes; large sizes in the usual form."""
    field = list(_CENTRAL.unpack_from(entry.record))
    name_end = _CENTRAL.size + field[10]
    extra_end = name_end + field[11]
    extra = entry.record[name_end:extra_end]
    size, packed, start = _large_sizes(extra, (field[9], field[8], field[16]))
    if fresh is not None or _SATURATED in (field[9], field[8], field[16]):
        extra = _without_zip64(extra)
    if fresh is not None:
        field[3], field[7], packed, size = _plain(field[3]), fresh.check, len(fresh.data), fresh.size
    field[8], field[9], field[11], field[16] = packed, size, len(extra), start + shift
    return _CENTRAL.pack(*field) + entry.record[_CENTRAL.size : name_end] + extra + entry.record[extra_end:]


def _plain(flags: int) -> int:
    """The flags of an entry whose sizes stand before its bytes, deflated at the usual level."""
    return flags & ~(_SIZES_BEHIND | _DEFLATE_LEVEL)


def _large_sizes(extra: bytes, said: tuple[int, int, int]) -> tuple[int, int, int]:
    """Size, packed size and place, with those that do not fit 32 bits from the extra field for them."""
    large = next((content for kind, content in _extra_fields(extra) if kind == _ZIP64), b"")
    numbers = (int.from_bytes(large[at : at + 8], "little") for at in range(0, len(large) - 7, 8))
    size, packed, start = (next(numbers, each) if each == _SATURATED else each for each in said)
    return size, packed, start


def _without_zip64(extra: bytes) -> bytes:
    """An entry's extra fields but for the one with large sizes, which would be the old ones."""
    fields = ((kind, content) for kind, content in _extra_fields(extra) if kind != _ZIP64)
    return b"".join(_EXTRA.pack(kind, len(content)) + content for kind, content in fields)


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, position)
        position += _EXTRA.size
        yield kind, extra[position : position + length]
        position += length

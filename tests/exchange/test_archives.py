"""Archives written again: what was not edited is byte for byte the same; what is dangerous is refused."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.exchange import archives
from copydesk.exchange.archives import Archive

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": b"<w>rain</w>" * 99,
    "media/a.png": b"\x89PNG",
}


def packed(parts=PARTS, *, stored=(), streamed=False, comment=b"", large=False):
    out = io.BytesIO()
    target = _Unseekable(out) if streamed else out
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = comment
        for number, (name, raw) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, (1999 + number, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=large) as entry:
                entry.write(raw)
    return out.getvalue()


class _Unseekable(io.RawIOBase):
    """A pipe: zipfile writes sizes behind the bytes, as office programs do that stream."""

    def __init__(self, out):
        self._out = out

    def writable(self):
        return True

    def write(self, data):
        return self._out.write(data)

    def flush(self):
        pass


def archive(raw):
    return Archive(io.BytesIO(raw), "a.docx")


def written(raw, changed):
    archive(raw).write(changed, out := io.BytesIO())
    return out.getvalue()


KINDS = [
    {},
    {"stored": ("media/a.png", "word/document.xml")},
    {"streamed": True},
    {"comment": b"note"},
    {"large": True},
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_that_was_not_edited_is_the_same(kind):
    raw = packed(**kind)
    assert written(raw, {}) == raw
    assert archive(raw).names == tuple(PARTS)
    assert {name: archive(raw).read(name) for name in PARTS} == PARTS


@pytest.mark.parametrize("kind", KINDS)
def test_an_edited_part_has_new_bytes_and_the_old_date(kind):
    raw = packed(**kind)
    new = written(raw, {"word/document.xml": b"<w>snow</w>"})
    assert archive(new).read("word/document.xml") == b"<w>snow</w>"
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.comment == before.comment
        for old, entry in zip(before.infolist(), after.infolist(), strict=True):
            assert (old.filename, old.date_time, old.compress_type) == (
                entry.filename,
                entry.date_time,
                entry.compress_type,
            )
            if old.filename != "word/document.xml":
                assert old.flag_bits == entry.flag_bits
                assert before.read(old) == after.read(entry)
                packed_bytes = raw[old.header_offset :][: 30 + len(old.filename) + old.compress_size]
                assert new[entry.header_offset :].startswith(packed_bytes)


def test_what_stands_before_and_behind_an_archive_stays():
    raw = b"#!stub" + packed(comment=b"end")
    new = written(raw, {"word/document.xml": b"x"})
    assert new.startswith(b"#!stub")
    assert archive(new).read("media/a.png") == b"\x89PNG"


def test_sizes_in_the_form_for_large_archives_are_read_and_written_plain():
    raw = _in_large_form(packed())
    assert archive(raw).read("word/document.xml") == PARTS["word/document.xml"]
    assert written(raw, {}) != b""
    new = written(raw, {"word/document.xml": b"x"})
    with zipfile.ZipFile(io.BytesIO(new)) as after:
        assert after.testzip() is None
        assert after.read("word/document.xml") == b"x"


def _in_large_form(raw):
    """Every size in the list of entries in a ZIP64 field, as spreadsheets streamed by Java have it."""
    at = raw.rindex(b"PK\x05\x06")
    start = raw.index(b"PK\x01\x02")
    records = b""
    for rest in raw[start:at].split(b"PK\x01\x02")[1:]:
        record = b"PK\x01\x02" + rest
        large = b"\x01\x00\x10\x00" + record[24:28] + bytes(4) + record[20:24] + bytes(4)
        records += (
            record[:20] + b"\xff" * 8 + record[28:30] + len(large).to_bytes(2, "little") + record[32:] + large
        )
    directory = len(raw[:start])
    last64 = b"PK\x06\x06" + (44).to_bytes(8, "little") + b"\x2d\x00\x2d\x00" + bytes(8)
    last64 += (
        2 * len(PARTS).to_bytes(8, "little")
        + len(records).to_bytes(8, "little")
        + directory.to_bytes(8, "little")
    )
    locator = (
        b"PK\x06\x07" + bytes(4) + (directory + len(records)).to_bytes(8, "little") + b"\x01\x00\x00\x00"
    )
    end = raw[at : at + 12] + len(records).to_bytes(4, "little") + raw[at + 16 :]
    return raw[:start] + records + last64 + locator + end


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=5), st.binary(max_size=300), st.data())
def test_only_what_is_changed_changes(contents, new, data):
    parts = {f"part{number}.xml": raw for number, raw in enumerate(contents)}
    name = data.draw(st.sampled_from(sorted(parts)))
    again = archive(written(packed(parts), {name: new}))
    assert {each: again.read(each) for each in parts} == {**parts, name: new}


def flagged_encrypted(raw):
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 8] + b"\x01" + raw[at + 9 :]


def lying_about_its_size(raw):
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 24] + (1).to_bytes(4, "little") + raw[at + 28 :]


def with_two_of_one_name():
    return packed({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"A.XML")


def with_one_entry_twice():
    raw = packed({"a.xml": b"1", "b.xml": b"2"})
    second = raw.rindex(b"PK\x01\x02")
    return raw[: second + 42] + bytes(4) + raw[second + 46 :]


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", "a.docx: not a whole ZIP archive; open it"),
        (packed()[:-30], "a.docx: not a whole ZIP archive"),
        (packed()[10:], "a.docx: the archive's list of entries is damaged"),
        (b"PK\x03\x04 nothing else", "a.docx: not a whole ZIP archive"),
        (flagged_encrypted(packed()), "a.docx: [Content_Types].xml is encrypted; save it without a password"),
        (lying_about_its_size(packed()), "a.docx: [Content_Types].xml unpacks to more than it says"),
        (packed({"../evil.xml": b""}), "a.docx: an entry of the archive is called '../evil.xml'"),
        (packed({"/evil.xml": b""}), "a.docx: an entry of the archive is called '/evil.xml'"),
        (packed({"c:evil.xml": b""}), "a.docx: an entry of the archive is called 'c:evil.xml'"),
        (packed({"word\nx.xml": b""}), "a.docx: an entry of the archive is called 'word\\nx.xml'"),
        (with_two_of_one_name(), "a.docx: two entries of the archive are called 'A.XML'"),
        (with_one_entry_twice(), "a.docx: two entries of the archive are one"),
        (packed({"a": bytes(2**25)}), "a.docx: a is packed 1028 to 1, which is too much to be true; split it"),
        (packed({"b": b""}), "a.docx: a is missing"),
        (packed({"a": b"rain"}, stored="a").replace(b"rain", b"snow"), "a.docx: a is damaged"),
    ],
)  # fmt: skip
def test_what_is_broken_or_dangerous_is_refused_in_one_line(raw, error):
    with pytest.raises(InputError) as caught:
        archive(raw).read("a" if b"[Content" not in raw else "[Content_Types].xml")
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


@given(st.data())
def test_damage_is_an_error_or_harmless(data):
    raw = bytearray(packed())
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        opened = archive(bytes(raw))
        for name in opened.names:
            opened.read(name)
        opened.write(dict.fromkeys(opened.names[:1], b"new"), io.BytesIO())
    except InputError:
        return


@pytest.mark.parametrize(
    ("limit", "value", "error"),
    [
        ("_MOST_ENTRIES", 2, "a.docx: the archive has 3 entries, which is too much to be true"),
        ("_LARGEST_TOTAL", 100, "a.docx: the archive unpacks to 0 MiB"),
        ("_LARGEST_FILE", 100, "a.docx: the file has 0 MiB"),
        ("_LARGEST_ENTRY", 5, "a.docx: [Content_Types].xml unpacks to 0 MiB"),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_unpacked(monkeypatch, limit, value, error):
    monkeypatch.setattr(archives, limit, value)
    with pytest.raises(InputError) as caught:
        archive(packed()).read("[Content_Types].xml")
    assert str(caught.value).startswith(error)


def test_entries_packed_in_other_ways_are_copied_and_not_read():
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a", b"rain" * 99)
        made.writestr("b", b"snow", zipfile.ZIP_STORED)
    with pytest.raises(InputError, match="a is packed in a way that Office files are not"):
        archive(out.getvalue()).read("a")
    again = zipfile.ZipFile(io.BytesIO(written(out.getvalue(), {"b": b"sleet"})))
    assert (again.read("a"), again.read("b")) == (b"rain" * 99, b"sleet")

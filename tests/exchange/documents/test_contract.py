"""The laws that every document format keeps, run over `samples/FORMAT/*`."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.kinds import all_formats
from copydesk.exchange.encodings import decode_text
from copydesk.model import Document, Segment, Span

SAMPLES = Path(__file__).parent / "samples"
READING = Reading()
NEW = "Qvx"
WITHOUT_ESCAPES = {".srt"}
"""Formats that have tags and no way to say an angle bracket."""
_WORD = re.compile(r"[A-Za-z]{2,}")


def _samples() -> list[object]:
    """Each sample with the format that its suffix names."""
    forms = {suffix: form for form in all_formats() for suffix in form.suffixes}
    paths = sorted(SAMPLES.glob("*/*"))
    return [pytest.param(forms[path.suffix], path, id=f"{path.parent.name}/{path.name}") for path in paths]


each_sample = pytest.mark.parametrize(("form", "path"), _samples())
each_format = pytest.mark.parametrize("form", all_formats(), ids=lambda form: form.name)


def read(form: Format, content: bytes, name: str) -> list[Document]:
    return list(form.read(Original(name, name, content=content), READING))


def write(form: Format, content: bytes, name: str, edits: Edits) -> bytes:
    stream = io.BytesIO()
    form.write(Original(name, name, content=content), READING, edits, stream)
    return stream.getvalue()


def texts(documents: list[Document], changes: Mapping[tuple[str, str], str] | None = None) -> list[list[str]]:
    """What each document says unit by unit, with some segments changed."""
    changed = changes or {}
    return [
        [_running(unit.segments, unit.gaps, document.name, changed) for unit in document.units]
        for document in documents
    ]


def _running(
    segments: tuple[Segment, ...],
    gaps: tuple[str, ...],
    document: str,
    changed: Mapping[tuple[str, str], str],
) -> str:
    said = [changed.get((document, segment.id), segment.target) for segment in segments]
    return "".join(word + gap for word, gap in zip(said, [*gaps, ""], strict=True))


def _word(segment: Segment) -> Span | None:
    """The longest word that is prose."""
    words = (Span(match.start(), match.end()) for match in _WORD.finditer(segment.target))
    free = [word for word in words if not any(word.overlaps(span) for span in segment.protected)]
    return max(free, key=len, default=None)


def _replaced(target: str, span: Span, new: str) -> str:
    return target[: span.start] + new + target[span.end :]


def _parts(content: bytes) -> dict[str, str]:
    """The texts that a file is made of: the members of an archive, or the file itself."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {
                name: archive.read(name).decode("utf-8", "surrogateescape") for name in archive.namelist()
            }
    if content.startswith(b"PAR1"):
        return {}
    return {"": decode_text(content, "sample", _declared(content)).text}


def _declared(content: bytes) -> str | None:
    found = re.match(rb"<\?xml[^>]*encoding=[\"']([\w-]+)", content)
    return found[1].decode() if found else None


def _changed_stretch(old: str, new: str) -> tuple[str, str]:
    """What stands between the equal beginning and the equal end of two texts."""
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    most = min(len(old), len(new)) - start
    end = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return old[start : len(old) - end], new[start : len(new) - end]


@each_format
def test_every_format_has_a_sample(form):
    samples = [path for suffix in form.suffixes for path in SAMPLES.glob(f"*/*{suffix}")]
    assert samples, f"put a sample of {form.name} into {SAMPLES}"


@each_sample
def test_a_sample_has_words(form, path):
    assert any(
        _word(segment)
        for document in read(form, path.read_bytes(), path.name)
        for segment in document.segments
    )


@each_sample
def test_without_edits_the_bytes_are_the_same(form, path):
    content = path.read_bytes()
    assert write(form, content, path.name, {}) == content
    assert write(form, content, path.name, {path.name: {}}) == content


@each_sample
def test_reading_twice_gives_the_same_documents(form, path):
    assert read(form, path.read_bytes(), path.name) == read(form, path.read_bytes(), path.name)


@each_sample
def test_segments_have_ids_of_their_own_and_protect_what_they_have(form, path):
    documents = read(form, path.read_bytes(), path.name)
    assert len({document.name for document in documents}) == len(documents)
    for document in documents:
        ids = [segment.id for segment in document.segments]
        assert len(set(ids)) == len(ids)
        for segment in document.segments:
            assert all(span.end <= len(segment.target) for span in segment.protected)


@each_sample
def test_one_changed_word_changes_that_word_and_nothing_else(form, path):
    content = path.read_bytes()
    documents = read(form, content, path.name)
    for document in documents:
        for segment in document.segments:
            span = _word(segment)
            if span is None:
                continue
            written = write(form, content, path.name, {document.name: {segment.id: [(span, NEW)]}})
            wanted = {(document.name, segment.id): _replaced(segment.target, span, NEW)}
            assert texts(read(form, written, path.name)) == texts(documents, wanted)
            _assert_only_that_changed(content, written, segment, span)


def _assert_only_that_changed(content: bytes, written: bytes, segment: Segment, span: Span) -> None:
    """A text changes in that word, or where it spells the words around in another way; an archive in one part."""
    old, new = _parts(content), _parts(written)
    assert old.keys() == new.keys()
    different = [name for name in old if old[name] != new[name]]
    assert len(different) == (1 if old else 0)
    word = segment.target[span.start : span.end]
    for name in different:
        removed, added = _changed_stretch(old[name], new[name])
        assert NEW in added or added in NEW
        if not name:
            assert removed in word or word in removed
            assert len(removed) <= len(segment.target) + len("<![CDATA[]]>")


@each_sample
def test_every_segment_can_change_at_once(form, path):
    content = path.read_bytes()
    documents = read(form, content, path.name)
    edits: dict[str, dict[str, list[tuple[Span, str]]]] = {}
    wanted = {}
    for document in documents:
        for segment in document.segments:
            span = _word(segment)
            if span is not None:
                edits.setdefault(document.name, {})[segment.id] = [(span, NEW)]
                wanted[document.name, segment.id] = _replaced(segment.target, span, NEW)
    written = write(form, content, path.name, edits)
    assert texts(read(form, written, path.name)) == texts(documents, wanted)


@each_sample
def test_words_can_come_in_behind_a_word_and_into_what_is_empty(form, path):
    content = path.read_bytes()
    documents = read(form, content, path.name)
    for document in documents:
        for segment in document.segments:
            word = _word(segment)
            if word is None and segment.target:
                continue
            here = Span(word.end, word.end) if word else Span(0, 0)
            written = write(form, content, path.name, {document.name: {segment.id: [(here, NEW)]}})
            wanted = {(document.name, segment.id): _replaced(segment.target, here, NEW)}
            assert texts(read(form, written, path.name)) == texts(documents, wanted)


@each_sample
def test_what_is_markup_in_the_format_comes_back_as_words(form, path):
    content = path.read_bytes()
    documents = read(form, content, path.name)
    document, segment, span = next(
        (document, segment, span)
        for document in documents
        for segment in document.segments
        if (span := _word(segment)) is not None
    )
    new = 'R&D "it"' if path.suffix in WITHOUT_ESCAPES else 'R&D <so> "it"'
    written = write(form, content, path.name, {document.name: {segment.id: [(span, new)]}})
    wanted = {(document.name, segment.id): _replaced(segment.target, span, new)}
    assert texts(read(form, written, path.name)) == texts(documents, wanted)


@each_format
def test_bytes_of_no_format_are_one_clear_error(form):
    name = f"broken{form.suffixes[0]}"
    with pytest.raises(InputError) as error:
        read(form, b"\x80\x00\xff\xfe\x81" * 200, name)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(name)


@each_sample
@pytest.mark.parametrize("kept", [0.01, 0.4, 0.7, 0.99])
def test_a_file_that_was_cut_off_is_read_or_refused_in_one_line(form, path, kept):
    content = path.read_bytes()
    said = _refusal(form, content[: int(len(content) * kept)], path.name)
    assert not said or (said.startswith(path.name) and "\n" not in said)


def _refusal(form: Format, content: bytes, name: str) -> str:
    try:
        read(form, content, name)
    except InputError as error:
        return str(error)
    return ""

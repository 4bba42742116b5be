"""One contract for all glossary formats: what is written comes back, and what is not is listed."""

from collections.abc import Iterable
from dataclasses import replace

import openpyxl
import pytest

from copydesk.errors import CopydeskError
from copydesk.exchange.glossaries import FORMATS, Dropped, read_glossary, write_glossary
from copydesk.exchange.glossaries.columns import entry_of
from copydesk.model import Case, Concept, Status, Term
from rich_glossary import COVID, PLAIN, RICH

FILES = [(name, suffix) for name, each in FORMATS.items() for suffix in each.suffixes]
NAMELESS = {"omegat", "deepl", "google", "google-set", "microsoft"}
"""Formats without concept ids."""
every_file = pytest.mark.parametrize(("name", "suffix"), FILES, ids=[f"{n}{s}" for n, s in FILES])
every_text = pytest.mark.parametrize(
    ("name", "suffix"),
    texts := [(name, suffix) for name, suffix in FILES if suffix != ".xlsx"],
    ids=[f"{n}{s}" for n, s in texts],
)

Fact = tuple[str, str, str, str]
"""Concept id, term, native column and value."""


def facts(concepts: Iterable[Concept]) -> set[Fact]:
    """All that a glossary says, one column at a time."""
    said = set()
    for entry in map(entry_of, concepts):
        said |= {(entry.id, "", *cell) for cell in {"concept": entry.id, **entry.about}.items()}
        said |= {(entry.id, cells["term"], *cell) for cells in entry.terms for cell in cells.items()}
    return said


def lost(said: set[Fact], dropped: list[Dropped]) -> set[Fact]:
    """The facts that the list accounts for: with a term, all that was said of it."""
    single = {(each.concept, each.term, each.field, each.value) for each in dropped}
    whole = {(concept, term) for concept, term, field, _ in single if field == "term"}
    return {fact for fact in said if fact in single or fact[:2] in whole}


def nameless(said: set[Fact]) -> set[tuple[str, str, str]]:
    return {(term, field, value) for _, term, field, value in said if field != "concept"}


@pytest.fixture
def written(tmp_path):
    def write(name, suffix, concepts=RICH):
        path = tmp_path / f"g{suffix}"
        return path, write_glossary(concepts, path, name)

    return write


@every_file
def test_what_comes_back_and_what_is_listed_are_the_whole(written, name, suffix):
    path, dropped = written(name, suffix)
    said = facts(RICH)
    back = facts(read_glossary(path, file_format=name))
    missing = lost(said, dropped)
    changed = {(each.concept, each.term, each.field) for each in dropped}
    assert len(dropped) == len(set(dropped))
    if name in NAMELESS:
        without_ids = {(term, field) for _, term, field in changed}
        assert nameless(said) - nameless(back) == nameless(missing)
        assert all(fact[:2] in without_ids for fact in nameless(back) - nameless(said))
    else:
        assert said - back == missing
        assert all(fact[:3] in changed for fact in back - said)


@every_file
def test_what_came_back_is_written_as_it_was(written, tmp_path, name, suffix):
    path, _ = written(name, suffix)
    again = tmp_path / f"again{suffix}"
    dropped = write_glossary(read_glossary(path, file_format=name), again, name)
    assert {each.field for each in dropped} <= {"concept"}
    assert sorted(again.read_bytes()) == sorted(path.read_bytes())
    if name not in NAMELESS:
        assert again.read_bytes() == path.read_bytes()


@every_file
def test_the_order_of_concepts_and_terms_is_no_matter(written, name, suffix):
    path, dropped = written(name, suffix)
    before = path.read_bytes()
    shuffled = [replace(concept, terms=concept.terms[::-1]) for concept in RICH[::-1]]
    assert written(name, suffix, shuffled)[1] == dropped
    assert path.read_bytes() == before


@every_file
def test_a_glossary_without_concepts_is_read(written, name, suffix):
    path, dropped = written(name, suffix, [])
    if path.read_bytes():
        assert read_glossary(path, file_format=name) == []
    assert not dropped


@pytest.mark.parametrize("name", ["native", "wide", "tbx", "tbx2", "utx", "google-set"])
def test_the_file_says_what_it_is(written, name):
    for suffix in FORMATS[name].suffixes:
        path, _ = written(name, suffix)
        assert read_glossary(path) == read_glossary(path, file_format=name)


@pytest.mark.parametrize("name", ["native", "tbx", "tbx2"])
def test_only_ids_and_settings_that_are_no_matter_are_beyond_the_full_formats(written, name):
    _, dropped = written(name, FORMATS[name].suffixes[0])
    assert dropped == []


@every_text
def test_a_byte_order_mark_is_no_matter(written, name, suffix):
    path, _ = written(name, suffix)
    plain = read_glossary(path, file_format=name)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_glossary(path, file_format=name) == plain


@every_text
def test_windows_line_ends_are_no_matter(written, name, suffix):
    path, _ = written(name, suffix)
    plain = read_glossary(path, file_format=name)
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert facts(read_glossary(path, file_format=name)) == facts(plain)


@every_file
def test_an_empty_file_is_an_error(written, name, suffix):
    path, _ = written(name, suffix)
    path.write_bytes(b"")
    with pytest.raises(CopydeskError) as caught:
        read_glossary(path, file_format=name)
    assert str(caught.value).startswith(str(path))


@every_text
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda raw: raw.replace("共".encode(), b"\xb9\xb2", 1), id="GBK"),
        pytest.param(lambda raw: raw.replace("共".encode(), b"\0", 1), id="NUL"),
        pytest.param(lambda raw: b"\xff\xfe" + raw.decode().encode("utf-16-le"), id="UTF-16"),
    ],
)
def test_wrong_bytes_are_an_error_with_their_line(written, name, suffix, spoil):
    path, _ = written(name, suffix)
    plain = read_glossary(path, file_format=name)
    path.write_bytes(spoil(path.read_bytes()))
    line = 1 + path.read_bytes().partition(b"\xb9" if b"\xb9\xb2" in path.read_bytes() else b"\0")[0].count(
        b"\n"
    )
    try:
        assert read_glossary(path, file_format=name) == plain
    except CopydeskError as error:
        assert str(error).startswith((f"{path}:{line}: ", f"{path}:1: "))  # noqa: PT017 - or it is read
    else:
        assert suffix in (".tbx", ".xml")


@every_text
def test_a_half_written_line_is_an_error_with_its_line(written, name, suffix):
    path, _ = written(name, suffix)
    lines = path.read_text("utf-8").rstrip("\r\n").split("\n")
    cut = (
        3 if suffix in (".tbx", ".xml") else len(lines[-1]) - max(lines[-1].rfind("\t"), lines[-1].rfind(","))
    )
    path.write_text("\n".join(lines)[: -max(cut, 1)], "utf-8")
    with pytest.raises(CopydeskError) as caught:
        read_glossary(path, file_format=name)
    assert str(caught.value).startswith(f"{path}:{len(lines)}: ")


@pytest.mark.parametrize("name", FORMATS)
def test_a_wrong_suffix_is_an_error(tmp_path, name):
    with pytest.raises(CopydeskError, match=r"does not end in '\.doc'"):
        write_glossary(RICH, tmp_path / "g.doc", name)


def test_an_unknown_format_is_an_error_that_knows_the_nearest(tmp_path):
    with pytest.raises(CopydeskError, match="did you mean 'deepl'"):
        write_glossary(RICH, tmp_path / "g.csv", "depl")
    with pytest.raises(CopydeskError, match="use one of native"):
        read_glossary(tmp_path, file_format="?")


@every_file
def test_control_characters_are_made_visible_and_listed(written, name, suffix):
    terms = (Term("be\x07ll", Status.PREFERRED), Term("钟", Status.PREFERRED, "zh"))
    path, dropped = written(name, suffix, [Concept("T-1", terms)])
    (concept,) = read_glossary(path, file_format=name)
    assert concept.preferred("en").text == "be␇ll"
    assert Dropped("T-1", "be\x07ll", "term", "be\x07ll", "written otherwise: 'be␇ll'") in dropped


@every_file
def test_writing_leaves_the_old_file_when_it_fails(written, monkeypatch, name, suffix):
    path, _ = written(name, suffix)
    before = path.read_bytes()

    def fail(_entries, beside, _languages):
        beside.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, name, replace(FORMATS[name], write=fail))
    with pytest.raises(CopydeskError, match="no space left"):
        write_glossary([PLAIN], path, name)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", FORMATS)
def test_each_writer_writes_as_it_did(written, golden, name):
    suffix = FORMATS[name].suffixes[0]
    path, dropped = written(name, suffix)
    golden(f"{name}{suffix}", path.read_bytes())
    lines = ("\t".join(map(repr, (d.concept, d.term, d.field, d.value, d.why))) for d in dropped)
    golden(f"{name}.dropped.txt", "".join(line + "\n" for line in lines).encode())


def test_the_workbook_is_text_for_people(written):
    path, _ = written("native", ".xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert sheet.freeze_panes == "A2"


def test_cases_that_differ_have_no_place_in_the_wide_layout(written):
    shared = [replace(term, case=Case.EXACT) for term in COVID.terms[:2]]
    _, dropped = written("wide", ".tsv", [Concept("T-1", tuple(shared))])
    assert [each for each in dropped if each.field == "case"] == []
    _, dropped = written("wide", ".tsv", [COVID])
    assert [(each.term, each.value) for each in dropped if each.field == "case"] == [("COVID-19", "acronym")]

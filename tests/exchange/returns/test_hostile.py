"""Returned files that mean harm, or are broken: one line, and nothing of them is believed."""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from copydesk.errors import InputError
from copydesk.exchange.returns import read_return
from returned_packets import SENT, packet, xliff


def repacked(path: Path, changes, extra=()) -> None:
    """The archive with parts changed or added."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {name: change(parts[name]) for name, change in dict(changes).items()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, raw in (*parts.items(), *extra):
            archive.writestr(name, raw)


SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("changes", "extra", "why"),
    [
        ({}, [("xl/vbaProject.bin", b"x")], "holds macros"),
        ({}, [("xl/macrosheets/sheet1.xml", b"<a/>")], "holds macros"),
        ({"[Content_Types].xml": lambda raw: raw.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")}, [], "holds macros"),
        ({"xl/_rels/workbook.xml.rels": lambda raw: raw.replace(b"relationships/theme", b"relationships/vbaProject")}, [], "holds macros"),
        ({}, [("xl/externalLinks/externalLink1.xml", b"<a/>")], "links to other files"),
        ({}, [("xl/connections.xml", b"<a/>")], "links to other files"),
        ({}, [("xl/embeddings/ole.bin", b"x")], "links to other files"),
        ({SHEET: lambda _: b"<worksheet>" + b" " * 50_000_000}, [], "packed .* to 1"),
        ({SHEET: lambda raw: b"<!DOCTYPE x [<!ENTITY y 'z'>]>" + raw}, [], "document type"),
        ({SHEET: lambda raw: raw[:-100]}, [], "not well-formed"),
        ({"xl/workbook.xml": lambda _: b"<workbook/>"}, [], "of which batch"),
    ],
)  # fmt: skip
def test_a_workbook_that_means_harm_is_refused_in_one_line(tmp_path: Path, changes, extra, why) -> None:
    path = packet(tmp_path)
    repacked(path, changes, extra)
    try:
        returned = read_return(path, SENT)
    except InputError as error:
        said = str(error)
    else:
        assert returned.answers == ()
        said = f"{path}: {returned.refusals[0].why}"
    assert "\n" not in said
    assert str(path) in said
    assert re.search(why, said)


@pytest.mark.parametrize("name", ["review.xlsx", "review.xlsm", "review.xlf", "review.csv"])
@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"<a/>", b"x" * 1000])
def test_what_is_no_such_file_is_refused(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError):
        read_return(tmp_path / name, SENT)


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    raw = packet(tmp_path).read_bytes()
    for end in range(0, len(raw), 997):
        (tmp_path / "cut.xlsx").write_bytes(raw[:end])
        with pytest.raises(InputError):
            read_return(tmp_path / "cut.xlsx", SENT)


def test_other_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").touch()
    with pytest.raises(InputError, match="not a file that reviewers return"):
        read_return(tmp_path / "notes.docx", SENT)


def test_entities_in_xliff_are_refused(tmp_path: Path) -> None:
    path = xliff(tmp_path)
    declared = '<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<xliff '
    path.write_text(path.read_text().replace("<xliff ", declared, 1).replace("(Finish)", "&b;"))
    with pytest.raises(InputError, match="declares a document type"):
        read_return(path, SENT)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    path = xliff(tmp_path)
    path.write_text(path.read_text().replace("<body>", "<body>" + "<group>" * 100_000, 1))
    with pytest.raises(InputError):
        read_return(path, SENT)

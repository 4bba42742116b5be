"""Workbooks with a table: which cells are text, and that edits change one sheet and nothing else."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.xlsx import FORMAT
from copydesk.exchange.documents.xlsx.strings import spelt
from copydesk.model import Role, Span

SAMPLES = Path(__file__).parent / "samples" / "xlsx"
TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def original(raw):
    return Original("a.xlsx", "a.xlsx", content=raw)


def saved(*sheets):
    """A workbook as openpyxl writes it, each sheet a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    book.save(out := io.BytesIO())
    return original(out.getvalue())


def made(rows, *, space=TRANSITIONAL, strings="", prefix="", shared_prefix="", root="workbook"):
    """A workbook from the markup of its rows."""
    kind = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    xmlns = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    shared = f"xmlns:{shared_prefix[:-1]}" if shared_prefix else "xmlns"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{kind}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{kind}/worksheet" Target="sheet.xml"/>'
        f'<Relationship Id="r2" Type="{kind}/sharedStrings" Target="strings.xml"/></Relationships>',
        "xl/workbook.xml": f'<{root} xmlns="{space}" xmlns:r="{kind}"><sheets><sheet name="T" r:id="r1"/></sheets></{root}>',
        "xl/strings.xml": f'<{shared_prefix}sst {shared}="{space}">{strings}</{shared_prefix}sst>',
        "xl/sheet.xml": f'<{prefix}worksheet {xmlns}="{space}"><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>',
    }
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return original(out.getvalue())


def segments(given, **columns):
    return [
        (document.name, segment.id, segment.target)
        for document in FORMAT.read(given, Reading(columns=columns))
        for segment in document.segments
    ]


def edited(given, edit, segment="1", document="a.xlsx"):
    FORMAT.write(given, Reading(), {document: {segment: [edit]}}, out := io.BytesIO())
    return original(out.getvalue())


def sheet_of(given, part="xl/sheet.xml"):
    with zipfile.ZipFile(io.BytesIO(given.read())) as archive:
        return archive.read(part).decode()


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>target</t></is></c><c r="B1" t="inlineStr"><is><t>desk</t></is></c></row>'


def test_rows_become_documents_and_numbers_stay():
    rows = [
        ["document", "segment", "source", "target", "desk", "role", "unit"],
        ["b", "x", "雨", "It rained.", 7, "headline", 3],
        ["a", 1, None, "It stopped.", 7.5, None, None],
        ["b", "y", None, 12, True, None, None],
        [None, None, None, "=1+1", None, None, None],
        ["b", "z", None, "It ended.", None, None, None],
    ]
    given = saved(rows)
    assert segments(given) == [("b", "x", "It rained."), ("b", "z", "It ended."), ("a", "1", "It stopped.")]
    unit = next(FORMAT.read(given, Reading())).units[0]
    assert (unit.id, unit.role, unit.segments[0].source) == ("3", Role.HEADLINE, "雨")
    assert unit.segments[0].attributes == {"desk": "7"}


def test_columns_can_have_other_names():
    given = saved([["English", "target"], ["It rained.", "下雨了。"]])
    (document,) = FORMAT.read(given, Reading(columns={"target": "English"}))
    assert [(segment.target, dict(segment.attributes)) for segment in document.segments] == [
        ("It rained.", {})
    ]
    assert segments(given, target="target", source="English") == [("a.xlsx", "1", "下雨了。")]


def test_the_first_sheet_with_the_column_is_read_below_its_title_row():
    given = saved([["About"]], [[None], [None, "target"], [None, "It rained."]], [["target"], ["Not this."]])
    assert segments(given) == [("a.xlsx", "1", "It rained.")]


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c t='s'><v>0</v></c>", "It rained."),
        ("<c t='inlineStr'><is><r><t>It </t></r><r><rPr><b/></rPr><t>rained.</t></r></is></c>", "It rained."),
        ("<c t='inlineStr'><is><t>雨</t><rPh sb='0' eb='1'><t>ame</t></rPh></is></c>", "雨"),
        ("<c t='str'><v>It rained.</v></c>", "It rained."),
        ("<c t='inlineStr'><is><t>_x0041__x005F_x0041_ &amp; _xD800_</t></is></c>", "A_x0041_ & _xD800_"),
        ("<c s='1'/>", ""),
        ("<c t='s'><v></v></c>", ""),
    ],
)
def test_text_cells_are_read_and_edited(cell, text, space):
    strings = "<si><r><t>It </t></r><r><t>rained.</t></r></si>"
    given = made(f"{HEAD}<row>{cell}<c><v>7</v></c></row>", strings=strings, space=space)
    assert segments(given) == [("a.xlsx", "1", text)]
    new = edited(given, (Span(len(text), len(text)), " _x0041_\r&"))
    assert segments(new) == [("a.xlsx", "1", text + " _x0041_\r&")]
    assert sheet_of(new).endswith("<c><v>7</v></c></row></sheetData></worksheet>")
    assert sheet_of(new, "xl/strings.xml") == sheet_of(given, "xl/strings.xml")


@pytest.mark.parametrize(
    "cell",
    [
        "<c><v>12</v></c>",
        "<c t='str'><f>A1</f><v>12</v></c>",
        "<c t='e'><v>#N/A</v></c>",
        "<c t='b'><v>1</v></c>",
        "<c t='d'><v>2024-01-01</v></c>",
    ],
)
def test_what_is_no_text_is_left_alone(cell):
    assert segments(made(f"{HEAD}<row>{cell}<c><v>7</v></c></row>")) == []


def test_words_can_come_into_a_cell_that_is_not_there():
    given = made(f'{HEAD}<row r="5"><c r="B5"><v>7</v></c></row>')
    assert segments(given) == [("a.xlsx", "1", "")]
    new = edited(given, (Span(0, 0), "It rained."))
    assert segments(new) == [("a.xlsx", "1", "It rained.")]
    cell = '<c r="A5" t="inlineStr"><is><t xml:space="preserve">It rained.</t></is></c>'
    assert cell + '<c r="B5"><v>7</v></c>' in sheet_of(new)


def test_a_shared_string_takes_the_prefix_of_the_sheet_and_leaves_how_it_is_read_aloud():
    head = re.sub(r"<(/?)", r"<\1x:", HEAD)
    strings = "<y:si><y:r><y:rPr><y:b/></y:rPr><y:t>It rained.</y:t></y:r><y:rPh><y:t>a</y:t></y:rPh></y:si>"
    given = made(
        f'{head}<x:row><x:c s="4" t="s"><x:v>0</x:v></x:c></x:row>',
        strings=strings,
        prefix="x:",
        shared_prefix="y:",
    )
    new = edited(given, (Span(3, 9), "snowed"))
    run = '<x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve">It snowed.</x:t></x:r>'
    assert f'<x:row><x:c s="4" t="inlineStr"><x:is>{run}</x:is></x:c></x:row>' in sheet_of(new)


def test_formatting_inside_a_cell_parts_no_words_and_is_kept():
    bold = TextBlock(InlineFont(b=True), "three days")
    given = saved([["target"], [CellRichText("It rained for ", bold, " here.")]])
    assert segments(given) == [("a.xlsx", "1", "It rained for three days here.")]
    new = edited(given, (Span(14, 24), "a week"))
    value = openpyxl.load_workbook(io.BytesIO(new.read()), rich_text=True).active["A2"].value
    assert [str(block) for block in value] == ["It rained for ", "a week", " here."]
    assert [isinstance(block, TextBlock) and block.font.b for block in value] == [False, True, False]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_only_the_sheet_with_the_edit_changes(path):
    given = Original.of(path)
    edits = {"a.txt": {"s2": [(Span(0, 9), "The water")]}}
    FORMAT.write(given, Reading(), edits, out := io.BytesIO())
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out) as after:
        assert before.namelist() == after.namelist()
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet2.xml"]
    old, new = sheet_of(given, changed[0]), sheet_of(original(out.getvalue()), changed[0])
    cell = re.search(r'<c r="D3"[^>]*>.*?</c>', new)
    assert cell is not None
    assert "The water rose." in cell[0]
    assert new.replace(cell[0], re.search(r'<c r="D3"[^>]*>.*?</c>', old)[0]) == old
    openpyxl.load_workbook(out)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), max_size=40)


@given(WORDS, WORDS, st.data())
def test_edits_through_spans_are_exact(text, new, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cell = f'<c t="inlineStr"><is><t>{spelt(text)}</t></is></c>'
    changed = edited(made(f"{HEAD}<row>{cell}<c><v>7</v></c></row>"), (Span(start, end), new))
    assert segments(changed) == [("a.xlsx", "1", text[:start] + new + text[end:])]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (original(b"no archive"), "a.xlsx: not a whole ZIP archive"),
        (made("", root="document"), "a.xlsx: not a workbook inside; rename it to .docx"),
        (made(""), "a.xlsx: the workbook is empty; its first row names the columns"),
        (made("<row><c t='str'><v>x</v></c></row>"), "a.xlsx:T!1: no column is called 'target'"),
        (saved([["target", "target"]]), "a.xlsx:Sheet1!1: the column 'target' stands twice"),
        (saved([["target", "segment"], ["a", "x"], ["b", "x"]]), "a.xlsx:Sheet1!3: the segment id 'x' of document"),
        (made(f"{HEAD}<row><c t='s'><v>9</v></c></row>"), "a.xlsx:xl/sheet.xml:1: there is no shared string '9'"),
        (made(f"{HEAD}<row>"), "a.xlsx:xl/sheet.xml:1: not well-formed XML"),
    ],
)  # fmt: skip
def test_a_broken_workbook_is_one_line(given, error):
    with pytest.raises(InputError) as caught:
        list(FORMAT.read(given, Reading()))
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


def test_a_renamed_column_that_is_not_there_is_named():
    with pytest.raises(InputError, match=r"a\.xlsx:Sheet1!1: no column is called 'English'; name a column"):
        segments(saved([["target"], ["a"]]), target="English")


def test_a_text_that_no_cell_can_hold_is_refused():
    with pytest.raises(InputError, match=r"a\.xlsx:T!2: a text of 32769 characters, and a cell holds 32767"):
        edited(made(f"{HEAD}<row><c t='str'><v>a</v></c></row>"), (Span(0, 0), "b" * 32_768))


@pytest.mark.libreoffice
def test_libreoffice_shows_the_edited_cells(soffice, tmp_path):
    given = saved([["target", "desk"], ["It rained.", "night"], [None, "day"]])
    edits = {"a.xlsx": {"1": [(Span(3, 9), "snowed")], "2": [(Span(0, 0), "It is over.")]}}
    path = tmp_path / "edited.xlsx"
    with path.open("wb") as out:
        FORMAT.write(given, Reading(), edits, out)
    assert soffice(path, "csv").read_text() == "target,desk\nIt snowed.,night\nIt is over.,day\n"

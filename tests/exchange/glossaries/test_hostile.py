"""Files that are broken, or made to break the reader."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from copydesk.errors import CopydeskError
from copydesk.exchange.glossaries import read_glossary, write_glossary
from copydesk.model import Concept, Status, Term
from rich_glossary import RICH

TERMS = '<langSet xml:lang="en"><tig><term>{}</term></tig></langSet>'
TBX = f'<martif type="TBX"><text><body>\n<termEntry id="a">{TERMS}</termEntry></body></text></martif>'
LAUGHS = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
HOSTILE = {
    "billion laughs": f"<!DOCTYPE martif [\n{LAUGHS}\n]>\n{TBX.format('&l9;')}",
    "external entity": f'<!DOCTYPE martif [ <!ENTITY x SYSTEM "file:///etc/passwd"> ]>\n{TBX.format("&x;")}',
    "parameter entity": f'<!DOCTYPE martif [ <!ENTITY % x SYSTEM "file:///x"> %x; ]>\n{TBX.format("a")}',
    "element declaration": f"<!DOCTYPE martif [ <!ELEMENT martif ANY> ]>\n{TBX.format('a')}",
    "unknown entity": TBX.format("&x;"),
    "not closed": TBX.format("a")[:-4],
    "too deep": "<a>" * 5000,
    "no XML": "PK\x03\x04",
}


@pytest.fixture
def fails(tmp_path):
    def fail(content, name, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(CopydeskError) as caught:
            read_glossary(path, **options)
        message = str(caught.value)
        assert message.startswith(str(path))
        assert "\n" not in message
        return message.removeprefix(str(path))

    return fail


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_xml_ends_in_one_line_with_its_place(fails, kind):
    assert fails(HOSTILE[kind], "g.tbx").startswith(":")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declarations_are_found_where_they_stand(fails, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n' + HOSTILE["external entity"]
    assert fails(text.encode(encoding), "g.tbx").startswith(":2: the document type declares")


def test_an_encoding_that_hides_declarations_is_refused(fails):
    text = '<?xml version="1.0" encoding="UTF-7"?>\n' + HOSTILE["external entity"].replace("<!", "+ADwAIQ-")
    assert fails(text, "g.tbx").startswith(
        (":1: the encoding is UTF-7", ":1: not well-formed", ":2: not well-formed")
    )
    text = '<?xml version="1.0" encoding="IBM037"?>' + HOSTILE["external entity"]
    assert fails(text.encode("cp037"), "g.tbx").startswith(":1: ")


def test_an_unusual_encoding_is_refused(fails):
    text = '<?xml version="1.0" encoding="GBK"?>' + TBX.format("一")
    assert fails(text.encode("gbk"), "g.tbx") == ":1: the encoding is GBK; save the file as UTF-8"


def test_a_document_type_that_only_names_its_dtd_is_passed_over(tmp_path):
    path = tmp_path / "weblate.tbx"
    path.write_text(f'<!DOCTYPE martif PUBLIC "ISO 12200" "TBXcdv04.dtd">\n{TBX.format("a")}', "utf-8")
    assert [concept.id for concept in read_glossary(path)] == ["a"]


def test_a_file_beyond_measure_is_refused(fails, monkeypatch):
    monkeypatch.setattr("copydesk.exchange.glossaries.xml_tree._LARGEST", 2**20)
    assert "more than 1;" in fails(b" " * 2**21 + b"<tbx/>", "g.tbx")


def book(*rows, file=None):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(stream := file or BytesIO())
    return stream.getvalue() if file is None else None


def test_numbers_and_dates_in_a_workbook_are_text(tmp_path):
    import datetime as dt

    path = tmp_path / "g.xlsx"
    head = ["concept", "term", "status", "approved_on", "evidence", "x"]
    day = dt.datetime(2026, 1, 5)  # noqa: DTZ001 - a workbook knows no zones
    book(
        head,
        [7, 2019, "preferred", day, 1.5, day.replace(hour=9)],
        [None] * 6,
        [8, "_x0041_", "preferred"],
        file=path,
    )
    first, second = read_glossary(path)
    assert (first.id, first.terms[0].text, first.terms[0].evidence) == ("7", "2019", "1.5")
    assert (first.terms[0].approved_on, first.terms[0].extra["x"]) == ("2026-01-05", "2026-01-05T09:00:00")
    assert second.terms[0].text == "A"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["concept", "term", "status"], ["T-1", "=A1", "preferred"]],
            ":Sheet!B2: a formula in a cell; write the text",
        ),
        (
            [["concept", "term", "status"], ["T-1", "#N/A", "preferred"]],
            ":Sheet!B2: the error #N/A in a cell; write",
        ),
        ([["concept", "=A1"]], ":Sheet!B1: a formula in a cell; write"),
        ([["concept", "term", "status"], ["T-1", "a", "preferred", "b"]], ":Sheet!2: the row has more cells"),
        ([["concept", "term", "term"]], ":Sheet!1: the column 'term' stands twice; rename one"),
        ([["concept", "term"]], ": no column is called 'status'"),
        ([[None, None], ["concept", "term"]], ":Sheet: the first row is empty"),
        ([], ":Sheet: the first row is empty"),
        ([["concept", "term", "status"], ["T-1", None, "preferred"]], ":Sheet!2: the column 'term' is empty"),
    ],
)
def test_what_is_wrong_in_a_workbook_is_said_with_its_cell(fails, rows, said):
    assert fails(book(*rows), "g.xlsx").startswith(said)


def test_a_text_too_long_for_a_cell_is_not_cut_in_silence(tmp_path):
    long = Concept("T-1", (Term("x" * 32_768, Status.PREFERRED),))
    with pytest.raises(
        CopydeskError, match="a text of 32768 characters, and a cell of a workbook holds 32767"
    ):
        write_glossary([long], tmp_path / "g.xlsx")
    assert not list(tmp_path.iterdir())


def test_whole_numbers_have_no_decimals(tmp_path):
    raw = book(["concept", "term", "status"], ["T-1", 2019, "preferred"])
    (tmp_path / "g.xlsx").write_bytes(repacked(raw, lambda _, part: part.replace(b"<v>2019<", b"<v>2019.0<")))
    assert read_glossary(tmp_path / "g.xlsx")[0].terms[0].text == "2019"


def repacked(raw, change):
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return target.getvalue()


def test_a_zip_bomb_is_refused_by_its_size(fails, monkeypatch):
    monkeypatch.setattr("copydesk.exchange.glossaries.xlsx._LARGEST", 2**20)
    bomb = repacked(book(["concept"]), lambda part, raw: raw + b" " * 2**20 * ("sheet1" in part))
    assert "the workbook unpacks to 1 MiB, more than 1;" in fails(bomb, "g.xlsx")


def test_a_workbook_with_a_document_type_is_refused(fails):
    laughs = f"<!DOCTYPE worksheet [{LAUGHS}]>".encode()
    bomb = repacked(book(["concept"]), lambda part, raw: laughs + raw if "sheet1" in part else raw)
    assert fails(bomb, "g.xlsx") == ": the workbook declares a document type"


def test_a_workbook_that_breaks_off_is_said(fails):
    whole = book(["concept", "term", "status"], *(["T-1", "a", "preferred"] for _ in range(9)))
    cut = repacked(whole, lambda part, raw: raw[:-200] if "sheet1" in part else raw)
    assert fails(cut, "g.xlsx").startswith(": not a readable XLSX workbook; open it")
    middle = whole.index(b"xl/worksheets/sheet1.xml") + 60
    spoilt = whole[:middle] + b"\xff" * 40 + whole[middle + 40 :]
    assert fails(spoilt, "g.xlsx").startswith(": not a readable XLSX workbook; open it")


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04", b"concept\tterm\tstatus\n", repacked(book(["a"]), lambda *_: b"<a/>")]
)
def test_what_is_no_workbook_is_said(fails, raw):
    assert fails(raw, "g.xlsx").startswith(": not a readable XLSX workbook")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("concept\tterm\n", "g.tsv", ": no column is called 'status'"),
        ("concept,term,status\nT-1,a\n", "g.csv", ":2: the row has 2 columns"),
        ('concept,term,status\nT-1,"a', "g.csv", ":2: broken CSV"),
        (
            "concept,term,status,note\nT,a,preferred,x\nT,b,admitted,y\n",
            "g.csv",
            ":3: the concept 'T' has another note",
        ),
        ("concept,preferred\nT-1,\n", "g.csv", ":2: the column 'term' is empty"),
        ("一,二\n", "g.csv", ": no column is called 'concept'"),
        ("zh,en,description\n,,what\n", "g.csv", ":2: the column 'concept' is empty"),
        ("", "g.tsv", ": the file is empty"),
        ("\ufeff\r\n", "g.tsv", ": the file is empty"),
    ],
)
def test_what_is_wrong_in_a_table_is_said_with_its_line(fails, text, name, said):
    assert fails(text, name).startswith(said)


@pytest.mark.parametrize("form", ["deepl", "google", "microsoft"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("一,one\n一,uno\n", ":2: '一' stands at "),
        ("一\n", ":1: the line has one column"),
        ("一,\n", ":1: no target term"),
        (",one\n", ":1: no source term"),
        ("一,one,two\n", ":1: the line has 3 columns, not two"),
        ('一,"one\n', ":1: broken quotes"),
    ],
)
def test_what_is_wrong_in_word_pairs_is_said_with_its_line(fails, form, text, said):
    assert fails(text, "g.csv", file_format=form).startswith(said)


HEAD = "#UTX 1.11; zh/en\n#src\ttgt\tterm status\n"


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("一\n", "g.utf8", ":1: the line has one column"),
        ("# a remark\n一\t\tnote\n", "g.utf8", ":2: no target term"),
        ("src\ttgt\n", "g.utx", ":1: not the first line of a UTX file"),
        ("#UTX 1.11; zh/en\n", "g.utx", ": no line of column names"),
        ("#UTX 1.11; zh/en\n一\tone\n", "g.utx", ":2: no line of column names before"),
        (f"{HEAD}一\tone\tgood\n", "g.utx", ":3: unknown term status 'good'; use one of approved"),
        (f"{HEAD}一\tone\n", "g.utx", ":3: the line has 2 columns, the header names 3"),
        (f"{HEAD}一\tone\tapproved\n一\tone\tforbidden\n", "g.utx", ":4: 'one' has another status at "),
    ],
)
def test_what_is_wrong_in_a_line_is_said(fails, text, name, said):
    assert fails(text, name).startswith(said)


ENTRY = '<tbx><text><body>\n<conceptEntry id="a">{}</conceptEntry></body></text></tbx>'
TERM = '<langSec xml:lang="en"><termSec><term>{}</term>{}</termSec></langSec>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html/>", ":1: the root is 'html', not tbx or martif"),
        (ENTRY.format(""), ":2: a concept without terms"),
        (ENTRY.format("<langSec><termSec><term>a</term></termSec></langSec>"), ":2: no xml:lang"),
        (ENTRY.format('<langSec xml:lang="en"><termSec/></langSec>'), ":2: a term section without a term"),
        (ENTRY.format(TERM.format("", "")), ":2: the column 'term' is empty"),
        (
            ENTRY.format(TERM.format("a", '<termNote type="administrativeStatus">good</termNote>')),
            ":2: unknown administrativeStatus 'good'; use preferredTerm-admn-sts",
        ),
        (
            ENTRY.format(TERM.format("a", '<admin type="x-copydesk-case">loud</admin>')),
            ":2: unknown case 'loud'; use one of fold, exact, acronym",
        ),
        (
            f"<tbx>{ENTRY.format(TERM.format('a', ''))[5:-6]}{ENTRY.format(TERM.format('b', ''))[5:]}",
            ":3: the concept id 'a' stands at ",
        ),
    ],
)
def test_what_is_wrong_in_tbx_is_said_with_its_line(fails, text, said):
    assert fails(text, "g.tbx").startswith(said)


def test_a_folder_without_a_glossary_is_an_error(tmp_path):
    (tmp_path / "~$g.tsv").write_text("concept", "utf-8")
    with pytest.raises(CopydeskError, match="the folder holds no glossary; put a"):
        read_glossary(tmp_path)


def test_a_second_concept_of_the_same_id_in_a_folder_is_an_error(tmp_path):
    write_glossary(RICH, tmp_path / "a.tsv")
    write_glossary(RICH, tmp_path / "b.tbx")
    with pytest.raises(CopydeskError, match=r"b\.tbx: the concept id .* is used in .*a\.tsv already"):
        read_glossary(tmp_path)

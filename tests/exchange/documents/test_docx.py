"""Word documents: what is read, how edits look, and that LibreOffice shows everything else as before."""

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.docx import FORMAT
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.passages import OBJECT
from copydesk.model import Role, Span

SAMPLE = Path(__file__).parent / "samples" / "docx" / "libreoffice.docx"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def package(body, *, space=TRANSITIONAL, styles="", root="document"):
    kind = space.rpartition("/")[0]
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{kind}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{kind}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{space}">{styles}</w:styles>',
        "word/document.xml": f'<w:{root} xmlns:w="{space}" {SPACES}><w:body>{body}</w:body></w:{root}>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return original(out.getvalue())


def original(raw):
    return Original("a.docx", "a.docx", content=raw)


def run(text, space=""):
    return f"<w:r><w:t{space}>{text}</w:t></w:r>"


def units(given):
    (document,) = FORMAT.read(given, Reading())
    return document.units


def texts(given):
    return [segment.target for unit in units(given) for segment in unit.segments]


def body_after(given, edit):
    """The markup of the body after an edit of the first segment."""
    (document,) = FORMAT.read(given, Reading())
    first = next(document.segments)
    FORMAT.write(given, Reading(), {document.name: {first.id: [edit]}}, out := io.BytesIO())
    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
    return text.partition("<w:body>")[2].partition("</w:body>")[0]


@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("It ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>rained</w:t></w:r>" + run("."), "Itrained."),
        (run("It ", ' xml:space="preserve"') + run("rained."), "It rained."),
        ("<w:ins>" + run("In.") + "</w:ins><w:del><w:r><w:delText>Out.</w:delText></w:r></w:del>", "In."),
        ("<w:moveFrom>" + run("Gone.") + "</w:moveFrom><w:moveTo>" + run("Here.") + "</w:moveTo>", "Here."),
        ("<w:r><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d.</w:t></w:r>", "A\tb\nc\u2011d."),
        ('<w:r><w:t>A</w:t><w:br w:type="page"/><w:t>b.</w:t></w:r>', "A\nb."),
        ('<w:r><w:t>A</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="00E9"/><w:t>b.</w:t></w:r>', f"A{OBJECT}éb."),
        (run("A") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + run(" b."), "Ab."),
        (run("A") + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>' + run("."), "Ashown."),
        (run("A") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + run("b."), f"A{OBJECT}b."),
        (run("A") + "<w:r><w:drawing><wp:inline/></w:drawing></w:r>" + run("b."), f"A{OBJECT}b."),
        (run("A") + "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>" + run("b."), "Ab."),
        (run("A") + '<w:r><w:pict><v:shape style="width:9pt"/></w:pict></w:r>' + run("b."), f"A{OBJECT}b."),
        (run("A") + '<w:r><w:pict><v:shape style="position:absolute"/></w:pict></w:r>' + run("b."), "Ab."),
        ("<w:ruby><w:rt>" + run("aloud") + "</w:rt><w:rubyBase>" + run("Said.") + "</w:rubyBase></w:ruby>", "Said."),
        ("<w:r><w:t><![CDATA[A & b]]></w:t></w:r>" + run(" &lt; c\nd."), "A & b< c d."),
        ('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("No tab."), "No tab."),
        ('<w:hyperlink w:anchor="x">' + run("A link.") + "</w:hyperlink>", "A link."),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(content, text, space):
    assert texts(package(f"<w:p>{content}</w:p>", space=space)) == [text]


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_results_and_computed_ones_are_protected():
    content = run("See ", ' xml:space="preserve"') + field("HYPERLINK x", run("the desk")) + run(",")
    content += (
        field(" REF a ", run("7")) + '<w:fldSimple w:instr="PAGE">' + run("8") + "</w:fldSimple>" + run(".")
    )
    content += field("IF " + field("MERGEFIELD y", run("no text")), run("!"))
    (unit,) = units(package(f"<w:p>{content}</w:p>"))
    (segment,) = unit.segments
    assert segment.target == "See the desk,78.!"
    assert segment.protected == (Span(13, 14), Span(14, 15))


def test_page_numbers_alone_are_no_text():
    assert texts(package("<w:p>" + field("PAGE", run("3")) + "</w:p>")) == []


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = "<w:txbxContent><w:p>" + run("In the box.") + "</w:p></w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice>"
    held = f"<w:r><mc:AlternateContent>{choice}{choice}<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    cell = f"<w:tbl><w:tr><w:tc><w:p>{run('Before')}{held}{run(' it.')}</w:p></w:tc></w:tr></w:tbl>"
    found = units(package(cell))
    assert [(unit.role, unit.segments[0].target) for unit in found] == [
        (Role.CELL, "Beforeit."),
        (Role.BODY, "In the box."),
    ]


STYLES = """<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="own"><w:name w:val="House head"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="num"><w:name w:val="Steps"/><w:pPr><w:numPr/></w:pPr></w:style>
<w:style w:styleId="c"><w:name w:val="caption"/></w:style><w:style w:styleId="q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style>"""


@pytest.mark.parametrize(
    ("properties", "role"),
    [
        ('<w:pStyle w:val="1"/>', Role.HEADLINE),
        ('<w:pStyle w:val="own"/>', Role.HEADLINE),
        ('<w:pStyle w:val="out"/>', Role.HEADLINE),
        ('<w:outlineLvl w:val="0"/>', Role.HEADLINE),
        ('<w:outlineLvl w:val="9"/>', Role.BODY),
        ('<w:pStyle w:val="c"/>', Role.CAPTION),
        ('<w:pStyle w:val="q"/>', Role.QUOTE),
        ('<w:pStyle w:val="num"/>', Role.LIST_ITEM),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', Role.LIST_ITEM),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', Role.BODY),
        ('<w:pStyle w:val="loop"/>', Role.BODY),
        ('<w:pStyle w:val="unknown"/>', Role.BODY),
        ('<w:pPrChange><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>', Role.BODY),
    ],
)
def test_styles_say_what_a_paragraph_is(properties, role):
    (unit,) = units(package(f"<w:p><w:pPr>{properties}</w:pPr>{run('Some words')}</w:p>", styles=STYLES))
    assert unit.role is role


KEPT = '<w:t xml:space="preserve">'
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>rained</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "edit", "after"),
    [
        (
            BOLD + run(" hard.", ' xml:space="preserve"'),
            (Span(0, 11), "snowed"),
            BOLD.replace("rained", "snowed") + run(".", ' xml:space="preserve"'),
        ),
        (run("It rained."), (Span(0, 2), "A < b"), run("A &lt; b rained.")),
        (run("It rained."), (Span(2, 10), " "), run("It ", ' xml:space="preserve"')),
        (run(" It rained. "), (Span(10, 10), " Now."), run(" It rained. Now. ")),
        (run(" It rained. "), (Span(0, 2), " So"), run(" So rained.", ' xml:space="preserve"')),
        (run("It.", ' xml:space="default"'), (Span(0, 2), " It"), run(" It.", ' xml:space="preserve"')),
        (run("A bell."), (Span(0, 1), "\x07"), run("␇ bell.")),
        (
            run("It rained."),
            (Span(2, 3), "\t\r\n"),
            f"<w:r>{KEPT}It</w:t><w:tab/>{KEPT}</w:t><w:br/>{KEPT}rained.</w:t></w:r>",
        ),
        (
            '<w:r><w:t>A</w:t><w:br w:clear="all"/><w:t>b.</w:t></w:r>',
            (Span(0, 3), "C"),
            "<w:r><w:t>C</w:t><w:t>.</w:t></w:r>",
        ),
        (
            "<w:r><w:t>A</w:t><w:tab/><w:t>b.</w:t></w:r>",
            (Span(1, 2), ", "),
            '<w:r><w:t>A</w:t><w:t xml:space="preserve">, </w:t><w:t>b.</w:t></w:r>',
        ),
        (
            '<w:r><w:t>A</w:t><w:br w:clear="all"/><w:t>b.</w:t></w:r>',
            (Span(1, 2), " c\nd"),
            '<w:r><w:t>A</w:t><w:t xml:space="preserve"> c</w:t><w:br w:clear="all"/><w:t xml:space="preserve">d</w:t><w:t>b.</w:t></w:r>',
        ),
    ],
)  # fmt: skip
def test_edits_change_the_words_and_nothing_else(content, edit, after):
    assert body_after(package(f"<w:p>{content}</w:p>"), edit) == f"<w:p>{after}</w:p>"


def test_python_docx_reads_what_was_written():
    book = docx.Document()
    paragraph = book.add_paragraph("It rained for ")
    paragraph.add_run("three days").bold = True
    paragraph.add_run(" in Linwan.")
    book.save(saved := io.BytesIO())
    given = original(saved.getvalue())
    (segment,) = units(given)[0].segments
    edits = {"a.docx": {segment.id: [(Span(10, 24), "over four")]}}
    FORMAT.write(given, Reading(), edits, out := io.BytesIO())
    runs = docx.Document(out).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [
        ("It rained over four", None),
        ("", True),
        (" in Linwan.", None),
    ]


def test_parts_without_edits_are_the_same_bytes():
    given = Original.of(SAMPLE)
    (document,) = FORMAT.read(given, Reading())
    note = next(unit for unit in document.units if unit.attributes.get("part") == "footnote")
    edits = {document.name: {note.segments[0].id: [(Span(0, 7), "Reckoned")]}}
    FORMAT.write(given, Reading(), edits, out := io.BytesIO())
    with zipfile.ZipFile(SAMPLE) as before, zipfile.ZipFile(out) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        assert changed == ["word/footnotes.xml"]
        assert before.read(changed[0]).replace(b"Counted", b"Reckoned") == after.read(changed[0])


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (original(b""), "a.docx: not a whole ZIP archive"),
        (original(SAMPLE.read_bytes()[:-500]), "a.docx: not a whole ZIP archive"),
        (package("<w:p>"), "a.docx:word/document.xml:1: not well-formed XML"),
        (package("", root="workbook"), "a.docx: not a Word document inside; rename it to .xlsx"),
        (package("<w:p>&bomb;</w:p>"), "a.docx:word/document.xml:1: uses an entity"),
        (package("", styles="<w:style>"), "a.docx:word/styles.xml:1: not well-formed XML"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_line(given, error):
    with pytest.raises(InputError) as caught:
        list(FORMAT.read(given, Reading()))
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


def test_an_archive_that_is_no_office_file_says_so():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "It rained.")
    with pytest.raises(InputError, match="a ZIP archive, but not an Office file"):
        list(FORMAT.read(original(out.getvalue()), Reading()))


def test_deep_nesting_is_read_or_refused():
    deep = (
        "<w:sdt><w:sdtContent>" * 50_000 + f"<w:p>{run('Deep.')}</w:p>" + "</w:sdtContent></w:sdt>" * 50_000
    )
    assert texts(package(deep)) == ["Deep."]


def pages(path, folder):
    """Each page of a PDF as rows of grey pixels."""
    subprocess.run(["pdftoppm", "-r", "60", "-gray", str(path), str(folder / path.stem)], check=True)
    for page in sorted(folder.glob(f"{path.stem}-*.pgm")):
        _, size, _, pixels = page.read_bytes().split(b"\n", 3)
        width = int(size.split()[0])
        yield [pixels[at : at + width] for at in range(0, len(pixels), width)]


@pytest.mark.libreoffice
def test_an_edited_document_looks_as_before_but_for_the_edited_line(soffice, tmp_path):
    if shutil.which("pdftoppm") is None or not soffice(SAMPLE, "pdf").exists():
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("needs pdftoppm and LibreOffice Writer")
    given = Original.of(SAMPLE)
    (document,) = FORMAT.read(given, Reading())
    quote = next(unit for unit in document.units if unit.role is Role.QUOTE).segments[0]
    edited = tmp_path / "edited.docx"
    with edited.open("wb") as out:
        FORMAT.write(given, Reading(), {document.name: {quote.id: [(Span(0, 2), "They")]}}, out)
    before, after = (list(pages(soffice(path, "pdf"), tmp_path)) for path in (SAMPLE, edited))
    assert len(before) == len(after)
    different = [
        (page, row)
        for page, (old, new) in enumerate(zip(before, after, strict=True))
        for row, (left, right) in enumerate(zip(old, new, strict=True))
        if left != right
    ]
    assert different
    assert {page for page, _ in different} == {different[0][0]}
    assert different[-1][1] - different[0][1] < 14

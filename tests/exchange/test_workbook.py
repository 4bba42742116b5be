from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from batches import finding, item, sample_batch
from copydesk.exchange.workbook import row_check, write_workbook, write_workbooks
from copydesk.exchange.workbook.lists import CHOICES
from copydesk.exchange.workbook.styles import DONE, SEVERITY_COLOURS
from copydesk.model import Batch, Category, Document, Group, Role, Segment, Span, Unit

SHEETS = ["Read me", "Review", "Groups", "Document", "Summary", "Glossary", "Lists", "manifest"]
KIND = ("repeated-word", Category.DUPLICATION, "linguistic-conventions/grammar")
EXCEL_CELL = 32_767

Row = dict[str, Cell]


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return written(sample_batch(), tmp_path)


def written(batch: Batch, folder: Path) -> Workbook:
    write_workbook(batch, folder / "review.xlsx")
    return load_workbook(folder / "review.xlsx", rich_text=True)


def table(book: Workbook, sheet: str) -> list[Row]:
    titles, *rows = book[sheet].iter_rows()
    return [{str(title.value): cell for title, cell in zip(titles, row, strict=True)} for row in rows]


def runs(cell: Cell) -> list[tuple[str, str]]:
    """The text of a cell with a letter for each look: b(old), u(nderlined), s(truck)."""
    assert isinstance(cell.value, CellRichText)
    return [(str(run), looks(run)) for run in cell.value]


def looks(run: str | TextBlock) -> str:
    if isinstance(run, str):
        return ""
    font = run.font
    return "b" * bool(font.b) + "u" * bool(font.u) + "s" * bool(font.strike)


def one_sentence(text: str, span: Span, replacement: str | None = "x", *, name: str = "a.txt") -> Batch:
    document = Document(name, (Unit("u1", Role.BODY, (Segment("s1", text),)),))
    found = finding(document, "s1", span.start, span.end, KIND, replacement, "Why.")
    flagged = item((found,), text, span, replacement)
    return Batch("b1", (document,), (found,), (flagged,), (Group(found.group, (flagged,)),))


def test_the_sheets_stand_in_reading_order_and_the_machinery_is_hidden(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["Lists", "manifest"]
    assert not any(sheet.protection.sheet for sheet in book)


def test_review_has_its_columns(book: Workbook) -> None:
    assert list(table(book, "Review")[0]) == [
        "Item", "Document", "Place", "Machine text", "Source", "What is wrong", "Severity", "Before -> after",
        "Decision", "Corrected text", "Apply to", "Reason", "Comment", "Ask for a term", "Seen before",
        "Row check", "MQM type", "Points", "Reviewer's severity",
    ]  # fmt: skip


def test_the_source_has_a_column_only_where_there_is_one(tmp_path: Path) -> None:
    english = replace(sample_batch(), documents=sample_batch().documents[:1])
    items = tuple(i for i in english.items if i.lead.document == "desk/a.txt")
    book = written(replace(english, items=items), tmp_path)
    assert "Source" not in table(book, "Review")[0]
    assert "Source" not in table(book, "Document")[0]
    assert "Source" not in [cell.value for cell in book["Read me"]["A"]]


def test_every_item_has_a_row_in_the_order_of_the_batch(book: Workbook) -> None:
    assert [row["Item"].value for row in table(book, "Review")] == [i.id for i in sample_batch().items]


def test_a_row_says_what_is_wrong_then_why_then_how_far_to_trust_it(book: Workbook) -> None:
    assert runs(table(book, "Review")[0]["What is wrong"]) == [
        ("“New crown pneumonia” -> COVID-19", "b"),
        ("\nThe standard rendering is “COVID-19” (glossary T-1: WHO, naming of 11 February 2020).", ""),
        ("\nSafe: a sign-off accepts it.", ""),
    ]


def test_the_span_is_marked_and_the_change_is_shown(book: Workbook) -> None:
    row = table(book, "Review")[1]
    assert runs(row["Machine text"]) == [
        ("The hospital will Promote ", ""),
        ("new crown pneumonia", "bu"),
        (" care & became Lin Qiaozhen.", ""),
    ]
    assert runs(row["Before -> after"]) == [
        ("The hospital will Promote ", ""),
        ("new crown pneumonia", "s"),
        (" -> ", ""),
        ("COVID-19", "u"),
        (" care & became Lin Qiaozhen.", ""),
    ]


def test_a_deletion_shows_its_token_and_advice_has_no_text(book: Workbook) -> None:
    rows = table(book, "Review")
    assert runs(rows[3]["Before -> after"]) == [("(Finish)", "s"), (" -> ", ""), ("(delete)", "u")]
    assert str(rows[3]["What is wrong"].value).startswith("“(Finish)” -> (delete)\n")
    assert str(rows[2]["Before -> after"].value) == "No text to paste."


def test_a_missing_word_marks_its_neighbours_and_is_inserted_without_an_arrow(tmp_path: Path) -> None:
    batch = one_sentence("He went school.", Span(8, 8), "to ")
    (row,) = table(written(batch, tmp_path), "Review")
    assert runs(row["Machine text"])[1] == (" s", "bu")
    assert runs(row["Before -> after"]) == [("He went ", ""), ("to ", "u"), ("school.", "")]


def test_places_and_rows_lead_to_each_other(book: Workbook) -> None:
    review, document = table(book, "Review"), table(book, "Document")
    for row, flagged in zip(review, sample_batch().items, strict=True):
        target = document[row_number(row["Place"])]
        assert (target["Document"].value, target["Segment"].value) == (
            flagged.lead.document,
            flagged.segments[0],
        )
    back = [review[row_number(row["Rows"])]["Item"].value for row in document if row["Rows"].value]
    assert back == ["desk-a.txt-s1-0", "desk-a.txt-s2-26", "desk-a.txt-s4-0", "b.tsv-1-5"]
    assert [row["Place"].value for row in review[:3]] == ["¶1.1 headline", "¶2.1", "¶2.1"]


def row_number(cell: Cell) -> int:
    """Which row of its table a link leads to."""
    assert cell.hyperlink is not None
    assert cell.hyperlink.target is None
    return int(cell.hyperlink.location.partition("!A")[2]) - 2


def test_document_shows_the_running_text_with_everything_marked(book: Workbook) -> None:
    rows = table(book, "Document")
    assert [row["Segment"].value for row in rows] == ["s1", "s2", "s3", "s5", "s4", "1", "2"]
    assert [text for text, look in runs(rows[1]["Machine text"]) if look] == [
        "Promote", "new crown pneumonia", "became Lin Qiaozhen.",
    ]  # fmt: skip
    assert runs(rows[2]["Machine text"]) == [("In her speech, she", "bu"), (" spoke of <b>hope</b>.", "")]
    assert [row["Role"].value for row in rows[:5]] == ["headline", None, None, None, "end-mark"]
    assert [str(row["Rows"].value) for row in rows[:3]] == ["1 row", "3 rows", "None"]
    assert all(row["Final text"].value is None for row in rows)


def test_groups_show_what_occurs_more_than_once(book: Workbook) -> None:
    (row,) = table(book, "Groups")
    assert (row["Group"].value, row["Times"].value, row["Documents"].value) == ("covid", 3, 2)
    assert [text.lower() for text, look in runs(row["Examples"]) if look] == ["new crown pneumonia"] * 3
    assert str(row["Examples"].value).count("\n") == 2


def test_glossary_shows_the_concepts_that_were_hit(book: Workbook) -> None:
    first, second = table(book, "Glossary")
    values = [first[title].value for title in ("Concept", "Write", "Not", "Source", "Times")]
    assert values == ["T-1", "COVID-19", "new crown pneumonia", "新冠肺炎", 3]
    assert (second["Concept"].value, second["Times"].value) == ("T-2", 1)


def test_summary_counts_and_takes_the_sign_off(book: Workbook) -> None:
    lines = [[cell.value for cell in row] for row in book["Summary"].iter_rows()]
    assert ["Rows to decide", 7] in [line[:2] for line in lines]
    assert "number-mismatch: needs the source (documents: 1)" in [str(line[0]) for line in lines]
    header = ["Document", "Words", "Rows", "Critical", "Major", "Minor", "Neutral", "Safe", "Sign-off"]
    start = lines.index(header)
    assert lines[start + 1 :] == [
        ["desk/a.txt", 34, 5, 0, 4, 1, 0, 4, None],
        ["b.tsv", 9, 2, 0, 1, 1, 0, 1, None],
    ]
    (choice,) = book["Summary"].data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ("sign_offs", f"I{start + 2}:I{start + 3}")


def test_dropdowns_refer_to_defined_names_and_these_to_their_words(book: Workbook) -> None:
    offered = {
        (sheet.title, str(rule.sqref)): rule.formula1
        for sheet in (book["Review"], book["Groups"])
        for rule in sheet.data_validations.dataValidation
    }
    assert offered == {
        ("Review", "I2:I8"): "decisions",
        ("Review", "K2:K8"): "scopes",
        ("Review", "L2:L8"): "reasons",
        ("Review", "S2:S8"): "severities",
        ("Groups", "G2"): "decisions",
        ("Groups", "I2"): "group_scopes",
        ("Groups", "J2"): "reasons",
    }
    for name, words in CHOICES.items():
        ((sheet, cells),) = book.defined_names[name].destinations
        assert tuple(row[0].value for row in book[sheet][cells]) == words


def test_read_me_has_a_place_for_the_reviewers_name(book: Workbook) -> None:
    ((sheet, cell),) = book.defined_names["reviewer"].destinations
    entry = book[sheet][cell]
    assert (entry.value, entry.offset(column=-1).value) == (None, "Your name")


def test_sheets_are_ready_to_read_and_to_print(book: Workbook) -> None:
    for sheet, corner in (("Review", "D2"), ("Groups", "A2"), ("Document", "C2"), ("Glossary", "C2")):
        page = book[sheet]
        assert page.freeze_panes == corner
        assert page.auto_filter.ref == page.dimensions
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
    for sheet in SHEETS[:6]:
        setup = book[sheet].page_setup
        assert (book[sheet].sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight) == (
            True,
            1,
            0,
        )
        assert book[sheet].oddFooter.right.text == "Page &P of &N"


def test_what_few_reviewers_need_is_folded_away(book: Workbook) -> None:
    columns = book["Review"].column_dimensions
    folded = [letter for letter, column in columns.items() if column.hidden and column.outlineLevel == 1]
    assert folded == ["Q", "R", "S"]
    assert book["Review"].sheet_format.outlineLevelCol == 1


def test_rows_are_high_enough_but_free_to_grow(tmp_path: Path) -> None:
    batch = one_sentence("word " * 40 + "行业" * 40, Span(0, 4))
    write_workbook(batch, tmp_path / "review.xlsx")
    sheet = ZipFile(tmp_path / "review.xlsx").read("xl/worksheets/sheet2.xml").decode()
    assert '<row r="2" ht="155.25">' in sheet


def test_formatting_waits_for_decisions(book: Workbook) -> None:
    rules = {
        (str(area.sqref), rule.formula[0])
        for area in book["Review"].conditional_formatting
        for rule in area.rules
    }
    assert ("J2:J8", 'AND($I2="edit",TRIM($J2)="")') in rules
    assert ("A2:M8", '$I2<>""') in rules
    assert {("G2:G8", f'$G2="{severity}"') for severity in CHOICES["severities"]} <= rules


@pytest.mark.parametrize("pair", [*SEVERITY_COLOURS.values(), DONE])
def test_colours_have_enough_contrast(pair: tuple[str, str]) -> None:
    darker, lighter = (luminance(colour) + 0.05 for colour in pair)
    assert lighter / darker >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "=SUM(1+1)",
        "+1",
        "-1",
        "@here",
        "#N/A",
        "=",
        "'quoted",
        "_x0041_ is not A",
        "1e5",
        " two  blanks ",
        "😀 新冠",
    ],
)
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    flagged = one_sentence(text, Span(0, 1), name=text)
    for batch in (flagged, replace(flagged, findings=(), items=(), groups=())):
        book = written(batch, tmp_path)
        (row,) = table(book, "Document")
        assert (str(row["Machine text"].value), row["Machine text"].data_type) == (text, "s")
        assert (row["Document"].value, row["Document"].data_type) == (text, "s")
        assert not [cell for sheet in book for line in sheet for cell in line if cell.data_type in "fe"]


def test_an_escape_sequence_is_escaped_once(tmp_path: Path) -> None:
    write_workbook(one_sentence("Say _x0041_.", Span(0, 3)), tmp_path / "review.xlsx")
    sheet = ZipFile(tmp_path / "review.xlsx").read("xl/worksheets/sheet4.xml").decode()
    assert "_x005F_x0041_" in sheet
    assert "x005F_x005F" not in sheet


def test_control_characters_are_pictured_and_the_row_says_so(tmp_path: Path) -> None:
    (row,) = table(written(one_sentence("a\x00\x1b[31m\x7f\ufffe b\tc\r\nd", Span(2, 6)), tmp_path), "Review")
    assert str(row["Machine text"].value) == "a␀␛[31m␡\ufffd b\tc␍\nd"
    assert "A picture such as ␀ stands for a character" in str(row["What is wrong"].value)


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_text_too_long_for_a_cell_shows_a_window_round_the_span(tmp_path: Path, letter: str) -> None:
    text = letter * 60_000 + " wrong wrong " + letter * 60_000
    (row,) = table(written(one_sentence(text, Span(60_001, 60_012)), tmp_path), "Review")
    assert ("wrong wrong", "bu") in runs(row["Machine text"])
    for title in ("Machine text", "Before -> after"):
        shown = str(row[title].value)
        assert len(shown.encode("utf-16-le")) // 2 <= EXCEL_CELL
        assert (shown[0], shown[-1]) == ("…", "…")
    assert "Shown in part: the text has 120,013 characters." in str(row["What is wrong"].value)


def test_a_text_that_just_fits_is_shown_whole(tmp_path: Path) -> None:
    text = "a" * EXCEL_CELL
    (row,) = table(written(one_sentence(text, Span(0, 1)), tmp_path), "Review")
    assert str(row["Machine text"].value) == text


def test_the_row_check_is_made_of_what_the_row_shows(book: Workbook) -> None:
    for sheet, key, text in (
        ("Review", "Item", "Machine text"),
        ("Groups", "Group", "Examples"),
        ("Document", "Segment", "Machine text"),
    ):
        for row in table(book, sheet):
            assert row["Row check"].value == row_check(str(row[key].value), str(row[text].value))


def test_the_manifest_proves_every_item_and_segment(book: Workbook) -> None:
    rows = [tuple(cell.value for cell in row.values()) for row in table(book, "manifest")]
    assert rows[:2] == [("batch", None, "5f2c9b7a10d44e8891aa", None), ("format", None, "1", None)]
    assert [row[2] for row in rows if row[0] == "item"] == [i.id for i in sample_batch().items]
    segments = {(row[1], row[2]): row[3] for row in rows if row[0] == "segment"}
    assert segments == {(d.name, s.id): s.digest for d in sample_batch().documents for s in d.segments}


def test_equal_batches_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(sample_batch(), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with ZipFile(tmp_path / "one.xlsx") as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_nothing_flagged_is_said(tmp_path: Path) -> None:
    batch = replace(sample_batch(), findings=(), items=(), groups=(), concepts={}, not_run=(), proposed={})
    book = written(batch, tmp_path)
    assert table(book, "Review")[0]["Machine text"].value == "Nothing was flagged."
    assert table(book, "Review")[0]["Item"].value is None
    assert table(book, "Groups")[0]["What is wrong"].value == "No error occurs twice."
    assert table(book, "Glossary")[0]["Write"].value == "No term of the glossary was hit."


def test_a_batch_without_documents_is_written(tmp_path: Path) -> None:
    (path,) = write_workbooks(Batch("b1", (), (), (), (), failed=(("a.docx", "not a DOCX file"),)), tmp_path)
    book = load_workbook(path, rich_text=True)
    assert table(book, "Document")[0]["Machine text"].value == "No text was read."
    assert "a.docx: not a DOCX file" in [str(cell.value) for cell in book["Summary"]["A"]]


def test_a_small_batch_is_one_workbook(tmp_path: Path) -> None:
    assert write_workbooks(sample_batch(), tmp_path) == [tmp_path / "review.xlsx"]
    assert [row["Item"].value for row in table(load_workbook(tmp_path / "review.xlsx"), "Review")] == [
        i.id for i in sample_batch().items
    ]


def test_a_large_batch_is_cut_between_documents(tmp_path: Path) -> None:
    paths = write_workbooks(sample_batch(), tmp_path, rows=5)
    assert [path.name for path in paths] == ["review.xlsx", "review-2.xlsx"]
    books = [load_workbook(path, rich_text=True) for path in paths]
    assert [{row["Document"].value for row in table(book, "Document")} for book in books] == [
        {"desk/a.txt"},
        {"b.tsv"},
    ]
    assert [len(table(book, "Review")) for book in books] == [5, 2]
    assert [table(book, "Groups")[0]["Times"].value for book in books] == [3, 3]
    assert [table(book, "Glossary")[0]["Times"].value for book in books] == [2, 1]


def test_a_document_too_large_by_itself_is_cut_between_its_units(tmp_path: Path) -> None:
    books = [load_workbook(path) for path in write_workbooks(sample_batch(), tmp_path, rows=4)]
    assert [[row["Segment"].value for row in table(book, "Document")] for book in books] == [
        ["s1", "s2", "s3"],
        ["s5", "s4", "1", "2"],
    ]
    items = [row["Item"].value for book in books for row in table(book, "Review")]
    assert sorted(map(str, items)) == sorted(i.id for i in sample_batch().items)


def test_the_reference_names_every_sheet_and_column(book: Workbook) -> None:
    reference = Path(__file__).parents[2].joinpath("docs/reference/workbook.md").read_text(encoding="utf-8")
    for sheet in SHEETS:
        assert f"**{sheet}**" in reference
    for sheet in ("Review", "Groups", "Document", "Glossary"):
        for title in table(book, sheet)[0]:
            assert f"| {title} |" in reference


@pytest.mark.libreoffice
def test_the_workbook_survives_libreoffice(tmp_path: Path, soffice: Callable[[Path, str], Path]) -> None:
    before = written(sample_batch(), tmp_path)
    after = load_workbook(soffice(tmp_path / "review.xlsx", "xlsx"), rich_text=True)
    assert after.sheetnames == SHEETS
    for sheet in SHEETS[1:4]:
        for old, new in zip(table(before, sheet), table(after, sheet), strict=True):
            assert {title: str(cell.value) for title, cell in new.items()} == {
                title: str(cell.value) for title, cell in old.items()
            }
    for sheet in ("Review", "Groups", "Summary"):
        assert choices(after, sheet) == choices(before, sheet)
    assert runs(table(after, "Review")[1]["Machine text"])[1] == ("new crown pneumonia", "bu")


def choices(book: Workbook, sheet: str) -> set[tuple[str, str]]:
    return {(str(rule.sqref), rule.formula1) for rule in book[sheet].data_validations.dataValidation}


@pytest.mark.libreoffice
def test_row_checks_survive_a_detour_over_ods(tmp_path: Path, soffice: Callable[[Path, str], Path]) -> None:
    write_workbook(one_sentence("A tab\there, a line\r\nthere.", Span(2, 5)), tmp_path / "review.xlsx")
    ods = soffice(tmp_path / "review.xlsx", "ods")
    (row,) = table(load_workbook(soffice(ods, "xlsx"), rich_text=True), "Review")
    assert row["Row check"].value == row_check(str(row["Item"].value), str(row["Machine text"].value))

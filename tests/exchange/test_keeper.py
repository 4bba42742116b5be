"""The keeper's workbook: what goes out, what comes back, and what must not be opened."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from copydesk.errors import InputError
from copydesk.exchange.keeper import read_decided, write_docket
from copydesk.exchange.keeper.proposed import CHOICES
from copydesk.glossary.pending import Corpus, Docket, Sightings, pending
from copydesk.model import Concept, Lifecycle, Status, Term
from copydesk.text.excerpts import Excerpt

COVID = Concept(
    "T-1",
    (
        Term("COVID-19", Status.PREFERRED),
        Term("new crown", Status.PROPOSED, proposed_as="superseded", evidence="seen twice"),
        Term("crown", Status.PROPOSED, replacement="-"),
        Term("新冠肺炎", Status.PREFERRED, "zh"),
    ),
    definition="A disease.",
    note="Never “the crown”.",
    authority="WHO",
)
NEW = Concept(
    "T-2",
    (Term("win-win outcomes", Status.PREFERRED), Term("double win", Status.ADMITTED)),
    lifecycle=Lifecycle.PROPOSED,
    domain="economy",
)
SEEN = Sightings(2, 1, (("a.txt", Excerpt("The ", "new crown", " wave…")),), 1)
DOCKET = Docket(
    tuple((row, SEEN if row.term.text == "new crown" else None) for row in pending([COVID, NEW])),
    "d" * 64,
    corpus=Corpus(1, 1200),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_docket(DOCKET, tmp_path / "keeper.xlsx")
    return tmp_path / "keeper.xlsx"


def table(book: Workbook, sheet: str = "Proposed") -> list[dict[str, object]]:
    titles, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def filled(path: Path, rows: dict[int, dict[str, object]], name: str | None = "Ada") -> Path:
    """The workbook with entries in those rows of Proposed."""
    book = load_workbook(path)
    titles = [cell.value for cell in book["Proposed"][1]]
    for row, entries in rows.items():
        for title, value in entries.items():
            book["Proposed"].cell(row, titles.index(title) + 1).value = value
    book["Read me"]["B4"] = name
    book.save(path)
    return path


def fails(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_decided(path)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(path))


def test_the_sheets_and_what_is_hidden(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == ["Read me", "Proposed", "Summary", "Lists", "manifest"]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["Lists", "manifest"]
    assert not any(sheet.protection.sheet for sheet in book)


def test_a_row_says_all_that_a_keeper_needs(path: Path) -> None:
    rows = table(load_workbook(path))
    assert [row["Term"] for row in rows] == ["new crown", "crown", "win-win outcomes", "double win"]
    first = {title: value for title, value in rows[0].items() if value is not None}
    assert first == {
        "Row": DOCKET.rows[0][0].id,
        "Concept": "T-1",
        "Term": "new crown",
        "Language": "en",
        "Proposed as": "superseded",
        "Leads to": "COVID-19",
        "Source": "新冠肺炎",
        "Meaning": "A disease.\nNote: Never “the crown”.\nAuthority: WHO",
        "Evidence": "seen twice",
        "Hits": 2,
        "Documents": 1,
        "In context": "The new crown wave…  (a.txt)",
        "New findings": 1,
        "Row check": first["Row check"],
    }
    assert [(row["Proposed as"], row["Leads to"], row["Hits"]) for row in rows[1:]] == [
        ("deprecated", "advice only", None),
        ("preferred\nopens the new concept", "it is what to write", None),
        ("admitted\nwith its concept", "right as it stands", None),
    ]
    assert rows[2]["Meaning"] == "No authority is named."


def test_dropdowns_offer_decisions_and_statuses(path: Path) -> None:
    book = load_workbook(path)
    rules = {str(rule.sqref): rule.formula1 for rule in book["Proposed"].data_validations.dataValidation}
    assert rules == {"N2:N5": "verdicts", "P2:P5": "statuses"}
    for name, words in CHOICES.items():
        ((sheet, cells),) = book.defined_names[name].destinations
        assert tuple(row[0].value for row in book[sheet][cells]) == words


def test_summary_counts_by_kind_and_domain(path: Path) -> None:
    lines = [tuple(cell.value for cell in row) for row in load_workbook(path)["Summary"].iter_rows()]
    assert ("Terms to decide", 4, None, None, None) in lines
    assert ("New concepts among them", 1, None, None, None) in lines
    assert ("superseded", 1, 1, 2, 1) in lines
    assert ("economy", 2, 0, 0, 0) in lines


def test_the_guide_names_every_column(path: Path) -> None:
    guide = Path(__file__).parents[2].joinpath("docs/how-to/keeper.md").read_text(encoding="utf-8")
    assert [title for title in table(load_workbook(path))[0] if f"| {title} |" not in guide] == []


def test_without_a_corpus_nothing_is_counted(tmp_path: Path) -> None:
    write_docket(Docket(tuple((row, None) for row, _ in DOCKET.rows)), tmp_path / "k.xlsx")
    book = load_workbook(tmp_path / "k.xlsx")
    assert [(row["Hits"], row["New findings"]) for row in table(book)] == [(None, None)] * 4
    assert "No corpus was looked at" in str(book["Read me"]["A2"].value)
    assert ("superseded", 1) in [row[:2] for row in book["Summary"].iter_rows(values_only=True)]


def test_nothing_proposed_is_said(tmp_path: Path) -> None:
    write_docket(Docket(()), tmp_path / "k.xlsx")
    assert table(load_workbook(tmp_path / "k.xlsx"))[0]["Term"] == "Nothing is proposed."
    decided = read_decided(tmp_path / "k.xlsx")
    assert (decided.keeper, decided.verdicts, decided.undecided) == ("", (), 0)


def test_equal_dockets_give_equal_bytes(path: Path, tmp_path: Path) -> None:
    write_docket(DOCKET, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


def test_blank_rows_are_undecided_and_a_comment_is_no_decision(path: Path) -> None:
    decided = read_decided(filled(path, {3: {"Comment": "ask Bo"}}))
    assert (decided.keeper, decided.verdicts, decided.undecided) == ("Ada", (), 4)


def test_decisions_come_back_as_verdicts(path: Path) -> None:
    entries = {
        2: {"Decision": " Approve ", "As": "Deprecated", "Comment": "two\nlines"},
        5: {"Decision": "reword", "New wording": " a  double win ", "Replacement": "win-win outcome"},
    }
    decided = read_decided(filled(path, entries))
    first, second = decided.verdicts
    row = DOCKET.rows[0][0]
    assert (first.concept, first.language, first.term, first.digest) == ("T-1", "en", "new crown", row.digest)
    assert (first.decision, first.as_what, first.comment) == ("approve", "deprecated", "two lines")
    assert (second.decision, second.wording, second.as_what) == ("reword", "a double win", "admitted")
    assert (second.replacement, second.place) == ("win-win outcome", f"{path}:Proposed!5")
    assert decided.undecided == 2


def test_sorting_deleting_and_new_columns_do_not_matter(path: Path) -> None:
    filled(path, {2: {"Decision": "refuse"}, 4: {"Decision": "approve"}})
    book = load_workbook(path)
    sheet = book["Proposed"]
    titles, first, _, third, _ = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.delete_rows(1, 5)
    for row in (titles, third, first):
        sheet.append(["mine", *reversed(row)])
    book.save(path)
    decided = read_decided(path)
    assert [(v.term, v.decision) for v in decided.verdicts] == [
        ("win-win outcomes", "approve"),
        ("new crown", "refuse"),
    ]
    assert decided.undecided == 0


@pytest.mark.parametrize(
    ("entries", "cell", "why"),
    [
        ({"Decision": "=A1"}, "N2", "a formula in a cell; write the text itself"),
        ({"Decision": "approve", "Comment": "=A1"}, "R2", "a formula in a cell; write the text itself"),
        (
            {"Decision": "approve", "As": "#N/A"},
            "P2",
            "the error #N/A in a cell; write the text itself",
        ),
        ({"Decision": "approve", "Term": "the crown"}, "2", "the term was changed in its row; put it back"),
        ({"Decision": "approve", "Row": "0000000000"}, "2", "the row has lost its name; put back what"),
        ({"Decision": "approve", "Row": None}, "2", "the row has lost its name; put back what"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(
    path: Path, entries: dict[str, object], cell: str, why: str
) -> None:
    (verdict,) = read_decided(filled(path, {2: entries})).verdicts
    assert verdict.fault.startswith(why)
    assert verdict.place == f"{path}:Proposed!{cell}"


def test_numbers_and_days_are_read_as_they_look(path: Path) -> None:
    day = dt.datetime(2026, 1, 31)  # noqa: DTZ001 - a workbook knows no zones
    entries = {2: {"Decision": "refuse", "Comment": 2019.0, "Replacement": day}}
    (verdict,) = read_decided(filled(path, entries)).verdicts
    assert (verdict.comment, verdict.replacement) == ("2019", "2026-01-31")


def test_a_name_that_is_a_formula_is_refused_with_its_cell(path: Path) -> None:
    assert fails(filled(path, {}, "=A1")) == ":Read me!B4: a formula in a cell; write the text itself"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.remove(book["Proposed"]), ": there is no sheet 'Proposed'; put it back"),
        (lambda book: book.remove(book["manifest"]), ": there is no sheet 'manifest'; put it back"),
        (
            lambda book: book["Proposed"].delete_cols(14),
            ":Proposed!1: no column is called 'Decision'; put the titles back",
        ),
        (
            lambda book: book["Proposed"].cell(1, 1, "Term"),
            ":Proposed!1: no column is called 'Row'; put the titles back",
        ),
        (
            lambda book: book["Proposed"].cell(1, 20, "Row"),
            ":Proposed!1: more than one column is called 'Row'; put the titles back",
        ),
        (
            lambda book: book["manifest"].cell(2, 6, "2"),
            ": not a keeper's workbook of this version of copydesk; make a new one with 'copydesk glossary",
        ),
        (lambda book: book["Proposed"].delete_rows(1, 5), ":Proposed!1: no column is called 'Row'; put"),
    ],
)
def test_a_workbook_that_is_not_ours_any_more_is_refused(path: Path, change, said: str) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)
    assert fails(path).startswith(said)


def test_a_workbook_without_the_name_cell_has_no_keeper(path: Path) -> None:
    book = load_workbook(path)
    del book.defined_names["keeper"]
    book.save(path)
    assert read_decided(path).keeper == ""


@pytest.mark.parametrize("raw", [b"", b"PK\3\4", b"not a workbook"])
def test_what_is_no_workbook_is_refused(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    assert fails(path) == ": not a readable XLSX workbook; open it in Excel or LibreOffice and save it anew"


def repacked(path: Path, change) -> None:
    target = BytesIO()
    with ZipFile(path) as old, ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    path.write_bytes(target.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.exchange.workbook.returned._LARGEST", 2**20)
    repacked(path, lambda part, raw: raw + b" " * 2**20 * ("sheet1" in part))
    assert fails(path) == ": the workbook unpacks to 1 MiB, more than 1"


def test_a_document_type_is_refused(path: Path) -> None:
    laughs = b'<!DOCTYPE worksheet [<!ENTITY a "ha">]>'
    repacked(path, lambda part, raw: laughs + raw if "sheet2" in part else raw)
    assert fails(path) == ": the workbook declares a document type"


def test_a_broken_sheet_is_refused(path: Path) -> None:
    repacked(path, lambda part, raw: raw[:-40] if "sheet2" in part else raw)
    assert fails(path).startswith(": not a readable XLSX workbook")


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is(path: Path) -> None:
    size = b'<dimension ref="A1:XFD1048576"/><sheetViews>'
    repacked(path, lambda part, raw: raw.replace(b"<sheetViews>", size) if "sheet" in part else raw)
    assert read_decided(path).undecided == 4


@pytest.mark.parametrize("text", ["=SUM(1)", "+1", "-1", "@a", "#N/A", "_x0041_", "a\tb", "😀", "a\x07"])
def test_hostile_terms_come_back_as_they_are(tmp_path: Path, text: str) -> None:
    concept = Concept(text, (Term("right", Status.PREFERRED), Term(text, Status.PROPOSED)), definition=text)
    (row,) = pending([concept])
    write_docket(Docket(((row, None),)), tmp_path / "k.xlsx")
    (verdict,) = read_decided(filled(tmp_path / "k.xlsx", {2: {"Decision": "approve"}})).verdicts
    assert (verdict.fault, verdict.digest) == ("", row.digest)

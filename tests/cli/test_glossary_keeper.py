"""The keeper's round trip: fifty proposed terms decided in a workbook, and nobody opens the TSV."""

import csv
import shutil
from pathlib import Path

import pytest
import typer
from openpyxl import load_workbook

from copydesk.cli.glossary.approve import approve
from copydesk.cli.glossary.review import review
from copydesk.errors import CopydeskError

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "glossaries" / "current-affairs.tsv"
DAY = "2026-01-31"
TERMS = (
    "concept\tterm\tstatus\nT-1\tCOVID-19\tpreferred\nT-1\tcrown flu\tproposed\nT-1\tnew crown\tproposed\n"
)


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "g.tsv").write_text(TERMS, "utf-8")
    return tmp_path


def rows(path):
    """The glossary row by row: by concept, language and term, the columns that say something."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        (row["concept"], row.get("language", "en"), row["term"]): {
            column: value
            for column, value in row.items()
            if value and (column, value) != ("lifecycle", "approved")
        }
        for row in table
    }


def decide(path, decisions, name="Ada Keeper"):
    """Fills in the workbook: (concept, language, term) -> its entries."""
    book = load_workbook(path)
    sheet = book["Proposed"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        key = tuple(sheet.cell(line, at[title]).value for title in ("Concept", "Language", "Term"))
        for title, value in decisions.get(key, {}).items():
            sheet.cell(line, at[title]).value = value
    book["Read me"]["B4"] = name
    book.save(path)


def taken(*arguments, **options):
    with pytest.raises(typer.Exit) as left:
        approve(*arguments, **options)
    return left.value.exit_code


def decisions_about(proposed):
    """One of each kind in turn, with what the glossary must say of the term afterwards."""
    decided, expected = {}, {}
    for number, (key, row) in enumerate(proposed.items()):
        signed = {"approved_by": "Ada Keeper", "approved_on": DAY}
        as_proposed = row.get("proposed_as", "deprecated")
        decided[key], said, text = [
            ({"Decision": "approve"}, {"status": as_proposed, **signed}, key[2]),
            ({"Decision": "approve", "As": "superseded"}, {"status": "superseded", **signed}, key[2]),
            ({"Decision": "ambiguous"}, {"status": "ambiguous", **signed}, key[2]),
            (
                {"Decision": "reword", "New wording": f"{key[2]} {number}", "Replacement": "-"},
                {"status": as_proposed, "replacement": "-", **signed},
                f"{key[2]} {number}",
            ),
            (
                {"Decision": "refuse", "Comment": "right"},
                {"status": "refused", "evidence": "Ada Keeper: right"},
                key[2],
            ),
        ][number % 5]
        if "evidence" in said and "evidence" in row:
            said = {**said, "evidence": f"{row['evidence']}; {said['evidence']}"}
        expected[key] = (*key[:2], text), {**row, **said, "term": text}
    return decided, expected


def fifty_terms(work, saved=lambda path: path):
    shutil.copy(SOURCE, work / "terms.tsv")
    before = rows(work / "terms.tsv")
    new = {key[0] for key, row in before.items() if row.get("lifecycle") == "proposed"}
    waiting = {key: row for key, row in before.items() if row["status"] == "proposed" and key[0] not in new}
    fifty = dict(list(waiting.items())[:50])
    assert len(fifty) == 50
    decided, expected = decisions_about(fifty)
    review([work / "terms.tsv"], work / "keeper.xlsx", [str(ROOT / "segments" / "incoming")])
    decide(work / "keeper.xlsx", decided)
    taken(saved(work / "keeper.xlsx"), work / "terms.tsv", date=DAY)
    after = {key: row for key, row in before.items() if key not in fifty} | dict(expected.values())
    assert rows(work / "terms.tsv") == after


def test_fifty_terms_go_out_and_come_back(work):
    fifty_terms(work)


@pytest.mark.libreoffice
def test_fifty_terms_survive_libreoffice(work, soffice):
    fifty_terms(work, lambda path: soffice(path, "xlsx"))


@pytest.mark.libreoffice
def test_fifty_terms_survive_a_detour_over_ods(work, soffice):
    fifty_terms(work, lambda path: soffice(soffice(path, "ods"), "xlsx"))


def test_what_became_of_each_row_is_said(work, capsys):
    review([work / "g.tsv"])
    decisions = {
        ("T-1", "en", "crown flu"): {"Decision": "approve"},
        ("T-1", "en", "new crown"): {"Decision": "maybe"},
    }
    decide(work / "keeper.xlsx", decisions)
    assert taken(work / "keeper.xlsx", work / "g.tsv", date=DAY) == 1
    why = "no decision is called 'maybe'; choose approve, ambiguous, reword or refuse"
    assert capsys.readouterr().out.splitlines() == [
        "keeper.xlsx: 2 terms to decide",
        "T-1 “crown flu”: deprecated",
        f"{work}/keeper.xlsx:Proposed!3: refused: T-1 “new crown”: {why}",
        "1 applied, 1 refused, 0 undecided",
    ]


def test_taking_a_workbook_twice_changes_nothing(work, capsys):
    review([work / "g.tsv"])
    decide(work / "keeper.xlsx", {("T-1", "en", "crown flu"): {"Decision": "reword", "New wording": "crown"}})
    assert taken(work / "keeper.xlsx", work / "g.tsv", date=DAY) == 0
    once = (work / "g.tsv").read_bytes()
    assert taken(work / "keeper.xlsx", work / "g.tsv", date=DAY) == 0
    assert (work / "g.tsv").read_bytes() == once
    assert capsys.readouterr().out.splitlines()[1:] == [
        "T-1 “crown flu”: deprecated, reworded as “crown”",
        "1 applied, 1 undecided",
        "T-1 “crown flu”: stands there already",
        "1 applied, 1 undecided",
    ]


def test_without_a_date_the_day_stays_empty_and_it_says_so(work, capsys):
    review([work / "g.tsv"])
    decide(work / "keeper.xlsx", {("T-1", "en", "crown flu"): {"Decision": "approve"}})
    assert taken(work / "keeper.xlsx", work / "g.tsv", by="Bo") == 0
    assert (
        capsys.readouterr().err == "copydesk: approved_on stays empty; give the day with --date YYYY-MM-DD\n"
    )
    assert rows(work / "g.tsv")["T-1", "en", "crown flu"] == {
        "concept": "T-1",
        "term": "crown flu",
        "status": "deprecated",
        "approved_by": "Bo",
    }


def test_a_dry_run_writes_nothing_and_an_output_leaves_the_glossary(work):
    review([work / "g.tsv"])
    decide(work / "keeper.xlsx", {("T-1", "en", "crown flu"): {"Decision": "approve"}})
    taken(work / "keeper.xlsx", work / "g.tsv", date=DAY, dry_run=True)
    taken(work / "keeper.xlsx", work / "g.tsv", date=DAY, output=work / "new.tsv")
    assert (work / "g.tsv").read_text("utf-8") == TERMS
    assert rows(work / "new.tsv")["T-1", "en", "crown flu"]["status"] == "deprecated"


def test_in_a_folder_only_the_file_that_changed_is_written(work):
    (work / "terms").mkdir()
    (work / "g.tsv").rename(work / "terms" / "a.tsv")
    unsorted = "concept\tterm\tstatus\nZ-1\tz\tpreferred\nA-1\ta\tpreferred\n"
    (work / "terms" / "b.tsv").write_text(unsorted, "utf-8")
    review([work / "terms"])
    decide(work / "keeper.xlsx", {("T-1", "en", "crown flu"): {"Decision": "refuse"}})
    assert taken(work / "keeper.xlsx", work / "terms", date=DAY) == 0
    assert rows(work / "terms" / "a.tsv")["T-1", "en", "crown flu"]["status"] == "refused"
    assert (work / "terms" / "b.tsv").read_text("utf-8") == unsorted


def test_new_lint_errors_are_named(work, capsys):
    (work / "g.tsv").write_text(TERMS + "T-2\tcrown court\tpreferred\n", "utf-8")
    review([work / "g.tsv"])
    reworded = {"Decision": "reword", "New wording": "crown court"}
    decide(work / "keeper.xlsx", {("T-1", "en", "new crown"): reworded})
    assert taken(work / "keeper.xlsx", work / "g.tsv", date=DAY) == 1
    assert "! “crown court” is " in capsys.readouterr().out


def test_review_writes_tbx_of_the_same_concepts(work, capsys):
    (work / "g.tsv").write_text(TERMS + "T-2\tport\tpreferred\n", "utf-8")
    review([work / "g.tsv"], tbx=work / "keeper.tbx")
    assert capsys.readouterr().out.splitlines()[1] == f"{work}/keeper.tbx: 1 concept"
    assert "port" not in (work / "keeper.tbx").read_text("utf-8")


def test_a_wide_glossary_is_refused_before_anything_is_written(work):
    wide = "concept\tpreferred\tproposed\nT-1\tCOVID-19\tcrown flu\n"
    (work / "g.tsv").write_text(wide, "utf-8")
    review([work / "g.tsv"])
    decide(work / "keeper.xlsx", {("T-1", "en", "crown flu"): {"Decision": "approve"}})
    with pytest.raises(CopydeskError, match="cannot hold the approved_by “Ada Keeper”"):
        approve(work / "keeper.xlsx", work / "g.tsv", date=DAY)
    with pytest.raises(CopydeskError, match="cannot hold"):
        approve(work / "keeper.xlsx", work / "g.tsv", date=DAY, output=work / "other.tsv")
    assert (work / "g.tsv").read_text("utf-8") == wide


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: review([Path("g.tsv")], Path("k.ods")), "k.ods: not the name of a workbook; let it end"),
        (review, "no glossary is named, and this is no project folder; name a file or folder"),
        (lambda: approve(Path("g.tsv"), Path("g.tsv")), "g.tsv: not a readable XLSX workbook; open it in"),
        (lambda: approve(Path("no.xlsx"), Path("g.tsv")), "no.xlsx: cannot be read (no such file or"),
        (lambda: approve(Path("k.xlsx"), Path("g.tsv"), date="31.1.2026"), "--date: not a date: '31.1.2026'"),
        (lambda: approve(Path("k.xlsx"), Path("none.tsv")), "none.tsv: no such glossary"),
        (
            lambda: approve(Path("k.xlsx"), Path("g.tsv")),
            "k.xlsx: nobody's name is in it; give the name of who",
        ),
    ],
)
def test_what_is_wrong_is_one_line(work, call, said):
    review([work / "g.tsv"], work / "k.xlsx")
    decide(work / "k.xlsx", {("T-1", "en", "crown flu"): {"Decision": "approve"}}, name=None)
    with pytest.raises(CopydeskError) as caught:
        call()
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)

"""`copydesk merge` from outside: what it writes, says and leaves alone."""

import hashlib
import json
import shutil

import pytest
from openpyxl import load_workbook

TEXT = "Flood\n\nThe new crown pneumonia wave hit the the port.\n\nSo new crown pneumonia stays.\n"
TERMS = "concept\tterm\tstatus\nT-1\tCOVID-19\tpreferred\nT-1\tnew crown pneumonia\tdeprecated\n"


@pytest.fixture
def work(tmp_path, desk):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "g.tsv").write_text(TERMS, "utf-8")
    assert desk("send", "a.txt", "-g", "g.tsv", "-o", "batch").returncode == 0
    return tmp_path


def fill(work, name, *, sent="batch/review.xlsx", reviewer="", **decisions):
    """A returned workbook: the marked words of a row (`_` for a blank) -> decision, or decision and text."""
    book = load_workbook(work / sent, rich_text=True)
    (place,) = book.defined_names["reviewer"].destinations
    book[place[0]][place[1]] = reviewer or name
    sheet = book["Review"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        wrong = str(sheet.cell(row, heads["What is wrong"]).value)
        for words, said in decisions.items():
            if words.replace("_", " ") in wrong:
                verdict, text = said if isinstance(said, tuple) else (said, None)
                sheet.cell(row, heads["Decision"]).value = verdict
                sheet.cell(row, heads["Corrected text"]).value = text
    path = work / f"{name}.xlsx"
    book.save(path)
    return path


def files(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def receipt(folder):
    return json.loads((folder / "receipt.json").read_text("utf-8"))


def test_with_nothing_returned_the_documents_are_as_they_came(desk, work):
    done = desk("merge", "--batch", "batch", "--output", "out")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (work / "out/final/a.txt").read_bytes() == (work / "a.txt").read_bytes()
    assert sorted(files(work / "out")) == ["decisions.jsonl", "final/a.txt", "receipt.json"]
    assert set(receipt(work / "out")["counts"].values()) == {0}


def test_decisions_come_into_the_text_and_every_one_is_accounted_for(desk, work):
    fill(work, "Li", new_crown="accept", the_the="reject")
    before = files(work / "batch")
    done = desk("merge", "Li.xlsx", "--batch", "batch", "-o", "out", "-g", "g.tsv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (work / "out/final/a.txt").read_text("utf-8") == TEXT.replace("new crown pneumonia", "COVID-19")
    account = receipt(work / "out")
    assert (account["counts"]["applied"], account["counts"]["rejected"]) == (2, 1)
    assert account["returned"][0]["sha256"] == hashlib.sha256((work / "Li.xlsx").read_bytes()).hexdigest()
    assert account["checked_again"] == {"segments": 2, "findings": []}
    lines = (work / "out/decisions.jsonl").read_text("utf-8").splitlines()
    assert sorted(json.loads(line)["verdict"] for line in lines) == ["accept", "accept", "reject"]
    page = (work / "out/final/a.txt.redline.html").read_text("utf-8")
    assert "2\N{NO-BREAK SPACE}changes." in page
    assert page.count("Li accepted") == 2
    assert files(work / "batch") == before


def test_merging_again_gives_the_same_bytes_and_a_dry_run_none(desk, work):
    fill(work, "Li", new_crown="accept")
    dry = desk("merge", "Li.xlsx", "--batch", "batch", "-o", "out", "--dry-run")
    assert (dry.returncode, (work / "out").exists()) == (0, False)
    assert b"dry run: nothing written" in dry.stdout
    desk("merge", "Li.xlsx", "--batch", "batch", "-o", "out")
    first = files(work / "out")
    shutil.copy(work / "Li.xlsx", work / "copy.xlsx")
    desk("merge", "Li.xlsx", "--batch", "batch", "-o", "out")
    assert files(work / "out") == first
    desk("merge", "Li.xlsx", "copy.xlsx", "--batch", "batch", "-o", "twice")
    assert (work / "twice/decisions.jsonl").read_bytes() == (work / "out/decisions.jsonl").read_bytes()


def test_a_conflict_keeps_the_machine_s_words_and_can_be_ruled_on(desk, work):
    fill(work, "Li", new_crown="accept", the_the="accept")
    fill(work, "Wang", new_crown=("edit", "coronavirus"))
    done = desk("merge", "Li.xlsx", "Wang.xlsx", "--batch", "batch", "-o", "out")
    assert done.returncode == 1
    assert (work / "out/final/a.txt").read_text("utf-8") == TEXT.replace("the the", "the")
    assert receipt(work / "out")["counts"]["conflicting"] == 4
    book = load_workbook(work / "out/conflicts.xlsx")
    said = [row[4].value for row in book["Review"].iter_rows(min_row=2)]
    assert len(said) == 2
    assert all("Li: accept “COVID-19” (" in words and "Wang: edit “coronavirus” (" in words for words in said)
    fill(work, "ruling", sent="out/conflicts.xlsx", reviewer="Chief", new_crown="reject")
    done = desk("merge", "Li.xlsx", "Wang.xlsx", "ruling.xlsx", "--batch", "batch", "-o", "out")
    assert (done.returncode, done.stderr) == (0, b"")
    assert receipt(work / "out")["counts"]["rejected"] == 2
    assert "conflicts.xlsx" not in files(work / "out")


@pytest.mark.parametrize(("rule", "words"), [("first", "COVID-19"), ("prefer=wang", "coronavirus")])
def test_a_rule_decides_where_two_differ(desk, work, rule, words):
    fill(work, "Li", new_crown="accept")
    fill(work, "Wang", new_crown=("edit", "coronavirus"))
    done = desk("merge", "Li.xlsx", "Wang.xlsx", "--batch", "batch", "-o", "out", "--on-conflict", rule)
    assert done.returncode == 0
    assert (work / "out/final/a.txt").read_text("utf-8") == TEXT.replace("new crown pneumonia", words)


def test_an_edit_that_brings_in_an_error_is_told(desk, work):
    fill(work, "Li", the_the=("edit", "a a"))
    done = desk("merge", "Li.xlsx", "--batch", "batch", "-o", "out")
    assert "1 edited segment checked again: 1 new finding" in done.stdout.decode()
    (finding,) = receipt(work / "out")["checked_again"]["findings"]
    assert (finding["check"], finding["text"]) == ("repeated-word", "a a")


def test_a_file_that_cannot_be_read_fails_alone(desk, work):
    fill(work, "Li", the_the="accept")
    (work / "bad.xlsx").write_bytes(b"no workbook")
    done = desk("merge", "bad.xlsx", "Li.xlsx", "--batch", "batch", "-o", "out")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("copydesk: bad.xlsx: ")
    assert (work / "out/final/a.txt").read_text("utf-8") == TEXT.replace("the the", "the")
    assert [each["place"] for each in receipt(work / "out")["refusals"]] == ["bad.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--batch", "batch", "--on-conflict", "last"], "--on-conflict: no rule for conflicts: 'last'"),
        (["--batch", "nothing"], "nothing/batch.json: cannot be read"),
        (["x.xlsx", "--batch", "batch"], "x.xlsx: no such file or folder"),
        ([], "no batch to merge into"),
        (["--batch", "batch", "-o", "batch"], "the folder for the merge holds a file that no merge wrote"),
    ],
)
def test_wrong_command_lines(desk, work, arguments, fault):
    before = files(work)
    done = desk("merge", *arguments)
    assert (done.returncode, fault in done.stderr.decode()) == (2, True), done.stderr
    assert files(work) == before


def test_in_a_project_the_batch_is_found_by_what_came_back(desk, work):
    assert desk("init", "p").returncode == 0
    shutil.copy(work / "g.tsv", work / "p/glossaries")
    project = ["--config", "p/copydesk.toml"]
    for text in ("One two two.\n", "The the end.\n"):
        (work / "p/incoming/a.txt").write_text(text, "utf-8")
        assert desk("run", *project).returncode == 0
    for folder in sorted((work / "p/batches").iterdir()):
        fill(
            work, f"p/returned/{folder.name}", sent=folder / "review.xlsx", two_two="accept", The_the="accept"
        )
    done = desk("merge", *project)
    assert (done.returncode, done.stderr) == (0, b"")
    finals = [(f / "merged/final/a.txt").read_text("utf-8") for f in (work / "p/batches").iterdir()]
    assert sorted(finals) == ["One two.\n", "The end.\n"]

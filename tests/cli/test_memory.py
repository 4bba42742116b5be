"""A desk's memory over several days: what was rejected stays settled, and says by whom."""

import json

import openpyxl
import pytest

TERMS = "concept\tterm\tstatus\nT-1\tCOVID-19\tpreferred\nT-1\tnew crown pneumonia\tdeprecated\n"
TEXT = "Harbour reopens\n\nThe port had new crown pneumonia cases, and and the new crown pneumonia ward closed. It opens again in June.\n"


@pytest.fixture
def desk(desk):
    """The command, what it says as text."""

    def run(*arguments, **more):
        done = desk(*arguments, **more)
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        return done

    return run


@pytest.fixture
def project(desk, tmp_path, monkeypatch):
    assert desk("init", ".").returncode == 0
    (tmp_path / "glossaries" / "house.tsv").write_text(TERMS, "utf-8")
    (tmp_path / "incoming" / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def run(desk, project, date):
    """The batch of a day: its folder."""
    done = desk("run", "--date", date)
    assert done.returncode == 0, done.stderr
    return next(path for path in project.joinpath("batches").iterdir() if path.name.startswith(date))


def found(batch):
    return [json.loads(line)["text"] for line in (batch / "findings.jsonl").read_text("utf-8").splitlines()]


def decide(desk, project, batch, verdicts):
    """Fill in the workbook, row by row of the text, and merge it; gives the final text."""
    book = openpyxl.load_workbook(batch / "review.xlsx", rich_text=True)
    sheet = book["Review"]
    names = {cell.value: cell.column for cell in sheet[1]}
    places = {
        json.loads(line)["id"]: n
        for n, line in enumerate((batch / "findings.jsonl").read_text("utf-8").splitlines())
    }
    for row in range(2, sheet.max_row + 1):
        verdict, scope = verdicts[places[sheet.cell(row, names["Item"]).value]]
        sheet.cell(row, names["Decision"]).value = verdict
        sheet.cell(row, names["Apply to"]).value = scope
        if verdict == "reject":
            sheet.cell(row, names["Reason"]).value = "right in context"
    book.save(project / "returned" / f"{batch.name}.xlsx")
    done = desk("merge", project / "returned" / f"{batch.name}.xlsx", "--batch", batch)
    assert done.returncode == 0, done.stderr + done.stdout
    return (batch / "merged" / "final" / "a.txt").read_text("utf-8")


def test_accept_one_reject_its_neighbour_and_nothing_returns(desk, project):
    first = run(desk, project, "2024-05-01")
    assert found(first) == ["new crown pneumonia", "and and", "new crown pneumonia"]
    final = decide(desk, project, first, [("accept", "this"), ("accept", "this"), ("reject", "this")])
    assert final == TEXT.replace("new crown pneumonia cases, and and", "COVID-19 cases, and")

    (project / "incoming" / "a.txt").write_text(final, "utf-8")
    second = run(desk, project, "2024-05-02")
    assert found(second) == []
    (line,) = (second / "settled.jsonl").read_text("utf-8").splitlines()
    decision = json.loads(line)["decision"]
    assert (decision["verdict"], decision["reason"]) == ("reject", "right in context")
    assert decision["decided_at"].startswith("20")
    page = (second / "report.html").read_text("utf-8")
    assert "Settled earlier" in page
    assert "right in context" in page


def test_a_settled_finding_stays_so_through_edits_of_a_later_batch(desk, project):
    first = run(desk, project, "2024-05-01")
    final = decide(desk, project, first, [("accept", "this"), ("defer", "this"), ("reject", "this")])
    (project / "incoming" / "a.txt").write_text(final, "utf-8")
    second = run(desk, project, "2024-05-02")
    assert found(second) == ["and and"]
    final = decide(desk, project, second, [("accept", "this")])
    (project / "incoming" / "a.txt").write_text(final, "utf-8")
    assert found(run(desk, project, "2024-05-03")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"An hour ago.\n\n{TEXT}\nMore is known tomorrow.\n"),
        ("renamed.txt", TEXT),
        ("a.md", f"# {TEXT}"),
        ("a.jsonl", "".join(json.dumps({"target": part}) + "\n" for part in TEXT.strip().split("\n\n"))),
        (
            "a.tsv",
            "target\nHarbour reopens\nThe port had new crown pneumonia cases,\nand and the new crown pneumonia ward closed. It opens again in June.\n",
        ),
    ],
)
def test_it_stays_settled_when_edited_elsewhere_renamed_in_another_format_or_segmented_anew(
    desk, project, name, text
):
    decide(desk, project, run(desk, project, "2024-05-01"), [("reject", "this")] * 3)
    (project / "incoming" / "a.txt").unlink()
    (project / "incoming" / name).write_text(text, "utf-8")
    assert "new crown pneumonia" not in found(run(desk, project, "2024-05-02"))


@pytest.mark.parametrize(
    ("terms", "returns"),
    [
        (TERMS.replace("COVID-19", "Covid-19"), True),
        (f"{TERMS}T-1\tnovel crown pneumonia\tdeprecated\n", False),
    ],
)
def test_it_returns_when_the_rule_changed(desk, project, terms, returns):
    decide(desk, project, run(desk, project, "2024-05-01"), [("reject", "always")] * 3)
    (project / "glossaries" / "house.tsv").write_text(terms, "utf-8")
    second = run(desk, project, "2024-05-02")
    assert ("new crown pneumonia" in found(second)) == returns
    sheet = openpyxl.load_workbook(second / "review.xlsx")["Review"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Seen before")
    seen = [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]
    assert any(value and "rejected, right in context, 20" in value for value in seen) == returns


def test_it_returns_when_its_words_changed_and_a_later_word_goes_before(desk, project):
    first = run(desk, project, "2024-05-01")
    decide(desk, project, first, [("reject", "this")] * 3)
    (project / "incoming" / "a.txt").write_text(TEXT.replace("ward", "hospital"), "utf-8")
    assert found(run(desk, project, "2024-05-02")) == ["new crown pneumonia"]
    decide(desk, project, first, [("accept", "this")] * 3)
    (project / "incoming" / "a.txt").write_text(TEXT, "utf-8")
    assert found(run(desk, project, "2024-05-03")) == [
        "new crown pneumonia",
        "and and",
        "new crown pneumonia",
    ]


def test_listing_exporting_importing_and_forgetting(desk, project):
    decide(desk, project, run(desk, project, "2024-05-01"), [("reject", "this")] * 3)
    listed = desk("memory", "list").stdout
    assert "2024-05-01" in listed
    assert "1 document, 3 decisions" in listed
    shown = desk("memory", "list", "--document", "a.txt").stdout
    assert "nonstandard-rendering" in shown
    assert "reject: right in context, rejected" in shown
    assert desk("memory", "export", "-o", "memory.jsonl").returncode == 0
    assert desk("memory", "export").stdout == (project / "memory.jsonl").read_text("utf-8")
    taken = desk("memory", "import", "memory.jsonl", "--database", "other.db")
    assert taken.stdout == "new: 3 decisions, 1 batch; in the file: 3 decisions\n"
    assert (
        desk("memory", "export", "--database", "other.db").stdout.splitlines()[1:]
        == desk("memory", "export").stdout.splitlines()[1:]
    )
    gone = desk("memory", "forget", "--document", "a.txt")
    assert gone.stdout == "forgotten: 3 decisions, 1 document, 1 batch\n"
    assert desk("memory", "list").stdout.startswith("0 batches in ")
    assert len(found(run(desk, project, "2024-05-02"))) == 3


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '{"date": "2024-05-01"}',
            "m.jsonl:1: neither a decision nor a batch; give a 'verdict' or a 'batch'",
        ),
        ('{"batch": "b", "date": "May"}', "m.jsonl:1: not a date: 'May'; write YYYY-MM-DD"),
        ('{"batch": "b", "verdict": "reject", "turn": "x"}', "m.jsonl:1: 'turn' is not a number"),
        ('{"batch": "b", "verdict": "reject", "turn": 9999999999}', "m.jsonl:1: 'turn' is too large"),
        (
            '{"batch": "b", "verdict": "reject", "fate": "x"}',
            "m.jsonl:1: unknown fate 'x'; use one of applied, rejected",
        ),
        (
            '{"batch": "b", "verdict": "reject", "fingerprints": [1]}',
            "m.jsonl:1: 'fingerprints' is not a list of strings",
        ),
        ('{"verdict": "reject"}', "m.jsonl:1: the decision names no batch; give its 'batch'"),
    ],
)
def test_a_broken_export_is_one_line(desk, tmp_path, line, message):
    (tmp_path / "m.jsonl").write_text(line + "\n", "utf-8")
    done = desk("memory", "import", "m.jsonl", "--database", "m.db")
    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "m.db").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("list",), "no database is named, and this is no project folder; name one with --database"),
        (("list", "--database", "none.db"), "none.db: no such database; 'copydesk merge' makes it"),
        (
            ("forget", "--database", "none.db"),
            "nothing is named; say what to forget: --document, --batch or --before",
        ),
        (("forget", "--before", "May"), "--before: not a date: 'May'; write YYYY-MM-DD"),
        (("export", "--database", "mysql://x"), "'mysql' is no database that copydesk knows"),
    ],
)
def test_what_is_wrong_is_one_line(desk, arguments, message):
    done = desk("memory", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert message in done.stderr


def test_outside_of_a_project_nothing_is_remembered(desk, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert desk("run", "a.txt", "-o", "out").returncode == 0
    assert not list(tmp_path.glob("**/*.db"))


def test_a_check_loads_no_database(desk, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = desk("check", "a.txt", "--fail-on", "never", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert "copydesk.engine" in done.stderr
    assert "sqlalchemy" not in done.stderr
    assert "alembic" not in done.stderr


def test_the_address_of_the_database_stays_out_of_the_batch(desk, project):
    settings = (project / "copydesk.toml").read_text("utf-8")
    first = run(desk, project, "2024-05-01")
    (project / "copydesk.toml").write_text(f'{settings}\n[memory]\ndatabase = "elsewhere.db"\n', "utf-8")
    second = run(desk, project, "2024-05-01")
    assert first == second
    assert b"elsewhere" not in b"".join(path.read_bytes() for path in second.rglob("*.json"))
    decide(desk, project, second, [("reject", "this")] * 3)
    assert (project / "elsewhere.db").is_file()
    assert not (project / "copydesk.db").exists()

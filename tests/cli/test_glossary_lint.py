"""`copydesk glossary lint` from outside."""

import json

import pytest

HEADER = "concept\tterm\tstatus\tauthority\n"
FLAWED = HEADER + (
    "T-1\tCOVID-19\tpreferred\tWHO\n"
    "T-1\tnovel coronavirus\tdeprecated\t\n"
    "T-2\tnovel coronavirus\tpreferred\tWHO\n"
    "T-3\tsummit\tpreferred\t\n"
)
CLEAN = HEADER + "T-1\tCOVID-19\tpreferred\tWHO\nT-1\tnew crown\tdeprecated\t\n"


@pytest.fixture
def work(tmp_path):
    (tmp_path / "g.tsv").write_text(FLAWED, "utf-8")
    (tmp_path / "clean.tsv").write_text(CLEAN, "utf-8")
    return tmp_path


def test_errors_and_warnings_stand_with_their_lines_and_mends(desk, work):
    done = desk("glossary", "lint", "g.tsv")
    assert (done.returncode, done.stderr) == (1, b"")
    wrong, unvouched, summary = done.stdout.decode().splitlines()
    said = "“novel coronavirus” is wrong here and right in T-2; take out one of the two"
    assert wrong == f"g.tsv:3: error: {said} [wrong-and-right]"
    said = "T-3 names no authority; say in the column authority where the rendering comes from"
    assert unvouched == f"g.tsv:5: warning: {said} [no-authority]"
    assert summary == "1 error, 1 warning"


def test_a_glossary_without_flaws_is_silent(desk, work):
    done = desk("glossary", "lint", "clean.tsv", "--strict")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_corpus_names_what_was_never_met_and_strict_makes_that_fail(desk, work):
    (work / "a.txt").write_text("It rained.\n", "utf-8")
    lenient = desk("glossary", "lint", "clean.tsv", "--corpus", "a.txt")
    assert lenient.returncode == 0
    assert b"clean.tsv:3: warning: " in lenient.stdout
    assert b"[unseen-variant]" in lenient.stdout
    assert desk("glossary", "lint", "clean.tsv", "--corpus", "a.txt", "--strict").returncode == 1


def test_a_later_glossary_goes_over_an_earlier_one(desk, work):
    (work / "house.tsv").write_text(HEADER + "T-2\toutbreak\tpreferred\tWHO\n", "utf-8")
    assert desk("glossary", "lint", "g.tsv", "house.tsv").returncode == 0


def test_json_says_the_same(desk, work):
    done = desk("glossary", "lint", "g.tsv", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["version"], report["summary"]) == (1, {"errors": 1, "warnings": 1})
    assert report["findings"][0] == {
        "rule": "wrong-and-right",
        "level": "error",
        "concept": "T-1",
        "term": "novel coronavirus",
        "place": "g.tsv:3",
        "message": "“novel coronavirus” is wrong here and right in T-2",
        "mend": "take out one of the two",
    }


def test_sarif_points_at_the_row(desk, work):
    done = desk("glossary", "lint", "g.tsv", "-f", "sarif")
    (run,) = json.loads(done.stdout)["runs"]
    assert done.returncode == 1
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("wrong-and-right", "error"),
        ("no-authority", "warning"),
    ]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "g.tsv"},
        "region": {"startLine": 3},
    }
    assert json.loads(desk("glossary", "lint", "clean.tsv", "-f", "sarif").stdout)["runs"][0]["results"] == []


def test_sarif_counts_the_rows_of_a_workbook_as_lines(desk, work):
    assert desk("glossary", "convert", "g.tsv", "g.xlsx").returncode == 0
    (run,) = json.loads(desk("glossary", "lint", "g.xlsx", "-f", "sarif").stdout)["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "g.xlsx"},
        "region": {"startLine": 3},
    }


def test_what_cannot_be_read_is_one_line_and_exit_code_2(desk, work):
    (work / "broken.tsv").write_text("concept\tterm\nT-1\tCOVID-19\n", "utf-8")
    for arguments, said in [
        (["broken.tsv"], b"no column is called 'status'"),
        (["none.tsv"], b"no such glossary"),
        ([], b"no glossary is named"),
    ]:
        done = desk("glossary", "lint", *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert said in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_in_a_project_folder_its_own_glossaries_are_linted(desk, work):
    (work / "copydesk.toml").write_text('[glossary]\npaths = ["clean.tsv"]\n', "utf-8")
    done = desk("glossary", "lint")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

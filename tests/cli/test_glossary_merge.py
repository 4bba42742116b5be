"""`copydesk glossary diff` and `merge` from outside."""

import json

import pytest

HEADER = "concept\tterm\tstatus\tauthority\n"
BASE = HEADER + "T-1\tCOVID-19\tpreferred\tWHO\nT-1\tnew crown\tdeprecated\t\n"
OURS = HEADER + "T-1\tCOVID-19\tpreferred\tWHO\nT-1\tnew crown\tsuperseded\t\nT-2\tSCO\tpreferred\tSCO\n"
THEIRS = (
    HEADER + "T-1\tnew crown\tdeprecated\t\nT-1\tcrown flu\tambiguous\t\nT-1\tCOVID-19\tpreferred\tWHO 2020\n"
)


@pytest.fixture
def work(tmp_path):
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / f"{name}.tsv").write_text(text, "utf-8")
    return tmp_path


def test_diff_names_concepts_terms_and_fields(desk, work):
    done = desk("glossary", "diff", "base.tsv", "ours.tsv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == [
        "~ T-1 “new crown” (en) status: deprecated -> superseded",
        "+ T-2",
        "+ T-2 preferred “SCO” (en)",
        "2 added, 1 changed",
    ]
    assert b"- T-2 preferred" in desk("glossary", "diff", "ours.tsv", "base.tsv").stdout


def test_diff_does_not_mind_the_format_of_the_file(desk, work):
    assert desk("glossary", "convert", "ours.tsv", "ours.tbx").returncode == 0
    done = desk("glossary", "diff", "ours.tsv", "ours.tbx")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_diff_as_json(desk, work):
    report = json.loads(desk("glossary", "diff", "base.tsv", "theirs.tsv", "-f", "json").stdout)
    assert report == {
        "version": 1,
        "changes": [
            {
                "change": "changed",
                "concept": "T-1",
                "term": None,
                "language": None,
                "status": None,
                "field": "authority",
                "before": "WHO",
                "after": "WHO 2020",
            },
            {
                "change": "added",
                "concept": "T-1",
                "term": "crown flu",
                "language": "en",
                "status": "ambiguous",
            },
        ],
    }


def test_merge_brings_both_sides_together(desk, work):
    done = desk("glossary", "merge", "base.tsv", "ours.tsv", "theirs.tsv", "--output", "merged.tsv")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "merged.tsv: 1 added, 1 changed from theirs\n"
    assert (work / "merged.tsv").read_text("utf-8") == (
        "concept\tterm\tstatus\tauthority\n"
        "T-1\tCOVID-19\tpreferred\tWHO 2020\n"
        "T-1\tnew crown\tsuperseded\t\n"
        "T-1\tcrown flu\tambiguous\t\n"
        "T-2\tSCO\tpreferred\tSCO\n"
    )


def test_merge_lists_conflicts_and_keeps_ours(desk, work):
    (work / "theirs.tsv").write_text(BASE.replace("deprecated", "ambiguous"), "utf-8")
    done = desk("glossary", "merge", "base.tsv", "ours.tsv", "theirs.tsv", "-o", "ours.tsv")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().splitlines() == [
        "! T-1 “new crown” (en) status: base deprecated, ours superseded, theirs ambiguous",
        "ours.tsv: no change from theirs, 1 to settle",
    ]
    assert "new crown\tsuperseded" in (work / "ours.tsv").read_text("utf-8")


def test_merge_shows_a_row_that_one_side_took_out(desk, work):
    (work / "theirs.tsv").write_text(HEADER + "T-1\tCOVID-19\tpreferred\tWHO\n", "utf-8")
    done = desk("glossary", "merge", "base.tsv", "ours.tsv", "theirs.tsv", "-o", "merged.tsv")
    assert done.returncode == 1
    line = done.stdout.decode().splitlines()[0]
    assert line == "! T-1 “new crown” (en) row: base deprecated, ours superseded, theirs has none"


def test_merge_writes_nothing_that_its_format_cannot_hold(desk, work):
    done = desk("glossary", "merge", "base.tsv", "ours.tsv", "theirs.tsv", "-o", "merged.utx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"cannot hold" in done.stderr
    assert not (work / "merged.utx").exists()

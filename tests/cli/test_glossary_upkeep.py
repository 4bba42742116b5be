"""`copydesk glossary impact`, `suggest` and `stats` as a keeper uses them."""

import json
import os

import pytest
import typer
from typer.testing import CliRunner

from copydesk.cli.glossary.impact import impact
from copydesk.cli.glossary.stats import stats
from copydesk.cli.glossary.suggest import suggest
from copydesk.errors import CopydeskError
from copydesk.exchange.glossaries import read_glossary
from copydesk.glossary.lint.api import Level
from copydesk.glossary.lint.registry import lint
from copydesk.model import Status

TEXT = "The new crown wave hit. A cloud summit met in Haiping.\n\nThe new crown fell in the cloud.\n"
HEAD = "concept\tterm\tstatus\n"
OLD = HEAD + "T-1\tCOVID-19\tpreferred\nT-1\tnew crown\tdeprecated\n"
NEW = OLD + "T-2\tvirtual summit\tpreferred\nT-2\tcloud summit\tdeprecated\n"


@pytest.fixture
def work(desk, tmp_path, monkeypatch):
    """A folder with two glossaries, a text, and the batch that the older one made of it."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", TEXT), ("old.tsv", OLD), ("new.tsv", NEW)):
        (tmp_path / name).write_text(text, "utf-8")
    assert desk("run", "a.txt", "-g", "old.tsv", "-o", "b1").returncode == 0
    return tmp_path


@pytest.fixture
def call():
    app = typer.Typer()
    for command in (impact, suggest, stats):
        app.command(command.__name__)(command)

    def run(*arguments):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def decide(folder, verdict, place="decisions.jsonl", **changes):
    """The same decision about every finding of a batch."""
    findings = [json.loads(line) for line in (folder / "findings.jsonl").read_text("utf-8").splitlines()]
    keys = ("group", "document", "segment", "fingerprint")
    rows = [
        {
            "finding": f["id"],
            **{key: f[key] for key in keys},
            "batch": "",
            "verdict": verdict,
            "text": None,
            **changes,
        }
        for f in findings
    ]
    path = folder / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_impact_says_what_comes_and_exits_with_0_when_nobody_is_contradicted(call, work):
    done = call("impact", "old.tsv", "new.tsv", "b1")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "1 document in 1 batch folder: 1 touched",
        "  1 finding added",
        "  0 findings removed",
        "  0 findings with another suggestion or severity",
        "  0 new findings inside text that editors approved",
        "+ “cloud summit” -> virtual summit (T-2, a.txt)",
        "    The new crown wave hit. A [cloud summit] met in Haiping.",
    ]


@pytest.mark.parametrize("place", ["decisions.jsonl", "merged/decisions.jsonl"])
def test_impact_exits_with_1_when_it_contradicts_editors(call, work, place):
    decide(work / "b1", "edit", place, text="cloud summit fever")
    done = call("impact", "old.tsv", "new.tsv", "b1")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[4:6] == [
        "  2 new findings inside text that editors approved",
        "! “cloud summit” -> virtual summit (approved by editors, T-2, a.txt)",
    ]
    decide(work / "b1", "reject", place)
    done = call("impact", "new.tsv", "old.tsv", "b1")
    assert done.exit_code == 0
    (work / "none.tsv").write_text(HEAD, "utf-8")
    assert "  2 findings removed (2 dismissed before)" in call("impact", "old.tsv", "none.tsv", "b1").stdout
    done = call("impact", "none.tsv", "old.tsv", "b1")
    assert done.exit_code == 1
    assert "! “new crown” -> COVID-19 (dismissed before, T-1, a.txt)" in done.stdout.splitlines()


def test_impact_as_json_holds_every_place(call, work):
    report = json.loads(call("impact", "old.tsv", "new.tsv", "b1", "--format", "json").stdout)
    assert (report["version"], report["contradictions"], report["removed"]) == (1, 0, [])
    assert report["touched"] == [{"batch": "b1", "document": "a.txt"}]
    (added,) = report["added"]
    assert (added["text"], added["suggestion"], added["before"]) == ("cloud summit", "virtual summit", None)


def test_impact_lists_ten_places_and_counts_the_rest(call, desk, work):
    (work / "long.txt").write_text("\n\n".join(["A cloud summit met."] * 12), "utf-8")
    assert desk("run", "long.txt", "-g", "old.tsv", "-o", "b2").returncode == 0
    lines = call("impact", "old.tsv", "new.tsv", "b2").stdout.splitlines()
    assert len(lines) == 5 + 2 * 10 + 1
    assert lines[-1] == "and 2 more places; --format json lists all"


@pytest.fixture
def sides(work):
    rows = [
        ("s1", "The crown plague came there.", "The COVID-19 came there."),
        ("s2", "Many fear the crown plague now.", "Many fear COVID-19 now."),
        ("s3", "It rained.", "It rained."),
    ]
    for name, column in (("mt.tsv", 1), ("final.tsv", 2)):
        lines = [f"{row[0]}\t{row[column]}" for row in rows]
        (work / name).write_text("segment\ttarget\n" + "\n".join(lines) + "\n", "utf-8")
    return work


def test_suggest_prints_what_speaks_for_each_term(call, sides):
    done = call("suggest", "mt.tsv", "final.tsv", "--glossary", "old.tsv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "  T-1 “COVID-19”",
        "+   “crown plague” proposed as deprecated",
        "      editors write “COVID-19” instead, 2 of 2 times, in 1 of 1 documents",
        "      mt.tsv s1: crown plague -> COVID-19",
        "      mt.tsv s2: crown plague -> COVID-19",
        "1 proposal",
    ]
    assert call("suggest", "mt.tsv", "final.tsv", "-g", "old.tsv", "--least", 3).stdout == ""


def test_suggest_writes_a_glossary_without_new_errors_that_it_has_nothing_to_add_to(call, sides):
    call("suggest", "mt.tsv", "final.tsv", "-g", "old.tsv", "-o", "with.tsv")
    concepts = read_glossary(sides / "with.tsv")
    (term,) = (term for term in concepts[0].terms if term.status is Status.PROPOSED)
    assert (term.text, term.proposed_as) == ("crown plague", "deprecated")
    assert [finding for finding in lint(concepts) if finding.level is Level.ERROR] == []
    assert call("suggest", "mt.tsv", "final.tsv", "-g", "with.tsv").stdout == ""
    refused = (sides / "with.tsv").read_text("utf-8").replace("\tproposed\t", "\trefused\t")
    (sides / "with.tsv").write_text(refused, "utf-8")
    assert call("suggest", "mt.tsv", "final.tsv", "-g", "with.tsv").stdout == ""


def test_suggest_founds_a_concept_where_none_has_the_words(call, sides):
    (sides / "empty.tsv").write_text(HEAD, "utf-8")
    lines = call("suggest", "mt.tsv", "final.tsv", "-g", "empty.tsv").stdout.splitlines()
    assert lines[0].startswith("+ new-")
    assert lines[0].endswith(" “COVID-19”")


def test_suggest_learns_exceptions_from_a_batch_and_its_decisions(call, work):
    decisions = decide(work / "b1", "reject")
    done = call("suggest", "b1", "b1", "-g", "old.tsv", "--decisions", decisions, "-o", "with.tsv")
    assert "+   “new crown” proposed as ambiguous" in done.stdout.splitlines()
    assert "      a.txt s" in done.stdout
    statuses = [term.proposed_as for term in read_glossary(work / "with.tsv")[0].terms]
    assert "ambiguous" in statuses


def test_suggest_lists_what_does_not_match(call, sides):
    text = (sides / "final.tsv").read_text("utf-8")
    (sides / "final.tsv").write_text(text + "".join(f"x{n}\tMore.\n" for n in range(21)), "utf-8")
    done = call("suggest", "mt.tsv", "final.tsv", "-g", "old.tsv")
    said = done.stderr.splitlines()
    assert said[0] == "copydesk: not matched: mt.tsv, segment x0: only in the final text"
    assert said[-1] == "copydesk: not matched: 1 more"
    (sides / "other.tsv").write_text("segment\ttarget\nz9\tWords.\n", "utf-8")
    with pytest.raises(CopydeskError, match=r"^other\.tsv: has no segment of mt.tsv; give both the same"):
        call("suggest", "mt.tsv", "other.tsv", "-g", "old.tsv")


def test_stats_counts_hits_shares_and_what_was_never_hit(call, work):
    decide(work / "b1", "accept")
    done = call("stats", "new.tsv", "--corpus", "b1")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines == [
        "2 concepts, 4 terms",
        "2 of them hit in 1 document, 18 words; never hit: 0",
        "",
        "concept preferred hits in source documents",
        "T-1 COVID-19 2 0 1",
        "T-2 virtual summit 1 0 1",
        "",
        "concept preferred n accepted dismissed",
        "T-1 COVID-19 2 34 to 100 0 to 66",
        "Shares as 95 % intervals, in percent; what rests on few decisions is wide.",
    ]
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_stats_as_json_and_as_a_page(call, work):
    decide(work / "b1", "reject")
    done = call("stats", "new.tsv", "--corpus", "b1", "-f", "json", "--html", "pages/g.html")
    report = json.loads(done.stdout)
    assert (report["documents"], report["words"], report["never_hit"]) == (1, 18, [])
    covid, summit = report["concepts"]
    assert covid["verdicts"] == {
        "n": 2,
        "accepted": 0,
        "edited": 0,
        "dismissed": 2,
        "accepted_share": [0.0, 0.6576],
        "dismissed_share": [0.3424, 1.0],
    }
    assert summit["verdicts"] is None
    assert [(t["term"], t["status"], t["hits"]) for t in covid["terms"]] == [
        ("COVID-19", "preferred", 0),
        ("new crown", "deprecated", 2),
    ]
    assert 'id="concept-T-1"' in (work / "pages" / "g.html").read_text("utf-8")


def test_stats_names_the_first_of_what_was_never_hit(call, work):
    many = HEAD + "".join(f"C-{n:02}\tfiller {n}\tpreferred\n" for n in range(23))
    (work / "many.tsv").write_text(many, "utf-8")
    lines = call("stats", "many.tsv", "--corpus", "a.txt").stdout.splitlines()
    assert lines[3] == "never hit, by domain: no domain 23"
    assert lines[4] == "  C-00  filler 0"
    assert lines[-1] == "  and 3 more; --format json lists all"


def test_stats_in_a_project_looks_through_its_batches_or_what_waits(call, desk, work):
    with pytest.raises(CopydeskError, match="no glossary is named"):
        call("stats")
    assert desk("init", "p").returncode == 0
    (work / "p" / "glossaries" / "house.tsv").write_text(NEW, "utf-8")
    os.chdir(work / "p")
    assert "No text was looked through: name some with --corpus." in call("stats").stdout
    (work / "p" / "incoming" / "a.txt").write_text(TEXT, "utf-8")
    assert "hit in 1 document, 18 words" in call("stats").stdout
    (work / "b1").rename(work / "p" / "batches-old")
    (work / "p" / "batches").mkdir()
    (work / "p" / "batches-old").rename(work / "p" / "batches" / "b1")
    assert "hit in 1 document, 18 words" in call("stats").stdout

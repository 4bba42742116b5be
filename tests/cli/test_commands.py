"""The commands from outside: output, exit codes, files."""

import json

import pytest

TEXT = "Flood\n\nThe new crown pneumonia wave hit the the port.\n"
NOT_RUN = "did not run on 1 document: agency-name, currency-mismatch, do-not-translate, empty-target, headline-stop, name-order, name-pinyin, name-variants, number-mismatch, omitted-number, source-term-unmet, unit-mismatch (needs the source)"
TERMS = "concept\tterm\tstatus\nT-1\tCOVID-19\tpreferred\nT-1\tnew crown pneumonia\tdeprecated\n"


@pytest.fixture
def work(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "g.tsv").write_text(TERMS, "utf-8")
    return tmp_path


def test_check_prints_the_line_the_span_and_what_to_write(desk, work):
    done = desk("check", "a.txt", "-g", "g.tsv")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "a.txt",
        "  line 3: major  “new crown pneumonia” -> COVID-19",
        "    The new crown pneumonia wave hit the the port.",
        "        ~~~~~~~~~~~~~~~~~~~",
        "    The standard rendering is “COVID-19” (glossary T-1). [nonstandard-rendering]",
        "",
        "  line 3: minor  “the the” -> the",
        "    The new crown pneumonia wave hit the the port.",
        "                                     ~~~~~~~",
        "    “the” stands twice in a row. [repeated-word]",
        "",
        "2 findings in 1 document: 1 major, 1 minor",
        NOT_RUN,
    ]
    assert done.stderr == b""


def test_check_is_quiet_when_all_is_well(desk, work):
    (work / "t.tsv").write_text("source\ttarget\n下雨了。\tIt rained.\n", "utf-8")
    done = desk("check", "t.tsv")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_what_could_not_run_is_said_even_then(desk):
    done = desk("check", "-", stdin=b"It rained.\n")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"{NOT_RUN}\n", b"")


def test_check_formats_say_the_same(desk, work):
    lines = desk("check", "a.txt", "-g", "g.tsv", "--format", "jsonl", "--fail-on", "never")
    whole = desk("check", "a.txt", "-g", "g.tsv", "--format", "json", "--fail-on", "never")
    assert lines.returncode == whole.returncode == 0
    report = json.loads(whole.stdout)
    assert report["findings"] == [json.loads(line) for line in lines.stdout.splitlines()]
    assert report["version"] == 1
    assert {entry["reason"] for entry in report["not_run"]} == {"needs the source"}
    assert report["summary"]["by_severity"] == {"critical": 0, "major": 1, "minor": 1, "neutral": 0}
    for finding in report["findings"]:
        assert TEXT.split("\n\n")[1].strip()[finding["start"] : finding["end"]] == finding["text"]


def test_check_writes_a_file(desk, work):
    assert desk("check", "a.txt", "-f", "jsonl", "-o", "f.jsonl", "--fail-on", "major").returncode == 0
    assert (work / "f.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--disable", "repeated-word"], []),
        (["--severity", "repeated-word=critical", "--fail-on", "critical"], ["critical"]),
    ],
)
def test_switches(desk, work, arguments, found):
    done = desk("check", "a.txt", "-f", "jsonl", *arguments)
    assert [json.loads(line)["severity"] for line in done.stdout.splitlines()] == found
    assert done.returncode == bool(found)


def test_run_says_where_packet_and_report_are(desk, work):
    done = desk("run", "a.txt", "-g", "g.tsv", "-o", "out", "--date", "2026-01-31")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "1 document, 10 words: 2 places to look at: 1 major, 1 minor",
        f"  {NOT_RUN}",
        "  packet  out/review.xlf  out/review.xlsx",
        "  report  out/report.html",
    ]
    assert json.loads((work / "out" / "batch.json").read_text("utf-8"))["date"] == "2026-01-31"


def test_send_writes_no_report_and_the_version_asked_for(desk, work):
    done = desk("send", "a.txt", "-g", "g.tsv", "-o", "out", "--xliff", "2.1", "--all")
    assert done.returncode == 0
    assert not (work / "out" / "report.html").exists()
    packet = (work / "out" / "review.xlf").read_text("utf-8")
    assert 'version="2.1"' in packet
    assert "Flood" in packet


def test_segment_writes_one_file_a_document(desk, work):
    done = desk("segment", "a.txt", "-o", "segments")
    assert done.stdout.decode() == "segments/a.txt.jsonl\n"
    rows = [json.loads(line) for line in (work / "segments" / "a.txt.jsonl").read_text("utf-8").splitlines()]
    assert [(row["role"], row["target"]) for row in rows] == [
        ("headline", "Flood"),
        ("body", "The new crown pneumonia wave hit the the port."),
    ]


def test_a_project_needs_no_arguments(desk, work):
    assert desk("init", "desk").returncode == 0
    project = work / "desk"
    (project / "incoming" / "a.txt").write_text(TEXT, "utf-8")
    (project / "glossaries" / "house.tsv").write_text(TERMS, "utf-8")
    done = desk("run", "--config", "desk/copydesk.toml")
    assert done.returncode == 0
    (batch,) = (project / "batches").iterdir()
    manifest = json.loads((batch / "batch.json").read_text("utf-8"))
    assert batch.name == manifest["batch"][:8]
    assert manifest["counts"]["findings"] == 2
    again = desk("init", "desk")
    assert again.returncode == 2
    assert again.stderr.decode().startswith("copydesk: desk: holds copydesk.toml already")


def test_a_broken_file_fails_alone_and_is_named(desk, work):
    (work / "in").mkdir()
    (work / "in" / "bad.txt").write_bytes(b"It\nrain\xe9d.\0\n")
    (work / "in" / "good.txt").write_text("The the port.\n", "utf-8")
    done = desk("run", "in", "-o", "out")
    assert done.returncode == 2
    assert done.stdout.decode().startswith("1 document, 3 words: 1 place to look at")
    assert done.stderr.decode() == (
        "copydesk: in/bad.txt:2: not UTF-8 text (byte 8 is 0xE9); save the file as UTF-8\n"
    )


def test_explain_lists_and_explains(desk):
    listed = desk("explain").stdout.decode()
    assert "repeated-word" in listed
    page = desk("explain", "repeated-word").stdout.decode()
    assert "Flagged  He visited [the the] summit." in page
    assert "Known limits:" in page


def test_help_gives_examples_and_completion_is_there(desk):
    for command in ("init", "run", "segment", "check", "send", "explain"):
        done = desk(command, "--help")
        assert done.returncode == 0
        assert "Example" in done.stdout.decode()
    shown = desk("--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert b"copydesk" in shown.stdout


def test_the_version(desk):
    assert desk("--version").stdout.startswith(b"copydesk 0.")

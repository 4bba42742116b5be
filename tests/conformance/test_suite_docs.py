"""The suite is as large as it says, well formed, and shown in the documentation as it is."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from conformance.suite import LABELS, cases, themes

ROOT = Path(__file__).resolve().parents[2]


def run(*command):
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_page_is_current():
    result = run("docs/build_conformance.py", "--check")
    assert (result.returncode, result.stderr) == (0, "")


def test_there_are_at_least_150_cases_over_at_least_20_concepts():
    suite = list(cases())
    rows = [row for case in suite for row in case.glossary]
    assert len(suite) >= 150
    assert len({row["term"] for row in rows if (row["status"], row["language"]) == ("preferred", "en")}) >= 20
    assert set(LABELS) == {case.label for case in suite}


def test_the_fourteen_sentences_come_first_and_all_pass():
    fourteen, *_ = themes()
    assert len(fourteen.cases) == 14
    assert [case.fails for case in fourteen.cases] == [None] * 14


def test_no_case_stands_twice():
    assert [name for name, n in Counter((c.file, c.what) for c in cases()).items() if n > 1] == []
    same = Counter((c.check, c.text, c.source, c.role, str(c.glossary), str(c.attributes)) for c in cases())
    assert [case for case, number in same.items() if number > 1] == []


def test_other_tools_get_the_cases_as_json():
    result = run("tests/conformance/suite.py")
    first, *rest = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rest) == len(list(cases())) - 1
    start, end = first["spans"][0]
    assert first["text"][start:end] == "new crown pneumonia"
    assert {"concept": "C-1", "term": "COVID-19", "status": "preferred", "language": "en"} in first[
        "glossary"
    ]

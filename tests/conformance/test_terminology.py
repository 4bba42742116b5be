"""The terminology suite: texts with their glossary, and what must be found in them.

The cases are data, so that other tools can be held to them: see `terminology/*.toml`.
"""

import re
import tomllib
from pathlib import Path

import pytest
from desk import check_text, glossary, only, place_in

FOLDER = Path(__file__).parent / "terminology"
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
LABELS = {"wild", "synthetic", "negative"}


def cases():
    for file in sorted(FOLDER.glob("*.toml")):
        suite = tomllib.loads(file.read_text("utf-8"))
        for case in suite["case"]:
            yield pytest.param(suite.get("glossary", {}), case, id=f"{file.stem}: {case['what']}")


@pytest.mark.parametrize(("terms", "case"), list(cases()))
def test_case(terms, case):
    expected, text = [], case["text"]
    while mark := MARK.search(text):
        expected.append((mark.start(), mark.start() + len(mark[1])))
        text = text[: mark.start()] + mark[1] + text[mark.end() :]
    found = check_text(text, glossary(case.get("glossary", terms)), only("nonstandard-rendering"))
    assert [place_in(text, finding) for finding in found] == expected
    assert [finding.suggestion for finding in found] == case.get("suggest", [])
    applicability = case.get("applicability", ["safe"] * len(expected))
    assert [finding.applicability.value for finding in found] == applicability
    assert case["label"] in LABELS
    assert (case["label"] == "negative") == (not expected)

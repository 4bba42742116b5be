"""The first real article, from end to end: what must be flagged, what must not, what may be applied unseen."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from copydesk.model import Span
from copydesk.text.folding import fold

pytestmark = pytest.mark.shared
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def batch(shared, tmp_path_factory):
    """The folder of the batch, made as a user makes it."""
    folder = tmp_path_factory.mktemp("sco") / "out"
    command = [sys.executable, "-m", "copydesk", "run", shared / "data" / "sco_summit_mt.txt"]
    subprocess.run(
        [*command, "--glossary", ROOT / "glossaries", "--output", folder], check=True, capture_output=True
    )
    return folder


@pytest.fixture(scope="module")
def findings(batch):
    return [json.loads(line) for line in (batch / "findings.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def segments(batch):
    (file,) = (batch / "segments").iterdir()
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {row["segment"]: row for row in rows}


FLAGGED = {
    ("new crown pneumonia", "COVID-19"): 3,
    ("health and health community", "health community"): 1,
    ("safety community", "security community"): 1,
    ("humanities community", "cultural community"): 1,
    ("Humanistic community", "cultural community"): 1,
    ("China News Agency", "China News Service"): 1,
    ('"cloud" summit', "virtual summit"): 1,
    ("“cloud” summit", "virtual summit"): 1,
    ("Promote", "promote"): 1,
    ("The", "the"): 2,
    ("Overcome", "overcome"): 1,
    ("Repeatedly", "repeatedly"): 1,
    ("Humanistic", "humanistic"): 1,
    ("Governance", "governance"): 1,
    ("became Xi Jinping. In his speech, he", None): 1,
    (
        "more to the world. Positive energy and certainty",
        "more positive energy and certainty to the world",
    ): 1,
    ("community Humanistic community", "cultural community"): 1,
    ("health and health", None): 1,
    ("(Finish)", ""): 1,
}
SILENT = {"health community", "China News Service", "Shanghai Spirit", "security community", "Xi Jinping"}

SAFE = [
    ('"cloud" summit', "virtual summit"),
    ("“cloud” summit", "virtual summit"),
    ("safety community", "security community"),
    ("humanities community", "cultural community"),
    ("International issues experts", "Experts on international affairs"),
    ("China News Agency", "China News Service"),
    ("new crown pneumonia", "COVID-19"),
    ("The", "the"),
    ("international pattern", "international landscape"),
    ("Good-neighborly friendship", "Good-neighborliness and friendship"),
    ("beggar-thy-neighbors", "beggar-thy-neighbor approaches"),
    ("Overcome", "overcome"),
    ("Expert analysis believes", "Experts believe"),
    ("China Frontier Research Institute", "Institute of Chinese Borderland Studies"),
    ("post-epidemic period", "post-pandemic era"),
    ("good-neighborly friendship", "good-neighborliness and friendship"),
    ("health and health community", "health community"),
    (
        "Institute of Russian, Eastern Europe and Central Asia",
        "Institute of Russian, Eastern European and Central Asian Studies",
    ),
    ("new crown pneumonia", "COVID-19"),
    ("new crown pneumonia", "COVID-19"),
    ("period of turbulent change", "period of turbulence and transformation"),
    ("benign interaction", "positive interaction"),
    ("link up development strategies", "align development strategies"),
    ("(Finish)", ""),
]
"""Each was read in its sentence by a person: applied, the sentence reads right."""


@pytest.mark.parametrize("pair", FLAGGED, ids=lambda pair: pair[0])
def test_what_must_be_flagged(findings, pair):
    assert Counter((f["text"], f["suggestion"]) for f in findings)[pair] == FLAGGED[pair]


def test_the_spans_are_exact(findings, segments):
    for finding in findings:
        if finding["segment"] == finding["end_segment"]:
            target = segments[finding["segment"]]["target"]
            assert target[finding["start"] : finding["end"]] == finding["text"]


CUTS = [
    ("became Xi Jinping.", "In his speech, he"),
    ("more to the world.", "Positive energy and certainty"),
]


def test_an_error_over_a_border_is_one_finding_over_both(findings, segments):
    cuts = [f for f in findings if f["check"] == "sentence-cut"]
    assert all(cut["segment"] != cut["end_segment"] for cut in cuts)
    sides = [
        (
            segments[cut["segment"]]["target"][cut["start"] :],
            segments[cut["end_segment"]]["target"][: cut["end"]],
        )
        for cut in cuts
    ]
    assert sides == CUTS


def test_exactly_the_seven_capitals(findings):
    capitals = [f["text"] for f in findings if f["check"] == "mid-sentence-capital"]
    assert capitals == ["Promote", "The", "Overcome", "Repeatedly", "Humanistic", "Governance", "The"]


def test_what_must_be_silent(findings):
    assert not SILENT & {f["text"].strip('“”"') for f in findings}


def test_exactly_these_suggestions_are_safe(findings):
    assert [(f["text"], f["suggestion"]) for f in findings if f["applicability"] == "safe"] == SAFE


def test_at_most_fifty_rows_hold_every_finding_the_gravest_first(batch, findings):
    import openpyxl

    book = openpyxl.load_workbook(batch / "review.xlsx", read_only=True)
    header, *rows = book["Review"].iter_rows(values_only=True)
    assert len(rows) <= 50
    severity = header.index("Severity")
    grades = ["critical", "major", "minor", "neutral"]
    ranks = [grades.index(str(row[severity]).lower()) for row in rows]
    assert ranks == sorted(ranks)
    packet = (batch / "review.xlf").read_text("utf-8")
    assert all(finding["id"] in packet for finding in findings)


def test_the_units_are_those_of_the_article(segments):
    assert len({row["unit"] for row in segments.values()}) == 25
    roles = Counter({row["unit"]: row["role"] for row in segments.values()}.values())
    assert roles["headline"] == roles["dateline"] == roles["end-mark"] == 1
    assert roles["quote"] == 2


def test_every_wrong_rendering_of_the_starter_glossary_that_stands_there_is_found_once(
    shared, findings, segments
):
    rows = (shared / "data" / "starter_glossary.tsv").read_text("utf-8").splitlines()
    columns = [row.split("\t") for row in rows[1:]]
    proposed = {row[0] for row in columns if row[7] == "proposed"}  # these nobody has approved
    approved = [row for row in columns if row[0] not in proposed]
    wrong = {fold(row[1]).text for row in approved if row[2] == "deprecated" and row[3] == "en"}
    text = "\n\n".join(row["target"] for row in segments.values())
    folded = fold(text).text
    standing = [
        Span(match.start(), match.end())
        for term in wrong
        for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", folded)
    ]
    longest = [s for s in standing if not any(other != s and other.contains(s) for other in standing)]
    found = [f for f in findings if f["check"] == "nonstandard-rendering"]
    assert Counter(folded[s.start : s.end] for s in longest) == Counter(fold(f["text"]).text for f in found)

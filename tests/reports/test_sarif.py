"""SARIF logs: what OASIS requires of them, and what code hosts rely on."""

import json
from pathlib import Path

import pytest

from copydesk.reports.sarif import SarifLevel, SarifPlace, SarifResult, SarifRule, sarif_log

RULES = [
    SarifRule("repeated-word", SarifLevel.WARNING, "A word stands twice.", "Seams repeat words."),
    SarifRule("wrong-and-right", SarifLevel.ERROR, "Wrong and right.", "It is never flagged."),
]


def result(rule="wrong-and-right", place=None, identity=("T-1", "new crown")):
    return SarifResult(rule, SarifLevel.ERROR, "“new crown” is wrong", place, identity)


def run_of(*results):
    return json.loads(sarif_log(RULES, results, "1.2.3"))["runs"][0]


def test_a_log_has_all_that_the_standard_requires():
    written = sarif_log(RULES, [result(place=SarifPlace(Path("a.tsv"), 7))], "1.2.3")
    log = json.loads(written)
    assert (log["version"], written.endswith("}\n"), len(log["runs"])) == ("2.1.0", True, 1)
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], run["columnKind"]) == (
        "copydesk",
        "1.2.3",
        "unicodeCodePoints",
    )
    for rule in driver["rules"]:
        assert rule["id"]
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    (found,) = run["results"]
    assert found["message"] == {"text": "“new crown” is wrong"}
    assert driver["rules"][found["ruleIndex"]]["id"] == found["ruleId"] == "wrong-and-right"
    assert found["level"] == "error"
    assert found["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "a.tsv"}, "region": {"startLine": 7}}}
    ]


def test_a_place_may_be_a_span_a_file_or_nothing():
    span = SarifPlace(Path("in/a b.txt"), 3, 5, 3, 9)
    found = run_of(result(place=span), result(place=SarifPlace(Path("/desk/新.tsv"))), result())["results"]
    assert found[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "in/a%20b.txt"},
        "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
    }
    assert found[1]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "file:///desk/%E6%96%B0.tsv"}}}
    ]
    assert found[2]["locations"] == []


def test_a_fingerprint_survives_a_move_and_tells_equals_apart():
    here, there = (result(place=SarifPlace(Path("a.tsv"), line)) for line in (2, 900))
    fingerprints = [
        one["partialFingerprints"]["copydesk/v1"]
        for one in (*run_of(here)["results"], *run_of(there, there, result("repeated-word"))["results"])
    ]
    assert fingerprints[0] == fingerprints[1]
    assert len(set(fingerprints)) == 3


def test_a_result_without_its_rule_is_a_bug():
    with pytest.raises(KeyError):
        run_of(result("nobody-knows"))

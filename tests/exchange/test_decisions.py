"""`decisions.jsonl` and `findings.jsonl` read back, and what is said of broken lines."""

import json

import pytest

from copydesk.errors import InputError
from copydesk.exchange.decisions import read_decisions
from copydesk.exchange.finding_files import read_findings
from copydesk.exchange.findings import finding_line
from copydesk.model import Scope, Span, Verdict
from desk import check_text, glossary

LINE = {"finding": "f", "group": "g", "fingerprint": "p", "verdict": "reject", "text": None, "reviewer": "Li"}


def write(tmp_path, *rows):
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_decisions_are_read_in_order_with_the_narrowest_scope_as_default(tmp_path):
    wide = {**LINE, "verdict": "edit", "scope": "always", "text": "COVID-19"}
    first, second = read_decisions(write(tmp_path, LINE, wide))
    assert (first.verdict, first.scope, first.text, first.batch) == (Verdict.REJECT, Scope.THIS, None, "")
    assert (second.verdict, second.scope, second.text) == (Verdict.EDIT, Scope.ALWAYS, "COVID-19")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"verdict": "yes"}, "unknown verdict 'yes'; use one of accept, edit, reject, defer"),
        ({"scope": "all"}, "unknown scope 'all'; use one of this, document, batch, always"),
        ({"text": 7}, "'text' is not a string"),
    ],
)
def test_a_wrong_decision_is_named_with_its_line(tmp_path, change, fault):
    path = write(tmp_path, LINE, {**LINE, **change})
    with pytest.raises(InputError) as error:
        read_decisions(path)
    assert str(error.value) == f"{path}:2: {fault}"


def test_findings_come_back_as_they_were(tmp_path):
    concepts = glossary({"new crown": "COVID-19", "新冠肺炎": "COVID-19"})
    found = check_text("A new crown wave; COVID-19 and the the new crown.", concepts, source="新冠肺炎")
    unmet = check_text("A wave.", concepts, source="新冠肺炎")
    assert any(finding.source_span == Span(0, 4) for finding in unmet)
    path = tmp_path / "findings.jsonl"
    path.write_text("".join(map(finding_line, found + unmet)), "utf-8")
    assert read_findings(path) == found + unmet


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"severity": "bad"}, "'bad' is not a valid Severity"), ({"start": "x"}, "'<' not supported")],
)
def test_a_broken_finding_is_named_with_its_line(tmp_path, change, fault):
    (line,) = map(finding_line, check_text("A new crown.", glossary({"new crown": "COVID-19"})))
    path = write(tmp_path, {**json.loads(line), **change})
    with pytest.raises(InputError, match=f"^{path}:1: not a finding .{fault}"):
        read_findings(path)
    lacking = json.loads(line)
    del lacking["group"]
    with pytest.raises(InputError, match=r":1: not a finding .lacks 'group'.; make the batch anew"):
        read_findings(write(tmp_path, lacking))

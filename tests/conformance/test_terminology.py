"""The terminology suite: texts with their glossary, and what must be found in them.

The cases are data, so that other tools can be held to them: `terminology/*.toml`, explained in
`terminology/README.md` and read by `suite.py`. Here is all that one tool has to add: the glossary's rows
become concepts, the text one document (a paragraph is a unit with one segment), one check runs, and what it
finds is compared with what the case says.
"""

import pytest

from conformance.suite import cases
from copydesk.engine.checker import Checker
from copydesk.exchange.glossaries.drafts import Drafts
from copydesk.model import Document, Role, Segment, Unit
from copydesk.text.running import UNIT_GAP, RunningText
from desk import only


def listed():
    for case in cases():
        # A case that begins to pass fails here, so that its `fails` is taken out.
        marks = [pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else []
        yield pytest.param(case, id=f"{case.file}: {case.what}", marks=marks)


def concepts_of(case):
    drafts = Drafts("en")
    for number, row in enumerate(case.glossary, 1):
        drafts.add(f"{case.file}: {case.what}: row {number}", row)
    return drafts.concepts()


def document_of(case):
    texts = case.text.split(UNIT_GAP)
    sources = case.source.split(UNIT_GAP) if case.source else [None] * len(texts)
    units = (
        Unit(f"u{number}", Role(case.role), (Segment(f"s{number}", text, source),))
        for number, (text, source) in enumerate(zip(texts, sources, strict=True), 1)
    )
    return Document("test.txt", tuple(units), attributes=case.attributes)


@pytest.mark.parametrize("case", list(listed()))
def test_case(case):
    document = document_of(case)
    checked = Checker(only(case.check), concepts_of(case)).check(document)
    running, found = RunningText.of(document), checked.findings
    places = [running.span(finding.place) for finding in found]
    assert [(place.start, place.end) for place in places] == list(case.spans)
    assert [finding.suggestion for finding in found] == list(case.suggest)
    assert [finding.applicability.value for finding in found] == list(case.applicability)
    if case.severity is not None:
        assert [finding.severity.value for finding in found] == list(case.severity)
    if case.related is not None:
        assert [len(finding.related) for finding in found] == list(case.related)
    if case.proposed is not None:
        assert checked.proposed.total() == case.proposed

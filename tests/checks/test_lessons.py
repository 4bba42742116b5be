"""Every docstring is a test: what is marked Bad is flagged there and so mended, what is Good stays silent."""

import pytest

from copydesk.checks.api import Check
from copydesk.checks.examples import split_source
from copydesk.checks.registry import all_checks
from copydesk.model import Applicability, Finding
from copydesk.text.edits import apply_edits
from desk import check_text, glossary, only, place_in

CHECKS = list(all_checks().values())
BAD = [pytest.param(check, bad, id=f"{check.id}: {bad.text}") for check in CHECKS for bad in check.lesson.bad]
GOOD = [pytest.param(check, good, id=f"{check.id}: {good}") for check in CHECKS for good in check.lesson.good]


def run(check: Check, text: str, source: str | None = None) -> list[Finding]:
    return check_text(text, glossary(check.lesson.glossary), only(check.id), source)


@pytest.mark.parametrize(("check", "bad"), BAD)
def test_bad_is_flagged_at_its_span_with_its_suggestion(check, bad):
    (finding,) = run(check, bad.text, bad.source)
    assert place_in(bad.text, finding) == (bad.span.start, bad.span.end)
    assert finding.suggestion == bad.suggestion


@pytest.mark.parametrize(("check", "good"), GOOD)
def test_good_is_silent(check, good):
    source, text = split_source(good)
    assert run(check, text, source) == []


@pytest.mark.parametrize(("check", "bad"), BAD)
def test_a_safe_suggestion_applied_silences_the_finding(check, bad):
    (finding,) = run(check, bad.text, bad.source)
    if finding.applicability is Applicability.SAFE:
        mended = apply_edits(bad.text, [(bad.span, finding.suggestion)])
        assert run(check, mended, bad.source) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_check_has_three_examples_of_either_kind(check):
    assert len(check.lesson.bad) >= 3
    assert len(check.lesson.good) >= 3


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_the_trigger_lets_every_bad_example_through(check):
    if check.trigger:
        assert all(check.trigger.search(bad.text) for bad in check.lesson.bad)

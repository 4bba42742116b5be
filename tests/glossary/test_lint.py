"""Every rule with its cases: what it flags, and what it leaves alone.

The cases are data: a small glossary in the notation of a rule's docstring, one concept a line, what must be
flagged in [[ ]]. `says` is the whole finding, in words.
"""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from copydesk.exchange.glossaries import read_glossary
from copydesk.glossary.lint.api import Level, rule
from copydesk.glossary.lint.examples import parse_example, parse_lesson
from copydesk.glossary.lint.registry import all_rules, lint
from copydesk.glossary.lint.view import View
from copydesk.model import Concept, Status, Term

ROOT = Path(__file__).parents[2]
RULES = all_rules()
SUITES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests/cases/glossary-lint").glob("*.toml"))
}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.written}")
    for rule in RULES.values()
    for example in (*rule.lesson.bad, *rule.lesson.good)
]


def cases(kind):
    return [
        pytest.param(RULES[name], case, id=f"{name}: {case['what']}")
        for name, suite in SUITES.items()
        for case in suite[kind]
    ]


def flaws(rule, example):
    return list(rule.function(View(example.concepts, "en", example.corpus)))


def named(found):
    return {(flaw.concept.id, flaw.term.text if flaw.term else "") for flaw in found}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rules_own_examples_hold(rule, example):
    assert named(flaws(rule, example)) == example.flagged


@pytest.mark.parametrize(("rule", "case"), cases("bad"))
def test_bad_is_flagged_once_each(rule, case):
    example = parse_example(case["glossary"])
    found = flaws(rule, example)
    assert example.flagged
    assert named(found) == example.flagged
    assert len(found) == len(example.flagged)
    if "says" in case:
        assert [f"{flaw.message}; {flaw.mend}" for flaw in found] == [case["says"]]


@pytest.mark.parametrize(("rule", "case"), cases("good"))
def test_good_is_silent(rule, case):
    assert flaws(rule, parse_example(case["glossary"])) == []


def test_each_rule_has_its_cases_and_its_module():
    assert SUITES.keys() == RULES.keys()
    for name, suite in SUITES.items():
        assert len(suite["bad"]) >= 3, name
        assert len(suite["good"]) >= 2, name
        assert RULES[name].function.__module__.endswith(f".{name.replace('-', '_')}")
        assert any("says" in case for case in suite["bad"])


def test_the_errors_of_the_design_are_errors():
    assert {name for name, one in RULES.items() if one.level is Level.WARNING} == {
        "covered-variant",
        "no-authority",
        "shadowed-entry",
        "shared-source",
        "short-variant",
        "unseen-variant",
        "wrong-inside-right",
    }


def test_findings_stand_in_the_order_of_the_file():
    example = parse_example("\n".join(["preferred: one way; deprecated: by me"] * 11))
    places = [finding.place for finding in lint(example.concepts) if finding.rule == "short-variant"]
    assert places == [f"example:{line}" for line in range(1, 12)]


def test_regional_forms_are_linted_with_the_language_that_serves_them_and_said_once():
    concepts = [
        Concept(
            "A", (Term("SCO", Status.PREFERRED), Term("Shanghai body", Status.DEPRECATED)), authority="SCO"
        ),
        Concept("B", (Term("Shanghai body", Status.PREFERRED, "en-GB"),), authority="SCO"),
    ]
    assert [(finding.rule, finding.concept) for finding in lint(concepts)] == [("wrong-and-right", "A")]
    assert lint(concepts, "fr")[0].message == "A has no preferred term in 'fr'"


def test_two_rules_of_one_name_and_bare_docstrings_are_refused(monkeypatch):
    with pytest.raises(ValueError, match="rule bare: its docstring needs a summary"):
        rule("bare", Level.ERROR)(lambda _view: iter(()))
    with pytest.raises(ValueError, match=r"needs .* Bad with \[\[ \]\]"):
        parse_lesson("It.\n\nWhy.\n\nBad: preferred: a\nGood: preferred: b", "unmarked")
    from copydesk.glossary.lint.rules import no_authority, no_preferred

    monkeypatch.setattr(
        no_preferred, "second", rule("no-authority", Level.ERROR)(no_authority_like), raising=False
    )
    all_rules.cache_clear()
    with pytest.raises(ValueError, match="two rules are called no-authority"):
        all_rules()
    monkeypatch.undo()
    assert all_rules()["no-authority"] is no_authority.no_authority


def no_authority_like(_view):
    """Another.

    Of the same name.

    Bad: concept: [[A]]; preferred: x
    Good: preferred: x
    """
    return iter(())


@pytest.mark.parametrize("written", ["nonsense", "preferred: a; note: b; c"])
def test_an_example_that_cannot_be_read_is_refused(written):
    with pytest.raises(ValueError, match="no field in"):
        parse_example(written)


def test_the_glossaries_that_ship_have_no_errors():
    findings = lint(read_glossary(ROOT / "glossaries"))
    assert [str(finding) for finding in findings if finding.level is Level.ERROR] == []
    assert Counter(finding.rule for finding in findings).keys() <= {
        "covered-variant",
        "shadowed-entry",
        "short-variant",
    }

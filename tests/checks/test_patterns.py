"""The house's own patterns: checks like the others, with examples that can be tried."""

import pytest
from typer.testing import CliRunner

from copydesk.cli.app import app
from copydesk.config import parse_config
from copydesk.errors import ConfigError
from desk import check_text

TOWN = {
    "id": "old-town",
    "message": "The town is called Newport now.",
    "regex": r"\bOld(port)\b",
    "replacement": r"New\1",
    "bad": ["They met in Oldport."],
    "good": ["They met in Newport."],
}


def config(*patterns, **tables):
    return parse_config({"pattern": list(patterns), **tables}, "copydesk.toml")


def found(text, conf):
    return [finding for finding in check_text(text, config=conf) if finding.check.startswith("pattern:")]


def test_a_pattern_is_a_check_of_its_own():
    (finding,) = found("They met in Oldport.", config(TOWN))
    assert (finding.check, finding.text, finding.suggestion) == ("pattern:old-town", "Oldport", "Newport")
    assert finding.message == TOWN["message"]


def test_it_can_be_switched_off_and_weighed():
    assert found("Oldport", config(TOWN, checks={"pattern:old-town": {"enabled": False}})) == []
    (finding,) = found("Oldport", config(TOWN, checks={"pattern:old-town": {"severity": "critical"}}))
    assert finding.severity.value == "critical"
    (finding,) = found("Oldport", config(TOWN).with_switches(severity=["pattern:old-town=major"]))
    assert finding.severity.value == "major"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"regex": "(a"}, "pattern.* old-town: the expression is wrong"),
        ({"regex": r"(a|aa|a\w)+#", "bad": []}, "took more than"),
        ({"replacement": r"\7"}, "the replacement is wrong"),
        ({"mesage": "x"}, "did you mean 'message'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(change, message):
    with pytest.raises(ConfigError, match=message) as caught:
        found("Oldport " + "a" * 60 + "!", config({**TOWN, **change}))
    assert "\n" not in str(caught.value)


def test_two_of_one_name_are_refused():
    with pytest.raises(ConfigError, match="two patterns are called 'old-town'"):
        config(TOWN, TOWN)


def test_self_test_tries_the_examples(tmp_path):
    path = tmp_path / "copydesk.toml"
    path.write_text(
        '[[pattern]]\nid = "a"\nmessage = "m"\nregex = "b+"\nbad = ["abc", "xyz"]\ngood = ["b"]\n'
    )
    result = CliRunner().invoke(app, ["check", "--self-test", "--config", str(path)])
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "[[pattern]] a: bad example is not flagged: 'xyz'",
        "[[pattern]] a: good example is flagged at 'b': 'b'",
        "3 examples of 1 patterns, 2 failed",
    ]

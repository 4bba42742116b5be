"""Cases beside the lessons: `tests/cases/<check>.toml`, each a text and all that its check finds in it."""

import tomllib
from pathlib import Path

import pytest

from copydesk.checks.registry import all_checks
from desk import check_text, only, place_in

FOLDER = Path(__file__).parent.parent / "cases"
LABELS = ("wild", "synthetic", "negative")
FILES = sorted(FOLDER.glob("*.toml"))


def cases():
    for file in FILES:
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            known = [pytest.mark.xfail(reason=case["known_failure"])] if "known_failure" in case else []
            yield pytest.param(file.stem, case, id=f"{file.stem}: {case['name']}", marks=known)


def start_of(text, wanted):
    """Where the marked words stand: the `nth` time, counted from 1."""
    start = -1
    for _ in range(wanted.get("nth", 1)):
        start = text.index(wanted["span"], start + 1)
    return start


@pytest.mark.parametrize(("check", "case"), list(cases()))
def test_case(check, case):
    text = case.get("target", case.get("text"))
    found = check_text(text, config=only(check), source=case.get("source"))
    wanted = case["found"]
    shown = [(place_in(text, finding)[0], finding.text) for finding in found]
    assert shown == [(start_of(text, one), one["span"]) for one in wanted]
    for finding, one in zip(found, wanted, strict=True):
        assert finding.suggestion == one.get("suggestion", finding.suggestion)


def test_every_file_is_about_a_check_and_every_label_is_known():
    assert {file.stem for file in FILES} <= set(all_checks())
    labels = {case["label"] for file in FILES for case in tomllib.loads(file.read_text("utf-8"))["case"]}
    assert labels <= set(LABELS)

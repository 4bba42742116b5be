"""Hostile texts: every check comes to an end, and says the same of a text however long it is."""

import faulthandler

import pytest

from copydesk.checks.registry import all_checks
from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Document, Role, Segment, Unit

HUNG = 60
"""Seconds after which a check hangs; quadratic ones take minutes on these texts."""
TEXTS = {
    "no blank": "a" * 100_000,
    "curly quotes": "“" * 10_000,
    "straight quotes": '"' * 10_000,
    "quoted words": '“a" ' * 10_000,
    "brackets": "(" * 10_000,
    "closed brackets": "(" * 5_000 + ")" * 5_000,
    "one word": "the " * 25_000,
    "digits": "7" * 100_000,
    "grouped digits": "7," * 50_000,
    "Han": "新" * 50_000,
    "full-width marks": "，" * 50_000,
    "blanks": "a" + " " * 100_000 + "b",
    "stops": "." * 100_000,
    "spaced stops": ". " * 50_000,
    "commas": "a,b" * 30_000,
    "entities": "&amp;" * 20_000,
    "tags": "<b " * 30_000,
    "fields": "{{" * 50_000,
    "mojibake": "â€™" * 10_000,
    "zero width": "\u200b" * 100_000,
    "addresses": "a@" * 50_000,
    "capitals": "and Then " * 10_000,
}


@pytest.fixture(autouse=True)
def hang_guard():
    """Ends the run with the stack that hangs: Python's signals do not reach into a regular expression."""
    faulthandler.dump_traceback_later(HUNG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="module")
def checker():
    return Checker(Config(profile="all"), [])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_plain_text_comes_to_an_end(checker, text):
    result = checker.check(read_plain(text, "hostile.txt"))
    ran = len(all_checks()) - len(result.not_run)
    assert ran > 0
    assert all(0 <= finding.place.start <= len(text) for finding in result.findings)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_pair_comes_to_an_end(checker, text):
    unit = Unit("1", Role.CELL, (Segment("1", text, text),))
    result = checker.check(Document("hostile.tsv", (unit,)))
    assert all(finding.place.end <= len(text) for finding in result.findings)

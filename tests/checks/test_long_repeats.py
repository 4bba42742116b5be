"""However often words are repeated, that is one finding, and it comes in time."""

import pytest

from desk import check_text, only

TIMES = 50_000


@pytest.mark.parametrize(
    ("check", "words"), [("repeated-word", "the"), ("repeated-phrase", "for small towns")]
)
def test_a_long_run_is_one_finding(check, words):
    (finding,) = check_text(" ".join([words] * TIMES), config=only(check))
    assert finding.suggestion == words
    assert f"{TIMES} times" in finding.message


@pytest.mark.parametrize("text", ["a" * 100_000, "“" * 10_000, "1" * 100_000, "(" * 10_000])
@pytest.mark.parametrize("check", ["repeated-word", "repeated-phrase", "doubled-head-noun", "site-name"])
def test_text_without_words_is_silent(check, text):
    assert check_text(text, config=only(check)) == []

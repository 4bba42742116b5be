"""Texts asked for at once: a text that is left out holds nothing, and borders hide nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.glossary import automaton
from copydesk.glossary.index import Index
from copydesk.model import Concept, Status, Term

WORDS = (
    "new crown pneumonia",
    "people's livelihood",
    "well-off",
    "cloud | summit",
    "the 'two sessions'",
    "a",
)
PIECES = ("new", "crown", "pneumonia", "people", "s", "livelihood", "well", "off", "cloud", "summit", "|",
          "the", "two", "sessions", " ", "  ", "-", "–", "—", "'", "’", "‘", '"', "“", "”", "…", "\t", "\u00ad",
          "™", "e\u0301", "｜", ".")  # fmt: skip


def _index(*wordings: str) -> Index:
    return Index([Concept(f"P-{n}", (Term(text, Status.DEPRECATED),)) for n, text in enumerate(wordings)])


INDEX = _index(*WORDS)
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=5)


@given(TEXTS)
def test_a_text_that_is_left_out_holds_nothing(texts):
    with_something = {number for number, text in enumerate(texts) if INDEX.read(text)}
    assert with_something <= set(INDEX.promising(texts))


@pytest.mark.parametrize("few", [automaton.FEW, 0], ids=["built", "storable"])
def test_only_texts_that_may_hold_something_are_named(few, monkeypatch):
    monkeypatch.setattr(automaton, "FEW", few)
    index = _index("new crown", "crown wave")
    texts = ["nothing", "a New-Crown wave", "", "new", "crown", "the “new” crown"]
    assert list(index.promising(texts)) == [1, 5]
    assert list(index.promising([])) == []


def test_texts_that_hold_the_border_themselves_are_told_apart():
    index = _index("new crown")
    assert list(index.promising(["a | b", "new crown", "c ｜ d | e", "new | crown", "new crown"])) == [1, 4]


@pytest.mark.parametrize(
    "wording", ["ready - made", "rock ' roll", "well — known", "go-between", "-wide", "-"]
)
def test_a_term_that_the_sieve_would_change_is_found(wording):
    assert [found.term.text for found in _index(wording).find(f"It is {wording} here.")] == [wording]

"""Sentences: the golden cases, news in translation, and what holds for every text."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.model import Span
from copydesk.segmentation.sentences import sentences

HERE = Path(__file__).parent
PIECES = st.lists(
    st.sampled_from(
        [
            "Mr. ",
            "U.S. ",
            "1. ",
            "2) ",
            "• ",
            "a",
            "The ",
            "say. ",
            "”",
            '"',
            "(",
            ")",
            ". . ",
            "…",
            "。",
            "\n",
            "\u3000",
            "`",
        ]
    )
)


def cases(name):
    loaded = tomllib.loads((HERE / name).read_text("utf-8"))["case"]
    return [pytest.param(case["sentences"], id=case["name"]) for case in loaded]


def split(text, protected=()):
    return [text[s.start : s.end] for s in sentences(text, "en", protected)]


@pytest.mark.parametrize("expected", cases("golden.toml"))
def test_golden(expected):
    assert split(" ".join(expected)) == expected


def test_the_golden_cases_are_48():
    assert len(cases("golden.toml")) == 48


@pytest.mark.parametrize("expected", cases("news.toml"))
def test_news(expected):
    assert split(" ".join(expected)) == expected


@given(st.one_of(st.text(), PIECES.map("".join)), st.sampled_from(["en", "zh", "de", "hi"]))
@example("1. a 2. b. \x1c c", "en")
def test_the_spans_tile_the_paragraph(text, language):
    spans = sentences(text, language)
    ends = [0, *(s.end for s in spans)]
    starts = [*(s.start for s in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)


@given(PIECES.map("".join), st.integers(0, 20), st.integers(0, 20))
def test_no_protected_stretch_is_cut(text, start, length):
    stretch = Span(min(start, len(text)), min(start + length, len(text)))
    for one, next_one in itertools.pairwise(sentences(text, "en", [stretch])):
        assert one.end <= stretch.start or next_one.start >= stretch.end


def test_a_protected_stretch_of_the_caller():
    text = "Press Go. Then wait."
    assert split(text) == ["Press Go.", "Then wait."]
    assert split(text, [Span(6, 14)]) == [text]


def test_full_width_stops_need_no_blank():
    assert split("The mill opened。It is old？Yes。") == ["The mill opened。", "It is old？", "Yes。"]


def test_other_languages_have_their_own_abbreviations():
    text = "Er kam z.B. Montag. Dann ging er."
    assert [text[s.start : s.end] for s in sentences(text, "de")][-1] == "Dann ging er."


def test_a_long_quotation_is_cut():
    text = "“" + "The mill is old. " * 40 + "”"
    assert len(sentences(text)) > 30


@pytest.mark.parametrize(
    "piece", ['"', "“a ", ". ", ".", "( ", '"a." ', "1. ", "A.", "`", "x", ".)", "。", "a@", "I. ", "」"]
)
def test_long_hostile_paragraphs_end(piece):
    text = "It is. " + piece * 100_000
    assert sentences(text)[0].start == 0

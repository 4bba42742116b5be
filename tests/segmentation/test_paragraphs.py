"""Paragraphs and their roles in plain text."""

import pytest

from copydesk.segmentation.paragraphs import paragraphs
from copydesk.segmentation.sentences import sentences


def read(text):
    return [(text[p.span.start : p.span.end], p.role.value, p.line, p.continues) for p in paragraphs(text)]


def test_blank_lines_and_two_blanks_part():
    text = "Title\n\n  One.\n  Two\nstill two.\n\nThree.\n"
    assert read(text) == [
        ("Title", "headline", 1, False),
        ("One.", "body", 3, False),
        ("Two\nstill two.", "body", 4, False),
        ("Three.", "body", 7, True),
    ]


def test_nothing_continues_where_nothing_is_indented():
    assert [entry[3] for entry in read("Title\n\nOne.\n\nTwo.")] == [False, False, False]


@pytest.mark.parametrize("mark", ["(Finish)", "(Over)", "（完）", "[End]", "(The End)"])
def test_end_marks(mark):
    assert read(f"One.\n{mark}\n")[-1][:2] == (mark, "end-mark")


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("Xinhua News Agency, Beijing, May 4 (Lin Xi) The port opened.", "dateline"),
        ("“We hope. We work.”", "quote"),
        ("“We hope,” he said. “We work.”", "body"),
        ('"All of it."', "quote"),
    ],
)
def test_roles(paragraph, role):
    assert read(f"Title\n\n{paragraph}")[1][1] == role


def test_a_first_line_that_ends_with_a_stop_is_no_headline():
    assert read("It rained.\n\nIt stopped.")[0][1] == "body"


@pytest.mark.parametrize("text", ["", "\n\n", "   \n", "\r\n"])
def test_no_text_no_paragraphs(text):
    assert read(text) == []


def test_an_opening_mark_goes_with_what_it_opens():
    text = "He is old. “ I am young."
    assert [text[s.start : s.end] for s in sentences(text)] == ["He is old.", "“ I am young."]


def test_line_breaks_inside_a_paragraph_part_no_sentence():
    assert len(sentences("It rained on\nMr. Lin and\nhis hat.")) == 1

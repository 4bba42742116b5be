"""List items and roles in plain text."""

import pytest

from copydesk.segmentation.paragraphs import paragraphs


def read(text):
    return [(text[p.span.start : p.span.end], p.role.value) for p in paragraphs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "1. flour\n2. salt",
        "a) flour\nb) salt",
        "(1) flour\n(2) salt",
        "• flour\n• salt",
        "- flour\n- salt",
        "i. flour\nii. salt",
        "① flour\n② salt",
    ],
)
def test_each_item_is_a_unit(text):
    assert read(text) == [(line, "list-item") for line in text.split("\n")]


def test_a_list_after_a_colon():
    assert read("It needs:\n1. flour\n2. salt")[1:] == [("1. flour", "list-item"), ("2. salt", "list-item")]


@pytest.mark.parametrize(
    "text",
    [
        "It opened on May\n5. and closed",
        "It fell to\n1. and rose",
        "They said\n- no more than that -\nit rains.",
    ],
)
def test_prose_that_begins_a_line_with_a_number_is_no_list(text):
    assert len(read(text)) == 1


def test_an_item_goes_on_in_the_next_line():
    assert read("1. flour\nand water\n2. salt")[0] == ("1. flour\nand water", "list-item")


def test_a_list_continues_nothing():
    text = "Title\n\n  It rained.\n\n1. flour\n2. salt\n\nPhoto: a mill\n\nIt stopped."
    assert [p.continues for p in paragraphs(text)] == [False, False, False, False, False, True]


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("Photo: The old mill. File photo.", "caption"),
        ("Photo by Rosa Alder", "caption"),
        ("The photo shows the mill.", "caption"),
        ("By Rosa Alder and Hugo Finch", "byline"),
        ("By Rosa Alder the mill was saved.", "body"),
        ("Editor: Rosa Alder", "byline"),
        ("(Reporter: Rosa Alder)", "byline"),
        ("3. Build roads.", "list-item"),
        ("1.5 million came.", "body"),
        ("A. Finch came.", "body"),
    ],
)
def test_roles(paragraph, role):
    assert read(f"Title\n\n{paragraph}")[1] == (paragraph, role)


@pytest.mark.parametrize("piece", ["A", "By A", "1. ", "(", "By ", "Photo", "1.\n", "- a\n"])
def test_long_hostile_texts_end(piece):
    assert read("By " + piece * 50_000)

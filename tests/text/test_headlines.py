"""Headlines and their capitals."""

import pytest

from copydesk.model import Document, Role, Segment, Unit
from copydesk.text.headlines import headlines, in_title_case, words_to_raise


def document(*segments, role=Role.BODY):
    return Document("d", tuple(Unit(str(n), role, (s,)) for n, s in enumerate(segments)))


def test_a_unit_says_that_it_is_one():
    first = Segment("1", "Port opens.")
    assert list(headlines(document(first, role=Role.HEADLINE))) == [first]


@pytest.mark.parametrize(
    ("source", "target", "is_headline"),
    [
        ("港口重开", "The port opens again.", True),
        ("港口重开。", "The port opens again", False),
        (None, "The port opens again", True),
        (None, "The port opens again.", False),
        (None, "word " * 50, False),
        (None, " ", False),
    ],
)
def test_the_source_decides_in_a_table(source, target, is_headline):
    first, second = Segment("1", target, source), Segment("2", "And more")
    assert list(headlines(document(first, second))) == ([first] if is_headline else [])


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("the port of Lin", "The Port of Lin"),
        ("What to look for", "What to Look For"),
        ("iPhone sales up - example.com", "iPhone Sales Up - example.com"),
        ("State-owned and well-off", "State-owned and Well-off"),
    ],
)
def test_title_case(headline, expected):
    assert in_title_case(headline) == expected
    assert not words_to_raise(in_title_case(headline))

"""The words around a place: whole, in one line, and within the paragraph."""

import pytest

from copydesk.model import Span
from copydesk.text.excerpts import excerpt

TEXT = "First one.\n\nThe new  crown\nwave hit the port.\n\nLast one."


@pytest.mark.parametrize(
    ("reach", "expected"),
    [(40, "The [new crown] wave hit the port."), (6, "The [new crown] wave…"), (2, "…[new crown]…")],
)
def test_an_excerpt_keeps_whole_words_of_its_paragraph(reach, expected):
    start = TEXT.index("new")
    assert str(excerpt(TEXT, Span(start, start + 10), reach)) == expected


def test_where_no_blank_is_it_is_cut_anyway():
    assert str(excerpt("新冠肺炎疫情暴发后", Span(4, 6), 2)) == "…肺炎[疫情]暴发…"


def test_a_missing_word_has_a_place_too():
    assert str(excerpt("It hit port.", Span(7, 7))) == "It hit []port."

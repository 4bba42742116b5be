"""Edits touch what they cover and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Span
from copydesk.text.edits import apply_edits


@st.composite
def text_and_edits(draw):
    pieces = draw(st.lists(st.tuples(st.text(max_size=6), st.none() | st.text(max_size=6)), max_size=8))
    text, edits, expected = "", [], ""
    for piece, new in pieces:
        if new is not None and piece:
            edits.append((Span(len(text), len(text) + len(piece)), new))
        text += piece
        expected += piece if new is None or not piece else new
    return text, edits, expected


@given(text_and_edits())
def test_the_result_is_the_pieces_with_those_edited_replaced(case):
    text, edits, expected = case
    assert apply_edits(text, edits) == expected
    assert apply_edits(text, reversed(edits)) == expected

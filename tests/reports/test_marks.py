"""Marks lie where the findings lie, and cutting them into pieces loses no character."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batches import sample_batch
from copydesk.model import Severity, Span
from copydesk.reports.marks import Entry, Mark, entries, pieces, source_marks, target_marks


def mark(start, end, severity=Severity.MAJOR, number=1):
    item = sample_batch().items[0]
    return Mark(
        start, end, Entry(number, replace(item, members=(replace(item.lead, severity=severity),)), ())
    )


def cut(text, *marks):
    return [(piece.text, [m.entry.number for m in piece.marks]) for piece in pieces(text, marks)]


def test_numbers_follow_the_reader_and_the_list_keeps_the_order_of_the_batch():
    listed = entries(sample_batch())
    assert [entry.number for entry in listed] == [1, 3, 4, 5, 6, 2, 7]
    assert [entry.item for entry in listed] == list(sample_batch().items)


def test_notes_say_what_the_reason_does_not():
    item = sample_batch().items[2]
    here = item.lead.place
    lead = replace(item.lead, in_quotation=True, related=(here, here))
    batch = replace(sample_batch(), items=(replace(item, members=(lead,)),))
    assert entries(sample_batch())[0].notes == ("3 times in this batch",)
    assert entries(batch)[0].notes == ("with 2 other places", "in a quotation")
    one = replace(batch, items=(replace(item, members=(replace(item.lead, related=(here,)),)),))
    assert entries(one)[0].notes == ("with another place",)


def test_a_place_that_crosses_a_border_is_marked_in_both_segments():
    batch = sample_batch()
    marks = target_marks(batch, entries(batch))
    texts = {s.id: s.target for s in batch.documents[0].segments}
    before = next(m for m in marks["desk/a.txt", "s2"] if m.entry.number == 4)
    (after,) = marks["desk/a.txt", "s3"]
    assert texts["s2"][before.start : before.end] == "became Lin Qiaozhen."
    assert texts["s3"][after.start : after.end] == "In her speech, she"
    assert [(m.first, m.last) for m in (before, after)] == [(True, False), (False, True)]


def test_findings_mark_the_source_that_they_point_to():
    item = sample_batch().items[4]
    pointing = replace(item, members=(replace(item.lead, source_span=Span(0, 4)),))
    (found,) = source_marks([Entry(1, pointing, ())])["b.tsv", "1"]
    assert (found.start, found.end) == (0, 4)
    assert not source_marks(entries(sample_batch()))


def test_the_most_severe_of_overlapping_marks_comes_first():
    minor, critical = mark(0, 6, Severity.MINOR, 1), mark(4, 8, Severity.CRITICAL, 2)
    assert cut("abcdefgh", minor, critical) == [("abcd", [1]), ("ef", [2, 1]), ("gh", [2])]


def test_of_equally_severe_marks_the_longer_comes_first():
    assert cut("abcd", mark(1, 2, number=1), mark(0, 4, number=2)) == [("a", [2]), ("b", [2, 1]), ("cd", [2])]


def test_an_empty_mark_has_a_piece_of_its_own():
    assert cut("abcd", mark(2, 2)) == [("ab", []), ("", [1]), ("cd", [])]
    assert cut("ab", mark(0, 0)) == [("", [1]), ("ab", [])]
    assert cut("ab", mark(2, 2)) == [("ab", []), ("", [1])]
    assert cut("", mark(0, 0)) == [("", [1])]


SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted), max_size=6)


@pytest.mark.parametrize("text", ["", "abcdefghi"])
@given(spans=SPANS)
def test_pieces_are_the_text_and_every_mark_opens_and_closes_once(text, spans):
    limit = len(text)
    marks = [mark(min(a, limit), min(b, limit), number=n) for n, (a, b) in enumerate(spans)]
    found = list(pieces(text, marks))
    assert "".join(piece.text for piece in found) == text
    opened = [m.entry.number for piece in found for m in piece.opens]
    closed = [m.entry.number for piece in found for m in piece.closes]
    assert sorted(opened) == sorted(closed) == list(range(len(marks)))
    for m in marks:
        over = [n for n, piece in enumerate(found) if m in piece.marks]
        assert "".join(found[n].text for n in over) == text[m.start : m.end]
        assert all(later == earlier + 1 for earlier, later in pairwise(over))

"""Rows of any table as passages: what the columns mean, and that segment files come back as they were."""

import json

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.passages import Passage, Piece, documents
from copydesk.exchange.documents.table_rows import TableRow, TableRows, gathered
from copydesk.exchange.segment_files import segment_lines
from copydesk.model import Document, Role, Segment, Span, Unit


def passages(rows, **columns):
    table = TableRows("t.tsv", columns)
    named = columns.get("target", "target")
    for number, cells in enumerate(rows, 1):
        text = cells.get(named)
        pieces = (Piece(text, 0, len(text)),) if isinstance(text, str) else None
        found = table.passage(TableRow(f"t.tsv:{number}", cells, pieces))
        if found is not None:
            yield found


def read(rows, **columns):
    return list(documents(gathered(passages(rows, **columns)), "t.tsv", Reading()))


def test_a_segment_file_comes_back_as_it_was():
    segments = (
        Segment("s1", "It rained.", "雨", "final", {"desk": "night"}, (Span(0, 2),)),
        Segment("s2", "It stopped.", None),
        Segment("s3", "It ended."),
    )
    units = (
        Unit("u1", Role.LIST_ITEM, segments[:2], ("\t",), {"line": 3, "continues": True}),
        Unit("u2", Role.BODY, segments[2:]),
    )
    document = Document("a/b.txt", units)
    (again,) = read([json.loads(line) for line in segment_lines(document)])
    assert again == document


def test_documents_that_come_back_are_gathered():
    rows = [{"document": name, "target": "x"} for name in ("b", "", "b", None, "t.tsv", "a")]
    found = [(document.name, [segment.id for segment in document.segments]) for document in read(rows)]
    assert found == [("b", ["1", "3"]), ("t.tsv", ["2", "4", "5"]), ("a", ["6"])]


def test_rows_without_text_are_counted_and_left_out():
    (document,) = read([{"target": 7}, {"target": "x", "unit": 7, "role": "song"}])
    assert [(unit.id, unit.role, unit.segments[0].id) for unit in document.units] == [("7", Role.BODY, "2")]


def test_a_name_for_a_column_hides_the_column_that_had_it():
    (document,) = read([{"English": "It rained.", "target": "雨", "n": 1}], target="English")
    assert [(each.target, dict(each.attributes)) for each in document.segments] == [("It rained.", {"n": 1})]


def test_what_a_row_protects_must_fit_its_text():
    protected = [[0, 2], [1, 99], [2, 1], ["a", 1], 7, [True, 2]]
    (passage,) = passages([{"target": "See x@y.org", "protected": protected}])
    assert passage.protected == (Span(0, 2),)
    (passage,) = passages([{"target": "See x@y.org"}])
    assert passage.protected == (Span(4, 11),)


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([{"target": "a", "segment": "x"}, {"target": "b", "segment": "x"}], "t.tsv:2: the segment id 'x' of document 't.tsv' stands at t.tsv:1 already"),
        ([{"target": "a", "unit": [1]}], "t.tsv:1: 'unit' is not a string"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(rows, error):
    with pytest.raises(InputError) as caught:
        read(rows)
    assert str(caught.value).startswith(error)


def test_gathering_keeps_the_order_in_each_document():
    given = [Passage((), document=name, segment=str(number)) for number, name in enumerate("abcab")]
    assert "".join(passage.segment or "" for passage in gathered(given)) == "03142"

"""Tables as documents, and what is wrong with broken ones."""

import pytest

from copydesk.errors import InputError
from copydesk.exchange.rows import csv_rows, escape, json_rows, tsv_rows, unescape
from copydesk.exchange.tables import read_table
from copydesk.model import Role


def table(reader, text):
    return read_table(reader(text, "t"), "t")


def test_what_is_missing_is_filled_in():
    (document,) = table(csv_rows, "target,desk\nIt rained.,night\n")
    (unit,) = document.units
    (segment,) = unit.segments
    assert (document.name, unit.id, segment.id, segment.source) == ("t", "1", "1", None)
    assert segment.attributes == {"desk": "night"}


def test_one_document_for_each_distinct_name_in_order_of_their_beginnings():
    lines = '{"document": "b", "target": "1"}\n{"document": "a", "target": "2"}\n{"document": "b", "target": "3"}\n'
    assert [(d.name, [s.target for s in d.segments]) for d in table(json_rows, lines)] == [
        ("b", ["1", "3"]),
        ("a", ["2"]),
    ]


def test_rows_of_one_unit_stay_together_with_their_role():
    lines = '{"unit": 7, "segment": 1, "target": "A", "role": "headline"}\n{"unit": 7, "segment": 2, "target": "B"}\n'
    (document,) = table(json_rows, lines)
    (unit,) = document.units
    assert (unit.id, unit.role, unit.gaps) == ("7", Role.HEADLINE, (" ",))


def test_csv_cells_may_hold_line_breaks():
    (document,) = table(csv_rows, 'source,target\r\n"新\r\n冠","It\r\nrained."\r\n')
    assert [(s.source, s.target) for s in document.segments] == [("新\r\n冠", "It\r\nrained.")]


def test_tsv_cells_escape_them():
    (document,) = table(tsv_rows, "target\r\nIt\\nrained \\\\ here\r\n")
    assert [s.target for s in document.segments] == ["It\nrained \\ here"]
    assert unescape(escape("a\t\\n\n\\")) == "a\t\\n\n\\"


@pytest.mark.parametrize(
    ("reader", "text", "error"),
    [
        (tsv_rows, "target\tsource\nonly one\n", "t:2: the row has 1 columns, the first row names 2"),
        (csv_rows, 'target\n"open\n', "t:2: broken CSV"),
        (csv_rows, "text\nIt rained.\n", "t:2: no column is called 'target'"),
        (csv_rows, "target,target\na,b\n", "t:1: the column 'target' stands twice"),
        (json_rows, '{"target": "a"}\n{broken\n', "t:2: not a JSON object"),
        (json_rows, '["target"]\n', "t:1: not a JSON object"),
        (json_rows, '{"target": null}\n', "t:1: the target is not a string"),
        (json_rows, '{"target": "\\ud800"}\n', "t:1: half a surrogate pair"),
        (json_rows, "[" * 100_000 + "\n", "t:1: "),
        (json_rows, '{"segment": "x", "target": "a"}\n{"segment": "x", "target": "b"}\n', "t:2: the segment id 'x'"),
        (json_rows, '{"unit": [1], "target": "a"}\n', "t:1: 'unit' is not a string"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(reader, text, error):
    with pytest.raises(InputError) as caught:
        table(reader, text)
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)

"""Tables as documents, what is wrong with broken ones, and edits in them."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.exchange.documents import delimited, jsonl, line_files
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.rows import escape, unescape
from copydesk.exchange.segment_files import segment_lines
from copydesk.model import Document, Role, Segment, Span, Unit

FORMATS = {"jsonl": jsonl.FORMAT, "csv": delimited.FORMAT, "tsv": delimited.FORMAT}


def table(suffix, content, **columns):
    raw = content if isinstance(content, bytes) else content.encode()
    original = Original(f"t.{suffix}", "t", content=raw)
    return list(FORMATS[suffix].read(original, Reading(columns=columns)))


def edited(suffix, content, edits, document=None, **columns):
    """The table with `{segment: [(start, end, new)]}` in it."""
    raw = content if isinstance(content, bytes) else content.encode()
    stream = io.BytesIO()
    spans = {name: [(Span(a, b), new) for a, b, new in each] for name, each in edits.items()}
    original = Original(f"t.{suffix}", "t", content=raw)
    FORMATS[suffix].write(original, Reading(columns=columns), {document or original.name: spans}, stream)
    return stream.getvalue()


def targets(documents):
    return [segment.target for document in documents for segment in document.segments]


def test_what_is_missing_is_filled_in():
    (document,) = table("csv", "target,desk\nIt rained.,night\n")
    (unit,) = document.units
    (segment,) = unit.segments
    assert (document.name, unit.id, segment.id, segment.source) == ("t.csv", "1", "1", None)
    assert segment.attributes == {"desk": "night"}


def test_one_document_for_each_distinct_name_in_order_of_their_beginnings():
    lines = '{"document": "b", "target": "1"}\n{"document": "a", "target": "2"}\n{"document": "b", "target": "3"}\n'
    documents = table("jsonl", lines)
    assert [(d.name, [(s.id, s.target) for s in d.segments]) for d in documents] == [
        ("b", [("1", "1"), ("3", "3")]),
        ("a", [("2", "2")]),
    ]


def test_rows_that_name_no_document_belong_to_that_of_the_file():
    (document,) = table(
        "jsonl", '{"target": "1"}\n{"document": "t.jsonl", "target": "2"}\n{"document": "", "target": "3"}'
    )
    assert targets([document]) == ["1", "2", "3"]


def test_rows_of_one_unit_stay_together_with_their_role():
    lines = '{"unit": 7, "segment": 1, "target": "A", "role": "headline"}\n{"unit": 7, "segment": 2, "target": "B"}\n'
    (document,) = table("jsonl", lines)
    (unit,) = document.units
    assert (unit.id, unit.role, unit.gaps) == ("7", Role.HEADLINE, (" ",))


def test_columns_may_have_other_names():
    (document,) = table("csv", "zh,English,target\n雨,Rain,x\n", target="English", source="zh")
    (segment,) = document.segments
    assert (segment.target, segment.source, segment.attributes) == ("Rain", "雨", {})


@pytest.mark.parametrize(
    ("suffix", "content", "target"),
    [
        ("csv", 'source,target\r\n"新\r\n冠","It\r\nrained."\r\n', "It\r\nrained."),
        ("csv", "source;target\n雨;Rain, again\n", "Rain, again"),
        ("csv", "source\ttarget\n雨\tRain; again\n", "Rain; again"),
        ("csv", b"\xef\xbb\xbftarget\nRain\n", "Rain"),
        ("csv", 'target\n5" of rain\n', '5" of rain'),
        ("csv", "target\rRain\r", "Rain"),
        ("csv", "\ufefftarget\nRain\n".encode("utf-16-le"), "Rain"),
        ("csv", "target,source\nRain,今天下雨了，我们都在家里\n".encode("gb18030"), "Rain"),
        ("tsv", "target\r\nIt\\nrained \\\\ here\r\n", "It\nrained \\ here"),
        ("jsonl", '\ufeff{"target": "Rain"}', "Rain"),
        ("jsonl", '\n{"target": "Rain"}\r\n\n', "Rain"),
    ],
)
def test_cells_are_read_as_they_are_meant(suffix, content, target):
    assert targets(table(suffix, content)) == [target]


@pytest.mark.parametrize(
    ("suffix", "content", "error"),
    [
        ("tsv", "target\tsource\nonly one\n", "t:2: the row has 1 columns, the first row names 2"),
        ("tsv", "", "t: the table is empty; its first row"),
        ("csv", "", "t: the table is empty; its first row"),
        ("csv", 'target\n"open\n', "t:2: broken CSV"),
        ("csv", 'target\n"a"b\n', "t:2: broken CSV"),
        ("csv", "text\nIt rained.\n", "t:1: no column is called 'target'"),
        ("csv", "target,target\na,b\n", "t:1: the column 'target' stands twice"),
        ("csv", b"target\nrain\xff\xfe\x00\n", "t:2: not UTF-8 text (byte 12 is 0xFF); save"),
        ("jsonl", '{"target": "a"}\n{broken\n', "t:2: not a JSON object"),
        ("jsonl", '["target"]\n', "t:1: not a JSON object"),
        ("jsonl", '{"text": "a"}\n', "t:1: no column is called 'target'"),
        ("jsonl", '{"target": null}\n', "t:1: the target is not a string"),
        ("jsonl", '{"target": "\\ud800"}\n', "t:1: half a surrogate pair"),
        ("jsonl", "[" * 100_000 + "\n", "t:1: "),
        ("jsonl", '{"segment": "x", "target": "a"}\n{"segment": "x", "target": "b"}\n', "t:2: the segment id 'x'"),
        (
            "jsonl",
            '{"segment": "x", "target": "a"}\n{"document": "d", "target": "b"}\n{"segment": "x", "target": "c"}\n',
            "t:3: the segment id 'x' of document 't.jsonl' stands at t:1 already",
        ),
        ("jsonl", '{"unit": [1], "target": "a"}\n', "t:1: 'unit' is not a string"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(suffix, content, error):
    with pytest.raises(InputError) as caught:
        table(suffix, content)
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("suffix", "content"), [("jsonl", '{"target": "long words"}'), ("csv", 'target\n"long\nword')]
)
def test_a_row_that_is_too_long_is_refused(monkeypatch, suffix, content):
    monkeypatch.setattr(line_files, "LONGEST", 8)
    monkeypatch.setattr(delimited, "LONGEST", 8)
    with pytest.raises(InputError, match=r"^t:\d: a row of more than"):
        table(suffix, content)


@pytest.mark.parametrize(
    ("suffix", "content", "edits", "wanted"),
    [
        ("csv", 'target,n\n"It ""rained""",1\n', {"1": [(3, 4), '"']}, 'target,n\n"It ""rained""",1\n'),
        ("csv", "target;n\r\nRain;1\r\n", {"1": [(4, 4), "; hail"]}, 'target;n\r\n"Rain; hail";1\r\n'),
        ("csv", "n,target\n1,Rain\n\n2,Hail", {"2": [(0, 4), 'a "b"']}, 'n,target\n1,Rain\n\n2,a "b"'),
        ("csv", "n,target\n1,Rain\n", {"1": [(0, 4), '"b']}, 'n,target\n1,"""b"\n'),
        ("csv", "target\nRain\n", {"1": [(0, 4), ""]}, 'target\n""\n'),
        ("csv", "a,target\n,\n", {"1": [(0, 0), "Rain"]}, "a,target\n,Rain\n"),
        ("csv", 'a,target\nRain,""', {"1": [(0, 0), "Hail"]}, 'a,target\nRain,"Hail"'),
        ("tsv", "target\tn\n\\x\t1\n", {"1": [(1, 2), "t"]}, "target\tn\n\\\\t\t1\n"),
        ("tsv", "n\ttarget\r\n1\ta\\tb\r\n", {"1": [(0, 1), "\n"]}, "n\ttarget\r\n1\t\\n\\tb\r\n"),
        ("jsonl", '{"target":"a\\u00e9"}', {"1": [(0, 1), "é\n"]}, '{"target":"\\u00e9\\n\\u00e9"}'),
        ("jsonl", '{"target":"ab", "x":"é"}', {"1": [(0, 1), "é\\"]}, '{"target":"é\\\\b", "x":"é"}'),
        ("jsonl", '{"target":"ab", "x":"\\u00e9"}', {"1": [(0, 1), "é"]}, '{"target":"\\u00e9b", "x":"\\u00e9"}'),
        ("jsonl", '{"target":"a\\/\\ud83d\\ude00"}', {"1": [(2, 3), "😁"]}, '{"target":"a\\/\\ud83d\\ude01"}'),
        ("jsonl", ' { "target" : "a" , "target":"b"}\r\n', {"1": [(0, 1), "c"]}, ' { "target" : "a" , "target":"c"}\r\n'),
        ("jsonl", '{"\\u0074arget":""}', {"1": [(0, 0), "c"]}, '{"\\u0074arget":"c"}'),
    ],
)  # fmt: skip
def test_an_edit_changes_only_its_words(suffix, content, edits, wanted):
    spans = {name: [(*place, new)] for name, (place, new) in edits.items()}
    assert edited(suffix, content, spans).decode() == wanted


def test_an_edited_file_keeps_mark_and_encoding():
    content = "\ufefftarget\r\nRain\r\n".encode("utf-16-be")
    assert edited("csv", content, {"1": [(0, 4, "雨")]}) == "\ufefftarget\r\n雨\r\n".encode("utf-16-be")


def test_words_that_the_encoding_lacks_are_an_error():
    content = "source,target\n今天下雨了我們都在家裡休息,Rain\n".encode("cp950")
    assert targets(table("csv", content)) == ["Rain"]
    with pytest.raises(InputError, match="cannot be written in"):
        edited("csv", content, {"1": [(0, 4, "😀")]})


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(words)
def test_tsv_escapes_come_back(text):
    assert unescape(escape(text)) == text


@given(st.sampled_from(sorted(FORMATS)), words, st.booleans(), st.data())
def test_every_edit_of_every_cell_is_read_again(suffix, old, quoted, data):
    old = old.replace("\r", "") if suffix == "tsv" else old
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = data.draw(words)
    new = new.replace("\r", "") if suffix == "tsv" else new
    cells = {
        "csv": '"' + old.replace('"', '""') + '"'
        if quoted
        else old.translate({ord(c): "x" for c in '",;\t\r\n'}),
        "tsv": escape(old),
        "jsonl": json.dumps(old, ensure_ascii=quoted),
    }
    content = {
        "csv": f"id,target\nfirst,{cells['csv']}\nlast,Rain\n",
        "tsv": f"id\ttarget\nfirst\t{cells['tsv']}\nlast\tRain\n",
        "jsonl": f'{{"id": "first", "target": {cells["jsonl"]}}}\n{{"id": "last", "target": "Rain"}}\n',
    }[suffix]
    before = targets(table(suffix, content))[0]
    written = edited(suffix, content, {"1": [(start, end, new)]})
    assert targets(table(suffix, written)) == [before[:start] + new + before[end:], "Rain"]


values = st.none() | st.booleans() | st.integers(-9, 9) | words
names = st.text("abcxyz-é", min_size=1, max_size=5)
attributes = st.dictionaries(names.map("x".__add__), values, max_size=2)


@st.composite
def segments(draw, number):
    target = draw(words)
    spans = st.lists(st.integers(0, len(target)), min_size=2, max_size=2).map(sorted)
    protected = draw(st.lists(spans, max_size=2))
    some = st.none() | words.filter(bool)
    return Segment(
        f"s{number}",
        target,
        draw(some),
        draw(some),
        draw(attributes),
        tuple(Span(*pair) for pair in protected),
    )


@st.composite
def documents(draw):
    units = []
    for number in range(draw(st.integers(1, 3))):
        rows = [draw(segments(f"{number}.{n}")) for n in range(draw(st.integers(1, 3)))]
        gaps = draw(st.lists(words, min_size=len(rows) - 1, max_size=len(rows) - 1))
        said = draw(
            st.fixed_dictionaries(
                {}, optional={"line": st.integers(1, 9), "continues": st.sampled_from([True])}
            )
        )
        units.append(Unit(f"u{number}", draw(st.sampled_from(Role)), tuple(rows), tuple(gaps), said))
    return Document(draw(names), tuple(units))


@given(documents())
def test_a_segment_file_reads_back_to_the_same_document(document):
    assert table("jsonl", "".join(segment_lines(document))) == [document]


def test_what_a_text_shows_is_not_protected_where_its_segment_file_says_so():
    segment = Segment("s", "See www.port.example now")
    document = Document("d", (Unit("u", Role.BODY, (segment,)),))
    assert table("jsonl", "".join(segment_lines(document))) == [document]

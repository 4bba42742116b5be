"""Events of XML know where they stand, and hostile XML ends in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.exchange.xml_events import Aside, End, Start, Text, xml_encoding, xml_events

DECLARED = '<?xml version="1.0"?>'


def events(text):
    return list(xml_events(text, "a.xml"))


def refused(text):
    with pytest.raises(InputError) as error:
        events(text)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_names_have_their_namespace_and_values_are_read():
    start = events('<x:a xmlns:x="urn:x" x:b="1 &lt; 2" c=\'"\' xml:lang="en"/>')[0]
    assert start.name == "{urn:x}a"
    assert start.attributes == {
        "{urn:x}b": "1 < 2",
        "c": '"',
        "{http://www.w3.org/XML/1998/namespace}lang": "en",
    }


def test_a_tag_ends_behind_a_bracket_in_an_attribute():
    text = "<a b='>' c=\">\"><d/></a>"
    assert [(event.start, event.end) for event in events(text)] == [(0, 15), (15, 19), (19, 19), (19, 23)]


def test_offsets_count_characters_and_lines_count_line_ends():
    text = '<a>\n  雨😀<b c="雪"/>\r\n<!-- 風 -->é</a>'
    for event in events(text):
        if isinstance(event, Text) and event.verbatim:
            assert text[event.start : event.end] == event.text
    assert [(type(event), event.line) for event in events(text)][-4:] == [
        (Text, 2),
        (Aside, 3),
        (Text, 3),
        (End, 3),
    ]


@pytest.mark.parametrize(
    ("spelt", "said"),
    [
        ("&amp;", "&"),
        ("&#x41;", "A"),
        ("&#0065;", "A"),
        (f"&#{'0' * 6000}65;", "A"),
        ("\r\n", "\n"),
        ("\r", "\n"),
    ],
)
def test_what_is_spelt_otherwise_is_a_text_of_its_own(spelt, said):
    found = events(f"<a>x{spelt}y</a>")[1:-1]
    assert [(event.text, event.verbatim) for event in found] == [("x", True), (said, False), ("y", True)]
    assert found[1].end - found[1].start == len(spelt)


def test_a_cdata_section_is_one_text_with_its_brackets():
    text = "<a>x<![CDATA[<b>&amp;]]>y</a>"
    section = events(text)[2]
    assert (section.text, section.verbatim) == ("<b>&amp;", False)
    assert text[section.start : section.end] == "<![CDATA[<b>&amp;]]>"


def test_a_document_type_that_names_its_dtd_is_passed_over():
    assert [type(event) for event in events('<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>')] == [Start, End]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "a.xml: the file is empty"),
        ("words", "a.xml:1: not well-formed XML"),
        ("<a>\n<b></a>", "a.xml:2: not well-formed XML (mismatched tag)"),
        ("<a>", "a.xml:1: not well-formed XML (no element found)"),
        ("<x:a/>", "a.xml:1: not well-formed XML (unbound prefix)"),
        ("<a b='1' b='2'/>", "a.xml:1: not well-formed XML (duplicate attribute)"),
        ("<a>\x07</a>", "a.xml:1: not well-formed XML (not well-formed (invalid token))"),
        ("<a>\ud800</a>", "a.xml:1: not well-formed XML (not well-formed (invalid token))"),
        ("<a>\n&nbsp;</a>", "a.xml:2: uses an entity that XML does not have; write the character itself"),
        ('<!DOCTYPE a SYSTEM "a.dtd">\n<a>&nbsp;</a>', "a.xml:2: uses an entity that XML does not have"),
        ('<!DOCTYPE a SYSTEM "a.dtd">\n<a b="&nbsp;"/>', "a.xml:2: uses an entity that XML does not have"),
        ('\n<!DOCTYPE a [<!ENTITY b "c">]><a/>', "a.xml:2: the document type declares entities or elements"),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            "a.xml:1: the document type declares",
        ),
        (
            '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.org/">%b;]><a/>',
            "a.xml:1: the document type declares",
        ),
    ],
)
def test_what_is_not_well_formed_or_declares_is_refused(text, fault):
    assert refused(text).startswith(fault)


def test_a_billion_laughs_are_not_laughed():
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert "declares" in refused(f'<!DOCTYPE a [<!ENTITY l0 "ha">{lines}]><a>&l9;</a>')


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<a>" * 100_000 + "</a>" * 100_000, 200_000),
        (f"<a>{'字' * 3_000_000}</a>", 3),
        (f"<a b='{'>' * 3_000_000}'/>", 2),
        (f"<a>{'&amp;' * 100_000}</a>", 100_002),
        (f"<a><!--{'- ' * 1_000_000}--></a>", 3),
        (f"<a>{'<![CDATA[]]>' * 100_000}</a>", 100_002),
    ],
    ids=["deep", "one line", "attribute", "references", "comment", "sections"],
)
def test_much_of_anything_takes_time_that_grows_with_it(text, count):
    assert len(events(text)) == count


@given(
    st.recursive(
        st.text(
            st.characters(
                codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="<&>\ufffe\uffff"
            ),
            max_size=8,
        ),
        lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<é a='雨'>{''.join(parts)}</é>"),
        max_leaves=30,
    )
)
def test_events_tile_the_root(inside):
    text = f"<root>{inside}</root>"
    at = 0
    for event in xml_events(text, "a.xml"):
        assert event.start == at
        at = event.end
    assert at == len(text)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"<?xml version='1.0' encoding='GB18030'?><a/>", "GB18030"),
        (DECLARED.encode(), None),
        ("<a/>".encode("utf-16-le"), "utf-16-le"),
        ("<a/>".encode("utf-16-be"), "utf-16-be"),
        (b"<?xml " + b" " * 100_000, None),
    ],
)
def test_the_encoding_that_a_file_says(raw, encoding):
    assert xml_encoding(raw) == encoding

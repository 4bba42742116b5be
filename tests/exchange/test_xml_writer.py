from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from copydesk.exchange.xml_writer import stand_ins, visible, xml_writer


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\t\x00\x1b\x85\ufffe\uffff<>&\"']")))
def test_any_text_comes_back_as_it_was_shown(text: str) -> None:
    with xml_writer(stream := BytesIO(), {None: "urn:n"}) as xml, xml.element("notes"):
        xml.leaf("note", text, {"by": text})
    note = etree.fromstring(stream.getvalue())[0]
    assert (note.text or "") == visible(text)
    assert note.get("by") == visible(text)
    assert len(visible(text)) == len(text)
    assert (visible(text) == text) is (not stand_ins(text))


def test_every_character_that_xml_refuses_can_be_seen() -> None:
    assert visible("\x00\x1f\x7f\ud800\ufffe") == "␀␟\x7f��"


def test_elements_nest_with_indentation() -> None:
    with xml_writer(stream := BytesIO(), {None: "urn:n", "m": "urn:m"}) as xml, xml.element("a"):
        with xml.element("m:b", {"xml:space": "preserve"}):
            xml.leaf("c", " two\nlines ")
        xml.leaf("d")
    assert stream.getvalue().decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<a xmlns="urn:n" xmlns:m="urn:m">\n'
        '  <m:b xml:space="preserve">\n'
        "    <c> two\nlines </c>\n"
        "  </m:b>\n"
        "  <d></d>\n"
        "</a>\n"
    )

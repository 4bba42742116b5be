"""What is read of a TMX, and what editing it writes."""

import io

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.tmx import FORMAT
from copydesk.model import Span

HEAD = (
    '<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh"'
    ' datatype="plaintext"/>'
)


def memory(units):
    return f'<tmx version="1.4">{HEAD}<body>{units}</body></tmx>'


def variant(language, words):
    return f'<tuv xml:lang="{language}"><seg>{words}</seg></tuv>'


def segments(text, **languages):
    original = Original("a.tmx", "a.tmx", content=text.encode())
    (document,) = FORMAT.read(original, Reading(**languages))
    return [(segment.id, segment.source, segment.target) for segment in document.segments]


def edited(text, segment, span, new):
    stream = io.BytesIO()
    original = Original("a.tmx", "a.tmx", content=text.encode())
    FORMAT.write(original, Reading(), {"a.tmx": {segment: [(span, new)]}}, stream)
    return stream.getvalue().decode()


def test_units_have_their_ids_or_numbers():
    unit = variant("zh", "甲") + variant("en", "One")
    text = memory(f"<tu tuid='x'>{unit}</tu><tu>{unit}</tu><tu tuid='x'>{unit}</tu>")
    assert [name for name, *_ in segments(text)] == ["x", "2", "x-2"]


@pytest.mark.parametrize(
    ("wanted", "languages", "found"),
    [
        ("en", ["en-US", "en"], "en"),
        ("en", ["fr", "en-US"], "en-US"),
        ("en-GB", ["en"], "en"),
        ("en-GB", ["en-US", "en"], "en"),
        ("en-GB", ["en-US"], "en-US"),
        ("EN-gb", ["en-GB"], "en-GB"),
        ("en", ["eno", "de"], ""),
    ],
)
def test_the_nearest_language_is_taken(wanted, languages, found):
    text = memory(f"<tu>{variant('zh', '甲')}{''.join(variant(tag, tag) for tag in languages)}</tu>")
    assert segments(text, target_language=wanted) == [("1", "甲", found)]


def test_a_unit_in_neither_language_is_left():
    assert segments(memory(f"<tu>{variant('fr', 'Un')}</tu>")) == []


def test_codes_are_out_of_the_way():
    words = "a<bpt i='1'>[b]</bpt>b<ept i='1'>[/b]</ept><hi>c</hi><ph>%s</ph><it pos='begin'>x</it><ut>y</ut>"
    assert segments(memory(f"<tu>{variant('en', words)}</tu>")) == [("1", None, "abc\ufffc\ufffc")]


def test_a_missing_variant_is_written():
    text = memory(f"<tu>{variant('zh', '甲')}</tu>")
    assert edited(text, "1", Span(0, 0), "R&D") == text.replace("</tuv>", f"</tuv>{variant('en', 'R&amp;D')}")


def test_an_edit_changes_its_words_only():
    text = memory(f"<tu>\n  {variant('zh', '甲')}\n  {variant('en-GB', 'One &amp; <hi>two</hi>')}\n</tu>")
    assert edited(text, "1", Span(6, 9), "three") == text.replace("two", "three")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<tbx/>", "a.tmx:1: the root is <tbx>, not <tmx>"),
        (memory("<tu/>"), "<tu> needs <tuv>"),
        (memory("<tu><tuv><seg>a</seg></tuv></tu>"), "<tuv> needs the attribute xml:lang"),
        (memory(f"<tu>{variant('en', 'a') * 2}</tu>"), "<tu> has two <tuv> of the language en"),
        (memory("<tu>words</tu>"), "words stand where <tu> has only elements"),
        ('<!DOCTYPE tmx [<!ENTITY a "b">]>' + memory(""), "declares entities"),
    ],
)
def test_what_is_no_tmx_is_refused(text, fault):
    with pytest.raises(InputError) as error:
        segments(text)
    assert fault in str(error.value)

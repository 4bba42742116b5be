"""What is read of an XLIFF, and what editing it writes."""

import io

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.xliff import FORMAT
from copydesk.model import Role, Span

CORE2 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN"'
CORE12 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'


def original(text, encoding="utf-8"):
    return Original("a.xlf", "a.xlf", content=text.encode(encoding))


def version2(unit, languages=' trgLang="en"'):
    return f'{CORE2}{languages}><file id="f"><unit id="u">{unit}</unit></file></xliff>'


def version12(unit, attributes=""):
    head = '<file original="a" source-language="zh" target-language="en-GB" datatype="x-a"><body>'
    return f'{CORE12}{head}<trans-unit id="u"{attributes}>{unit}</trans-unit></body></file></xliff>'


def read(text):
    return list(FORMAT.read(original(text), Reading()))


def only(text):
    (document,) = read(text)
    (segment,) = document.segments
    return segment


def edited(text, segment, span, new):
    stream = io.BytesIO()
    FORMAT.write(original(text), Reading(), {"a.xlf": {segment: [(span, new)]}}, stream)
    return stream.getvalue().decode()


def test_a_document_speaks_the_languages_of_its_file():
    (document,) = read(version2("<segment><source>甲</source></segment>"))
    assert (document.name, document.source_language, document.target_language) == ("a.xlf", "zh-CN", "en")
    (document,) = read(version12("<source>甲</source>"))
    assert (document.source_language, document.target_language) == ("zh", "en-GB")


def test_several_files_are_several_documents():
    unit = "<unit id='u'><segment><source>甲</source></segment></unit>"
    documents = read(f"{CORE2}><file id='a'>{unit}</file><file id='b'>{unit}</file></xliff>")
    assert [document.name for document in documents] == ["a.xlf#a", "a.xlf#b"]


def test_a_file_without_words_is_an_empty_document():
    text = f"{CORE2}><file id='a' translate='no'><unit id='u'><segment><source>甲</source></segment></unit></file></xliff>"
    (document,) = read(text)
    assert (document.name, document.units) == ("a.xlf", ())


def test_ids_are_those_of_unit_and_segment():
    segments = "<segment id='s'><source>甲</source></segment><segment><source>乙</source></segment>"
    (document,) = read(version2(segments))
    assert [segment.id for segment in document.segments] == ["u/s", "u/#2"]
    assert [unit.id for unit in document.units] == ["u"]


def test_ignorables_are_gaps():
    segment = "<segment><source>甲</source><target>One.</target></segment>"
    gap = "<ignorable><source/><target>  </target></ignorable>"
    (document,) = read(version2(segment + gap + segment + segment))
    assert document.units[0].gaps == ("  ", " ")


def test_states_and_approval_are_kept():
    target = "<source>甲</source><target state='final'>One.</target>"
    assert (
        only(
            version2(
                f"<segment state='final'>{target.replace(chr(32) + 'state=' + chr(39) + 'final' + chr(39), '')}</segment>"
            )
        ).state
        == "final"
    )
    segment = only(version12(target, " approved='yes'"))
    assert (segment.state, segment.attributes) == ("final", {"approved": "yes"})


def test_the_type_of_a_unit_is_its_role():
    (document,) = read(version12("<source>甲</source>", " restype='x-h1'"))
    assert document.units[0].role is Role.HEADLINE


@pytest.mark.parametrize(
    ("inline", "text", "protected"),
    [
        ("a<pc id='1'>b</pc>c", "abc", ()),
        ("a<sc id='1' isolated='yes'/>b", "ab", ()),
        ("a<ph id='1'/>b", "a\ufffcb", (Span(1, 2),)),
        ("a<ph id='1' equiv='%s'/>b", "a%sb", (Span(1, 3),)),
        ("a<ph id='1' type='fmt' subType='xlf:lb'/>b", "a\nb", (Span(1, 2),)),
        ("a<cp hex='001A'/>b", "a\ufffcb", (Span(1, 2),)),
        ("a <mrk id='1' translate='no'>b c</mrk> d", "a b c d", (Span(2, 5),)),
        ("see https://example.org now", "see https://example.org now", (Span(4, 23),)),
        ("a\n    b", "a b", ()),
        ("\n  a\n", "a", ()),
        ("a  b", "a  b", ()),
        ("<!-- no -->a", "a", ()),
    ],
)
def test_inline_elements_of_version_2(inline, text, protected):
    segment = only(version2(f"<segment><source>甲</source><target>{inline}</target></segment>"))
    assert (segment.target, segment.protected) == (text, protected)


@pytest.mark.parametrize(
    ("inline", "text", "protected"),
    [
        ("a<g id='1'>b</g>c", "abc", ()),
        ("a<x id='1'/>b", "a\ufffcb", (Span(1, 2),)),
        ("a<x id='1' ctype='lb'/>b", "a\nb", (Span(1, 2),)),
        ("a<x id='1' equiv-text='%d'/>b", "a%db", (Span(1, 3),)),
        ("a<bpt id='1'>[b]</bpt>b<ept id='1'>[/b]</ept>", "ab", ()),
        ("a<ph id='1'>code<sub>text</sub></ph>b", "a\ufffcb", (Span(1, 2),)),
        ("a<it id='1' pos='open'>[b]</it>b", "ab", ()),
        ("a <mrk mtype='protected'>b c</mrk> d", "a b c d", (Span(2, 5),)),
    ],
)
def test_inline_elements_of_version_1_2(inline, text, protected):
    segment = only(version12(f"<source>甲</source><target>{inline}</target>"))
    assert (segment.target, segment.protected) == (text, protected)


def test_white_space_is_kept_where_the_file_says_so():
    assert (
        only(version12("<source>甲</source><target>a\n  b </target>", " xml:space='preserve'")).target
        == "a\n  b "
    )


def test_a_missing_target_is_written_behind_the_source_with_its_prefix_and_indent():
    text = version2("\n  <segment>\n    <source>甲</source>\n  </segment>")
    assert edited(text, "u", Span(0, 0), "R&D") == text.replace(
        "</source>\n", "</source>\n    <target>R&amp;D</target>\n"
    )
    text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert "<x:target>One</x:target>" in edited(text, "u", Span(0, 0), "One")


def test_a_missing_target_in_a_file_without_a_target_language_adds_that_too():
    text = version2("<segment><source>甲</source></segment>", "")
    written = edited(text, "u", Span(0, 0), "One")
    assert ' srcLang="zh-CN" trgLang="en">' in written
    assert only(written).target == "One"


def test_an_empty_target_keeps_its_attributes():
    text = version12("<source>甲</source><target state='new'/>")
    assert "<target state='new'>One</target>" in edited(text, "u", Span(0, 0), "One")


def test_a_target_behind_a_segmented_source():
    text = version12(
        "<source>甲</source><seg-source><mrk mtype='seg' mid='1'>甲</mrk></seg-source><note>n</note>"
    )
    assert "</seg-source><target>One</target><note>" in edited(text, "u", Span(0, 0), "One")


def test_segments_of_a_target_are_segments():
    seg = "<mrk mtype='seg' mid='{}'>{}</mrk>"
    text = version12(
        f"<source>甲乙</source><seg-source>{seg.format(1, '甲')}{seg.format(2, '乙')}</seg-source>"
        f"<target>{seg.format(1, 'One.')}  {seg.format(2, 'Two.')}</target>"
    )
    (document,) = read(text)
    assert [(s.id, s.source, s.target) for s in document.segments] == [
        ("u/1", "甲", "One."),
        ("u/2", "乙", "Two."),
    ]
    assert document.units[0].gaps == ("  ",)
    assert edited(text, "u/2", Span(0, 3), "Three") == text.replace("Two", "Three")


def test_ids_that_meet_are_told_apart():
    seg = "<mrk mtype='seg' mid='b'>{}</mrk>"
    unit = version12(
        f"<source>甲</source><seg-source>{seg.format('甲')}</seg-source><target>{seg.format('One')}</target>"
    )
    other = "<trans-unit id='u/b'><source>乙</source><target>Two</target></trans-unit></body>"
    (document,) = read(unit.replace("</body>", other))
    assert [segment.id for segment in document.segments] == ["u/b", "u/b-2"]


def test_characters_that_xml_lacks_are_made_visible():
    text = version12("<source>甲</source><target>One</target>")
    assert "<target>a␇b</target>" in edited(text, "u", Span(0, 3), "a\x07b")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030"])
def test_encodings_come_back(encoding):
    declared = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    text = declared + version12("<source>甲</source><target>One</target>")
    stream = io.BytesIO()
    FORMAT.write(original(text, encoding), Reading(), {"a.xlf": {"u": [(Span(0, 3), "Two")]}}, stream)
    assert stream.getvalue() == text.replace("One", "Two").encode(encoding)


@pytest.mark.parametrize("encoding", ["no-such-thing", "utf-8", "utf-32", "idna", "undefined", "rot13"])
def test_encodings_that_are_none_or_not_this_files_are_refused(encoding):
    raw = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + "<a>é</a>".encode("latin-1")
    with pytest.raises(InputError, match=r"^a\.xlf"):
        list(FORMAT.read(Original("a.xlf", "a.xlf", content=raw), Reading()))


@pytest.mark.parametrize("inline", ["<g id='1'>", "<mrk mtype='term'>"])
def test_deep_nesting_is_refused(inline):
    end = f"</{inline[1:].split()[0]}>"
    with pytest.raises(InputError, match="more than 1000 deep"):
        read(version12(f"<source>{inline * 100_000}{end * 100_000}</source>"))


def test_many_units_codes_and_ids_take_time_that_grows_with_them():
    codes = "".join(
        f"<ph id='c{n}' canReorder='{'no' if n else 'firstNo'}' canCopy='no' canDelete='no'/>"
        for n in range(20_000)
    )
    segment = only(version2(f"<segment><source>{codes}</source><target>{codes}</target></segment>"))
    assert len(segment.target) == 20_000


def test_many_placeholders_and_addresses_take_time_that_grows_with_them():
    inline = "".join(
        f"<ph id='c{n}'/>https://a.example <mrk id='m{n}' translate='no'>b</mrk> " for n in range(10_000)
    )
    segment = only(version2(f"<segment><source>甲</source><target>{inline}</target></segment>"))
    assert len(segment.protected) == 30_000


def test_a_placeholder_inside_a_kept_stretch_is_kept_with_it():
    segment = only(
        version2(
            "<segment><source>甲</source><target><mrk id='m' translate='no'>a<ph id='p'/>b</mrk></target></segment>"
        )
    )
    assert segment.protected == (Span(0, 3),)

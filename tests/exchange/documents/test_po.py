"""Gettext PO: what is text, and what is wrong with broken files."""

import io

import pytest

from copydesk.errors import InputError
from copydesk.exchange.documents import po
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.model import Span

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(text, encoding="utf-8"):
    original = Original("a.po", "a.po", content=text.encode(encoding))
    (document,) = po.FORMAT.read(original, Reading())
    return document


def edited(text, segment, start, end, new):
    stream = io.BytesIO()
    original = Original("a.po", "a.po", content=text.encode())
    po.FORMAT.write(original, Reading(), {"a.po": {segment: [(Span(start, end), new)]}}, stream)
    return stream.getvalue().decode()


def test_header_and_obsolete_messages_are_no_text():
    document = read(HEAD + 'msgid "船"\nmsgstr "Boat"\n\n#~ msgid "雨"\n#~ msgstr "Rain"\n')
    assert [(segment.source, segment.target) for segment in document.segments] == [("船", "Boat")]


def test_plural_forms_are_segments_of_one_unit():
    (unit,) = read('msgid "船"\nmsgid_plural "好多船"\nmsgstr[0] "a boat"\nmsgstr[1] "boats"\n').units
    assert [(s.id.removeprefix("s" + unit.id[1:]), s.source, s.target) for s in unit.segments] == [
        ("[0]", "船", "a boat"),
        ("[1]", "好多船", "boats"),
    ]


def test_the_context_tells_equal_messages_apart():
    text = 'msgctxt "a"\nmsgid "船"\nmsgstr "Boat"\nmsgctxt "b"\nmsgid "船"\nmsgstr "Ship"\n'
    first, second = read(text).segments
    alone, *_ = read(text[text.index('msgctxt "b"') :]).segments
    assert first.id != second.id
    assert alone.id == second.id
    assert second.attributes == {"context": "b"}


def test_fuzzy_is_a_state():
    fuzzy, sure = read('#, fuzzy, c-format\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n').segments
    assert (fuzzy.state, sure.state) == ("fuzzy", None)


@pytest.mark.parametrize(
    ("flag", "text", "protected"),
    [
        ("c-format", "%d of %-5.2f%% by %1$s", ["%d", "%-5.2f", "%%", "%1$s"]),
        ("python-format", "%(name)s left", ["%(name)s"]),
        ("python-brace-format", "{name!r} and {0}", ["{name!r}", "{0}"]),
        ("qt-format", "%1 to %L2", ["%1", "%L2"]),
        ("no-c-format", "50% done", []),
    ],
)
def test_placeholders_are_protected(flag, text, protected):
    (segment,) = read(f'#, {flag}\nmsgid "x"\nmsgstr "{text}"\n').segments
    assert [segment.target[span.start : span.end] for span in segment.protected] == protected


def test_an_edit_keeps_the_lines_of_a_long_string():
    text = 'msgid "x"\nmsgstr ""\n"The boat \\"Swan\\"\\n"\n"left"\n'
    (segment,) = read(text).segments
    assert segment.target == 'The boat "Swan"\nleft'
    written = edited(text, segment.id, 4, 8, 'old "ship"\t')
    assert written == text.replace("boat", 'old \\"ship\\"\\t')


@pytest.mark.parametrize("spelt", ["\\x41", "\\101", "A"])
def test_characters_spelt_out_are_read(spelt):
    (segment,) = read(f'msgid "x"\nmsgstr "{spelt}b"\n').segments
    assert segment.target == "Ab"


def test_the_header_names_the_encoding():
    text = HEAD.replace("UTF-8", "Big5") + 'msgid "船開了"\nmsgstr "It left"\n'
    (segment,) = read(text, "big5").segments
    assert segment.source == "船開了"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('msgid "x"\nmsgstr "open\n', "a.po:2: neither a comment nor a quoted string"),
        ('"loose"\n', "a.po:1: neither a comment nor a quoted string"),
        ('msgstr "x"\n', "a.po:1: msgstr without a msgid before it"),
        ('msgid "x"\nmsgstr "a"\nmsgstr "b"\n', "a.po:3: msgstr stands twice in a message"),
        ('msgid "x"\nmsgstr "a"b"\n', "a.po:2: a quote or backslash inside a string"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, error):
    with pytest.raises(InputError) as caught:
        read(text)
    assert str(caught.value).startswith(error)


@pytest.mark.parametrize("many", ["%", "{", "%0", "\\\\", "%(", '\\"'])
def test_long_strings_are_read_in_linear_time(many):
    (segment,) = read(f'#, c-format, python-brace-format\nmsgid "x"\nmsgstr "{many * 100_000}"\n').segments
    assert len(segment.target) >= 100_000

"""SRX 2.0: what a file says is what is done, and a bad file is one line."""

import pytest

from copydesk.errors import InputError
from copydesk.exchange.srx import read_srx
from copydesk.model import Span

DEFAULT = r"""<languagerule languagerulename="English">
<rule break="no"><beforebreak>\bMr\.\s</beforebreak><afterbreak></afterbreak></rule>
<rule break="yes"><beforebreak>[\.\?!]+["\u201D\p{Pe}]*\s++</beforebreak><afterbreak>\p{Lu}</afterbreak></rule>
<rule break="no"><beforebreak>Dr\.\s</beforebreak></rule>
</languagerule>
<languagerule languagerulename="Lines"><rule><beforebreak>;\h</beforebreak><afterbreak/></rule></languagerule>
<languagerule languagerulename="Late"><rule break="no"><beforebreak>Ms\.\s</beforebreak></rule></languagerule>"""
MAPS = """<languagemap languagepattern="(?i)en.*" languagerulename="English"/>
<languagemap languagepattern=".*" languagerulename="Lines"/>"""


@pytest.fixture
def rules(tmp_path):
    def make(groups=DEFAULT, maps=MAPS, cascade="yes", header=""):
        path = tmp_path / "rules.srx"
        path.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<srx xmlns="http://www.lisa.org/srx20" version="2.0">\n'
            f'<header segmentsubflows="yes" cascade="{cascade}">{header}</header>\n<body><languagerules>\n{groups}\n'
            f"</languagerules>\n<maprules>\n{maps}\n</maprules></body></srx>",
            "utf-8",
        )
        return read_srx(path)

    return make


def split(rules, text, language="en", protected=()):
    return [text[s.start : s.end] for s in rules.sentences(text, language, protected)]


def test_the_first_rule_that_matches_decides(rules):
    text = "Mr. Alder came. Dr. Finch left; she ran."
    assert split(rules(), text) == ["Mr. Alder came.", "Dr.", "Finch left;", "she ran."]


def test_without_cascade_only_the_first_map_counts(rules):
    assert split(rules(cascade="no"), "It rained; it snowed. Then no.") == [
        "It rained; it snowed.",
        "Then no.",
    ]


def test_maps_choose_by_language(rules):
    assert split(rules(), "It rained. Then; no.", "de") == ["It rained. Then;", "no."]
    assert split(rules(), "It rained. Then no.", "EN-gb") == ["It rained.", "Then no."]


def test_protected_stretches_are_not_cut(rules):
    assert split(rules(), "Press Go. Then wait.", protected=[Span(6, 14)]) == ["Press Go. Then wait."]
    assert len(split(rules(), "See https://a.example/x;y. Then wait.")) == 2


@pytest.mark.parametrize(
    ("before", "text", "count"),
    [
        (r"\x{2026}\s", "one… two", 2),
        (r"\Q.)\E\s", "one.) two", 2),
        (r"[a-z&amp;&amp;[^e]]\.\s", "one. bad. two", 2),
        (r"\p{javaLowerCase}\.\s", "one. ONE. two", 2),
        (r"\p{IsLu}\.\s", "one. ONE. two", 2),
        (r"(?i)ONE\.\s", "one. two", 2),
        (r"(?&lt;!x)\.\s", "x. y. two", 2),
        (r"^one\.\s", "one. one. two", 2),
        (r"\P{IsLu}\.\s", "one. ONE. two", 2),
        (r"\0056\s", "one. two", 2),
    ],
)
def test_expressions_of_icu_and_java(rules, before, text, count):
    group = (
        f'<languagerule languagerulename="A"><rule><beforebreak>{before}</beforebreak></rule></languagerule>'
    )
    maps = '<languagemap languagepattern=".*" languagerulename="A"/>'
    assert len(split(rules(group, maps), text)) == count


def test_formathandle_says_what_stays_inside(rules):
    assert rules().inside == {"start": False, "end": True, "isolated": False}
    assert rules(header='<formathandle type="start" include="yes"/>').inside["start"]


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        ({"groups": DEFAULT.replace("Dr", "(Dr")}, 8, "the expression is wrong"),
        ({"groups": DEFAULT.replace('break="no"', 'break="maybe"', 1)}, 6, "break is 'maybe'"),
        ({"maps": MAPS.replace('"Lines"', '"Other"')}, 15, "no rules are called 'Other'"),
        (
            {"maps": '<languagemap languagepattern="(" languagerulename="Lines"/>'},
            14,
            "the expression is wrong",
        ),
        ({"maps": ""}, 2, "no language map"),
        ({"groups": DEFAULT.replace(' languagerulename="Late"', "")}, 11, "has no languagerulename"),
        ({"header": '<formathandle type="end" include="maybe"/>'}, 3, "formathandle"),
        ({"groups": "<languagerule>"}, 6, "not well-formed XML"),
    ],
)
def test_a_bad_file_is_one_line_with_its_place(rules, change, line, what):
    with pytest.raises(InputError) as raised:
        rules(**change)
    assert what in str(raised.value)
    assert "\n" not in str(raised.value)
    assert f"rules.srx:{line}: " in str(raised.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "not well-formed"),
        ("<srx version='1.0'/>", "not SRX 2.0"),
        ("<srx xmlns='http://www.lisa.org/srx20' version='2.0'/>", "header"),
        ("<!DOCTYPE srx [<!ENTITY a 'b'>]><srx/>", "entities"),
    ],
)
def test_what_is_no_srx(tmp_path, content, what):
    path = tmp_path / "bad.srx"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=what):
        read_srx(path)


@pytest.mark.parametrize("kind", ["yes", "no"])
def test_a_slow_expression_ends_with_its_line(rules, kind):
    slow = f'<languagerule languagerulename="A"><rule break="{kind}"><beforebreak>y(?:(x|xx)+)+</beforebreak></rule>'
    quick = "<rule><beforebreak>x</beforebreak><afterbreak>z</afterbreak></rule></languagerule>"
    made = rules(slow + quick, '<languagemap languagepattern=".*" languagerulename="A"/>')
    with pytest.raises(InputError, match=r"rules\.srx:5: the expression took more than"):
        made.sentences("q" + "x" * 60 + "z")

"""Glossaries in the native and the wide layout."""

import pytest

from copydesk.engine.glossaries import read_glossary
from copydesk.errors import CopydeskError
from copydesk.model import Case, Lifecycle, Severity, Status

NATIVE = """\
concept\tterm\tstatus\tlanguage\tcase\tonly\texcept\treplacement\tseverity\tdomain\tlifecycle\tcolour
T-1\tCOVID-19\tpreferred\t\t\t\t\t\t\thealth\t\tred
T-1\tnew crown pneumonia\tdeprecated\ten\t\tbefore:the | domain:health\tin:headline\t-\tcritical\t\t\t
T-1\t新冠肺炎\tpreferred\tzh\t\t\t\t\t\t\t\t
T-2\tSCO\tpreferred\ten\tacronym\t\t\t\t\t\tproposed\t
"""
WIDE = """\
concept,preferred,admitted,deprecated,source,domain
T-1,COVID-19,coronavirus disease,new crown pneumonia; novel crown pneumonia,新冠肺炎;新冠,health
"""


@pytest.fixture
def read(tmp_path):
    def read(text, name="g.tsv"):
        (tmp_path / name).write_text(text, "utf-8")
        return read_glossary(tmp_path / name)

    return read


def test_native_rows_are_terms(read):
    first, second = read(NATIVE)
    covid, wrong, source = first.terms
    assert (covid.status, covid.language, covid.extra) == (Status.PREFERRED, "en", {"colour": "red"})
    assert wrong.only == ("before:the", "domain:health")
    assert (wrong.except_, wrong.replacement, wrong.severity) == (("in:headline",), "-", Severity.CRITICAL)
    assert (source.text, source.language) == ("新冠肺炎", "zh")
    assert (first.domain, second.lifecycle) == ("health", Lifecycle.PROPOSED)
    assert second.terms[0].case is Case.ACRONYM


def test_wide_rows_are_concepts(read):
    (concept,) = read(WIDE, "g.csv")
    assert [(t.text, t.status.value, t.language) for t in concept.terms] == [
        ("COVID-19", "preferred", "en"),
        ("coronavirus disease", "admitted", "en"),
        ("new crown pneumonia", "deprecated", "en"),
        ("novel crown pneumonia", "deprecated", "en"),
        ("新冠肺炎", "preferred", "zh"),
        ("新冠", "admitted", "zh"),
    ]
    assert concept.domain == "health"


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(read):
    assert read("\ufeff" + NATIVE.replace("\n", "\r\n")) == read(NATIVE)


def test_a_folder_is_one_glossary(tmp_path):
    (tmp_path / "a.tsv").write_text("concept\tterm\tstatus\nT-1\tport\tpreferred\n", "utf-8")
    (tmp_path / "b.csv").write_text("concept,term,status\nT-2,ship,preferred\n", "utf-8")
    (tmp_path / "notes.md").write_text("not a glossary", "utf-8")
    assert [concept.id for concept in read_glossary(tmp_path)] == ["T-1", "T-2"]
    (tmp_path / "b.csv").write_text("concept,term,status\nT-1,ship,preferred\n", "utf-8")
    with pytest.raises(CopydeskError, match="T-1"):
        read_glossary(tmp_path)


@pytest.mark.parametrize(
    ("rows", "place", "what"),
    [
        ("T-1\tport", ":2", "the row has 2 columns"),
        ("T-1\tport\twrong", ":2", "unknown status 'wrong'"),
        ("T-1\t\tpreferred", ":2", "the column 'term' is empty"),
        ("T-1\tport\tpreferred\nT-1\tharbour\tpreferred", ":3", "has a preferred term in 'en' already"),
    ],
)
def test_what_is_wrong_in_a_row_is_said_with_its_line(read, tmp_path, rows, place, what):
    with pytest.raises(CopydeskError) as caught:
        read(f"concept\tterm\tstatus\n{rows}\n")
    assert str(caught.value).startswith(f"{tmp_path / 'g.tsv'}{place}: ")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("case", "loud", "unknown case 'loud'; use one of fold, exact, acronym"),
        ("inflect", "maybe", "unknown inflect 'maybe'; use yes or no"),
        ("match", "some", "unknown match 'some'"),
        ("severity", "grave", "unknown severity 'grave'"),
        ("lifecycle", "dead", "unknown lifecycle 'dead'"),
        ("only", "near:port", "unknown context 'near:port'"),
        ("except", "/(/", "the expression /(/ is wrong"),
    ],
)
def test_a_wrong_value_is_said_with_what_is_right(read, column, value, what):
    with pytest.raises(CopydeskError) as caught:
        read(f"concept\tterm\tstatus\t{column}\nT-1\tport\tpreferred\t{value}\n")
    assert what in str(caught.value)


def test_a_wide_concept_stands_once(read):
    with pytest.raises(CopydeskError, match=r"g.csv:3: the concept id 'T-1'"):
        read(WIDE + "T-1,ship,,,,\n", "g.csv")

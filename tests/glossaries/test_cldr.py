"""The glossaries that come from Unicode CLDR: current, readable, right in the matcher."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from copydesk.exchange.glossaries import read_glossary
from copydesk.glossary.index import Index
from copydesk.model import Case, Concept, Status

FOLDER = Path(__file__).parents[2] / "glossaries"
NAMES = ("countries", "currencies", "languages", "months")
RIGHT = (Status.PREFERRED, Status.ADMITTED)


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    read = [concept for name in NAMES for concept in read_glossary(FOLDER / f"{name}.tsv")]
    by_id = {concept.id: concept for concept in read}
    assert len(by_id) == len(read)
    return by_id


@pytest.fixture(scope="module")
def index(concepts: dict[str, Concept]) -> Index:
    return Index(concepts.values())


def found(index: Index, text: str) -> list[tuple[str, str]]:
    return [(r.concept.id, text[r.span.start : r.span.end]) for r in index.find(text)]


def names(concept: Concept, language: str) -> list[str]:
    return [term.text for term in concept.terms if term.language == language]


def build(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FOLDER / "build_cldr.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def same_cldr() -> None:
    core = pytest.importorskip("babel.core", reason="babel, which carries CLDR, is not installed")
    named = re.findall(r"Unicode CLDR ([\d.]+)", (FOLDER / "countries.tsv").read_text(encoding="utf-8"))
    version = getattr(core, "get_cldr_version", lambda: "of an unknown version")()
    if set(named) != {version}:
        pytest.skip(f"the files are from CLDR {named[0]}, the installed babel carries CLDR {version}")


@pytest.mark.usefixtures("same_cldr")
def test_the_files_are_current() -> None:
    done = build("--check")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("same_cldr")
def test_a_file_that_was_edited_or_is_missing_is_named(tmp_path: Path) -> None:
    assert build("--output", str(tmp_path)).returncode == 0
    (tmp_path / "months.tsv").unlink()
    edited = tmp_path / "languages.tsv"
    edited.write_text(edited.read_text(encoding="utf-8").replace("Cantonese", "Yue"), encoding="utf-8")

    done = build("--check", "--output", str(tmp_path))

    assert done.returncode == 1
    assert "languages.tsv, months.tsv" in done.stderr


def test_no_id_stands_twice_in_all_the_glossaries_that_ship(concepts: dict[str, Concept]) -> None:
    other = FOLDER / "current-affairs.tsv"
    if other.exists():
        assert not {concept.id for concept in read_glossary(other)} & concepts.keys()


def test_nothing_is_called_wrong(concepts: dict[str, Concept]) -> None:
    assert all(term.status in RIGHT for concept in concepts.values() for term in concept.terms)


def test_every_concept_has_a_preferred_english_name_an_authority_and_a_domain(
    concepts: dict[str, Concept],
) -> None:
    for concept in concepts.values():
        assert concept.preferred("en"), concept.id
        assert concept.authority.startswith("Unicode CLDR "), concept.id
        assert concept.domain in {"countries", "currencies", "languages", "calendar", "tw-hk-mo"}


def test_no_name_stands_in_two_concepts(concepts: dict[str, Concept]) -> None:
    uses = Counter(
        name
        for concept in concepts.values()
        for name in {(term.language[:2], term.text.casefold()) for term in concept.terms}
    )

    assert [name for name, count in uses.items() if count > 1] == []


@pytest.mark.parametrize(
    ("concept", "english", "chinese"),
    [
        ("CLDR-T-CN", "China", "中国"),
        ("CLDR-C-CNY", "Chinese yuan", "人民币"),
        ("CLDR-L-de", "German", "德语"),
        ("CLDR-D-mon", "Monday", "星期一"),
        ("CLDR-M-01", "January", "一月"),
        ("CLDR-T-EU", "European Union", "欧盟"),
    ],
)
def test_facts(concepts: dict[str, Concept], concept: str, english: str, chinese: str) -> None:
    preferred = [concepts[concept].preferred(language) for language in ("en", "zh")]

    assert [term and term.text for term in preferred] == [english, chinese]


@pytest.mark.parametrize(
    ("concept", "short"),
    [
        ("CLDR-T-EU", "EU"),
        ("CLDR-T-UN", "UN"),
        ("CLDR-T-US", "US"),
        ("CLDR-T-US", "U.S."),
        ("CLDR-T-GB", "UK"),
        ("CLDR-T-GB", "U.K."),
        ("CLDR-T-AE", "UAE"),
        ("CLDR-T-CD", "DRC"),
        ("CLDR-C-CNY", "CNY"),
    ],
)
def test_short_forms_are_admitted_acronyms(concepts: dict[str, Concept], concept: str, short: str) -> None:
    terms = {term.text: term for term in concepts[concept].terms}

    assert (terms[short].status, terms[short].case) == (Status.ADMITTED, Case.ACRONYM)


def test_a_form_that_is_not_of_cldr_says_so(concepts: dict[str, Concept]) -> None:
    assert "U.S. is desk style" in concepts["CLDR-T-US"].authority
    assert {t.evidence for t in concepts["CLDR-T-US"].terms if t.text == "U.S."} == {"desk style"}


def test_traditional_names_stand_only_where_they_differ(concepts: dict[str, Concept]) -> None:
    assert names(concepts["CLDR-T-CN"], "zh-Hant") == ["中國"]
    assert names(concepts["CLDR-T-JP"], "zh-Hant") == []
    assert names(concepts["CLDR-M-01"], "zh") == ["一月", "1月"]
    assert names(concepts["CLDR-D-mon"], "zh-Hant") == ["週一"]


def test_what_house_style_must_choose_is_in_its_own_domain(concepts: dict[str, Concept]) -> None:
    house = {concept.id: concept.note for concept in concepts.values() if concept.domain == "tw-hk-mo"}

    assert {name.rpartition("-")[2] for name in house} == {"TW", "HK", "MO", "TWD", "HKD", "MOP"}
    assert all(house.values())


@pytest.mark.parametrize("code", ["DEM", "HRK", "ZWD", "XAU", "XTS", "CNH", "USN"])
def test_money_that_is_no_tender_today_is_left_out(concepts: dict[str, Concept], code: str) -> None:
    assert f"CLDR-C-{code}" not in concepts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They may march on the turkey farm with us.", []),
        ("In May, Turkey told the US.", [("CLDR-M-05", "May"), ("CLDR-T-TR", "Turkey"), ("CLDR-T-US", "US")]),
        ("The U.S. and China's trade", [("CLDR-T-US", "U.S."), ("CLDR-T-CN", "China")]),
        ("South Sudan, Guinea-Bissau", [("CLDR-T-SS", "South Sudan"), ("CLDR-T-GW", "Guinea-Bissau")]),
        ("It cost 5 million US dollars.", [("CLDR-C-USD", "US dollars")]),
        ("ALL RIGHTS: TRY IT", []),
        ("It cost TRY 500.", [("CLDR-C-TRY", "TRY")]),
        ("Mar Lodge, Jun Wang", []),
        ("On Sept. 3 and 4 Jan 2020", [("CLDR-M-09", "Sept"), ("CLDR-M-01", "Jan")]),
        ("The Netherland and one United State", []),
        ("polish in a slavic swede", []),
    ],
)
def test_matching(index: Index, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(index, text) == expected


def test_a_country_inside_another_chinese_word_does_not_count(concepts: dict[str, Concept]) -> None:
    expressions = {
        pattern.strip("/"): text
        for name, text in (
            ("CLDR-T-HT", "沿海地区"),
            ("CLDR-T-IN", "印度洋"),
            ("CLDR-T-ML", "马里兰州"),
            ("CLDR-D-mon", "每周一次"),
        )
        for term in concepts[name].terms
        for pattern in term.except_
        if term.language == "zh"
    }

    assert len(expressions) == 4
    assert all(re.search(pattern, text) for pattern, text in expressions.items())

"""What each format means by its fields, beyond the contract that all share."""

import pytest

from copydesk.exchange.glossaries import LanguagePair, read_glossary, write_glossary
from copydesk.exchange.glossaries.columns import entry_of
from copydesk.model import Concept, Status, Term
from rich_glossary import COVID, PLAIN, RICH


@pytest.fixture
def read(tmp_path):
    def read(text, name, **options):
        (tmp_path / name).write_text(text, "utf-8")
        return read_glossary(tmp_path / name, **options)

    return read


def terms(concept):
    return [(term.text, term.status.value, term.language) for term in concept.terms]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["covid-dca", "covid-dct", "covid-tbx2-2008"])
def test_the_shared_examples_are_read_whole(shared, name):
    (concept,) = read_glossary(shared / "tbx" / f"{name}.tbx")
    assert (concept.id, concept.domain) == ("c1", "medicine")
    assert terms(concept) == [
        ("COVID-19", "preferred", "en"),
        ("coronavirus disease 2019", "admitted", "en"),
        ("new crown pneumonia", "deprecated", "en"),
        ("新冠肺炎", "preferred", "zh-Hans"),
    ]
    if name != "covid-tbx2-2008":
        assert concept.definition == "Disease caused by the SARS-CoV-2 virus."
        assert {term.extra["partOfSpeech"] for term in concept.terms} == {"noun"}


MULTITERM = """\
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>
  <transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date></transacGrp>
  <descrip type="subjectField">General</descrip>
  <xref type="xGraphic" target="https://example.org/a.jpg">a.jpg</xref>
  <note>one</note><note>two</note>
  <langSec xml:lang="es">
    <descripGrp><descrip type="definition">Una acumulación
        de estrellas.</descrip><admin type="source">Oxford</admin></descripGrp>
    <termSec><term>cúmulo <hi>abierto</hi></term></termSec>
    <termSec><term>cúmulo galáctico</term></termSec>
  </langSec>
  <langSec xml:lang="en-GB">
    <descripGrp><descrip type="definition">A group of stars.</descrip></descripGrp>
    <termSec><term>open cluster</term>
      <termNote type="administrativeStatus">legalTerm-admn-sts</termNote>
      <termNote type="case">nominative</termNote><note>first</note><note>second</note></termSec>
  </langSec>
</conceptEntry></body></text></tbx>
"""


def test_nothing_of_a_foreign_tbx_is_lost(read):
    (concept,) = read(MULTITERM, "g.tbx")
    first, second, english = concept.terms
    assert concept.id == "cúmulo abierto"
    assert (concept.domain, concept.definition, concept.note) == ("General", "A group of stars.", "one\ntwo")
    assert terms(concept)[1:] == [
        ("cúmulo galáctico", "admitted", "es"),
        ("open cluster", "preferred", "en-GB"),
    ]
    assert first.extra == {
        "concept.transactionType": "origination",
        "concept.date": "2010-04-17",
        "concept.xGraphic": "a.jpg https://example.org/a.jpg",
        "language.definition": "Una acumulación de estrellas.",
        "language.source": "Oxford",
    }
    assert not second.extra
    assert english.extra == {
        "term.administrativeStatus": "legalTerm-admn-sts",
        "term.case": "nominative",
        "term.note": "first | second",
    }


def test_a_foreign_tbx_goes_through_the_native_layout_and_back(read, tmp_path):
    concepts = read(MULTITERM, "g.tbx")
    for name in ("g.tsv", "h.tbx"):
        assert write_glossary(concepts, tmp_path / name) == []
        assert [entry_of(each) for each in read_glossary(tmp_path / name)] == [
            entry_of(each) for each in concepts
        ]


def test_tbx_2_has_terms_in_groups_too(read):
    ntig = "<ntig><termGrp><term>port</term><termNote type='partOfSpeech'>noun</termNote></termGrp></ntig>"
    entry = f"<termEntry id='a'><langSet xml:lang='en'>{ntig}</langSet></termEntry>"
    (concept,) = read(f"<martif type='TBX'><text><body>{entry}</body></text></martif>", "g.tbx")
    assert (terms(concept), concept.terms[0].extra) == (
        [("port", "preferred", "en")],
        {"partOfSpeech": "noun"},
    )


@pytest.mark.parametrize(
    ("concepts", "dialect"),
    [([COVID], "TBX-copydesk"), ([Concept("T-1", PLAIN.terms, "trade")], "TBX-Basic")],
)
def test_a_file_is_of_the_dialect_that_it_keeps_to(tmp_path, concepts, dialect):
    write_glossary(concepts, tmp_path / "g.tbx")
    assert f'type="{dialect}"' in (tmp_path / "g.tbx").read_text("utf-8")


def test_source_terms_with_the_same_translations_are_one_concept(read):
    pairs = "卫生\thealth\n健康\thealth\n卫生工作\thealth work\n卫生工作\thygiene\n\n# remark\n健康\thealth\twell\n"
    first, second, third = read(pairs, "g.txt")
    assert (first.id, terms(first)) == ("健康", [("health", "preferred", "en"), ("健康", "preferred", "zh")])
    assert first.note == "well"
    assert (second.id, second.note) == ("卫生", "")
    assert terms(third)[:2] == [("health work", "preferred", "en"), ("hygiene", "admitted", "en")]
    merged = read("卫生\thealth\n健康\thealth\n", "h.txt")
    assert [each.id for each in merged] == ["卫生"]
    assert terms(merged[0])[1:] == [("卫生", "preferred", "zh"), ("健康", "admitted", "zh")]


def test_deepl_files_may_name_their_languages(read):
    (concept,) = read('"Bank, die",bank,DE,EN-GB,0.9\n', "g.csv", file_format="deepl")
    assert terms(concept) == [("bank", "preferred", "en-GB"), ("Bank, die", "preferred", "de")]
    with pytest.raises(Exception, match="several pairs of languages"):
        read("a,b,DE,EN\nc,d,FR,EN\n", "g.csv", file_format="deepl")


def test_a_term_set_is_known_by_its_language_codes(read):
    second, first = read("zh-CN,en,fr,pos,description\n一,one,un,noun,a number\n,two,,,\n,,,,\n", "g.csv")
    assert terms(first) == [
        ("一", "preferred", "zh-CN"),
        ("one", "preferred", "en"),
        ("un", "preferred", "fr"),
    ]
    assert (first.id, first.definition, first.terms[0].extra) == ("一", "a number", {"partOfSpeech": "noun"})
    assert second.id == "two"


def test_utx_is_known_by_its_first_line(read):
    (concept,) = read("#UTX 1.11; zh/en\r\n#src\ttgt\r\n一\tone\r\n", "g.txt")
    assert terms(concept) == [("one", "preferred", "en"), ("一", "preferred", "zh")]


def test_concepts_without_ids_get_different_ones(read):
    assert [each.id for each in read("zh,en\n,one\n,one\n一,one\n", "g.csv")] == ["one", "one-2", "一"]


def test_utx_1_20_without_ids_is_read(read):
    text = (
        "#UTX 1.20; ja-JP/en-US; 2026-01-05; copyright: X; bidirectional\n#description: y\n"
        "#src\ttgt\tsrc:pos\tterm status\tsrc:comment\tcolour\n犬\tdog\tnoun\tapproved\t-\tred\n#\n犬\thound\t-\tforbidden\tno\t\n"
    )
    (concept,) = read(text, "g.utx")
    assert terms(concept) == [
        ("dog", "preferred", "en-US"),
        ("hound", "deprecated", "en-US"),
        ("犬", "preferred", "ja-JP"),
    ]
    assert (concept.id, concept.note, concept.terms[2].extra) == ("犬", "no", {"partOfSpeech": "noun"})


def test_a_source_term_stands_once_for_a_service(tmp_path):
    twice = [
        PLAIN,
        Concept("T-9", (Term("mutual benefit", Status.PREFERRED), Term("共赢", Status.PREFERRED, "zh"))),
    ]
    dropped = write_glossary(twice, tmp_path / "g.csv", "deepl")
    assert ("T-9", "共赢", "it may stand but once: T-2 has it") in [
        (each.concept, each.term, each.why) for each in dropped
    ]
    assert (tmp_path / "g.csv").read_text("utf-8") == "共赢,win-win outcomes\n"


@pytest.mark.parametrize(
    ("name", "wording", "why"),
    [
        ("deepl", "x" * 1025, "it has more than 1024 bytes"),
        ("deepl", "a\x90", "the service refuses control characters"),
        ("google", "一" * 342, "it has more than 1024 bytes"),
        ("omegat", "#1", "a line that begins with # is a comment"),
        ("utx", "#1", "a line that begins with # is a comment"),
        ("wide", "a;b", "the format joins terms by semicolons"),
    ],
)
def test_wordings_that_a_format_refuses_are_listed(tmp_path, name, wording, why):
    suffix = {"omegat": ".txt", "utx": ".utx"}.get(name, ".tsv")
    concept = Concept("T-1", (Term(wording, Status.PREFERRED), Term("一", Status.PREFERRED, "zh")))
    dropped = write_glossary([concept], tmp_path / f"g{suffix}", name)
    assert (wording, "term", why) in [(each.term, each.field, each.why) for each in dropped]


def test_cells_that_look_like_formulas_stay_text_in_csv(read, tmp_path):
    texts = ["=1+1", "'=1", "-", "+a", "@b", "'tis", "''"]
    concepts = [Concept(f"T-{n}", (Term(text, Status.PREFERRED),)) for n, text in enumerate(texts)]
    write_glossary(concepts, tmp_path / "g.csv")
    assert read_glossary(tmp_path / "g.csv") == concepts
    assert "T-0,'=1+1,preferred\nT-1,''=1,preferred\nT-2,'-," in (tmp_path / "g.csv").read_text("utf-8")
    assert "T-5,'tis,preferred" in (tmp_path / "g.csv").read_text("utf-8")


def test_a_table_may_begin_with_a_mark_for_excel(tmp_path):
    for name in ("g.tsv", "g.csv"):
        write_glossary([PLAIN], tmp_path / name, byte_order_mark=True)
        assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbfconcept")
        assert read_glossary(tmp_path / name) == [PLAIN]
    write_glossary([PLAIN], tmp_path / "g.tbx", byte_order_mark=True)
    assert (tmp_path / "g.tbx").read_bytes().startswith(b"<?xml")


def test_a_file_that_is_there_keeps_its_format(tmp_path):
    path = tmp_path / "g.tsv"
    write_glossary([PLAIN], path, "wide")
    write_glossary([COVID], path)
    assert path.read_text("utf-8").startswith("concept\tpreferred\t")
    path.write_bytes(b"")
    write_glossary([COVID], path)
    assert path.read_text("utf-8").startswith("concept\tterm\tstatus\t")


def test_other_languages_than_the_usual_ones(tmp_path):
    concept = Concept("T-1", (Term("port", Status.PREFERRED, "fr"), Term("Hafen", Status.PREFERRED, "de")))
    languages = LanguagePair("de", "fr")
    assert write_glossary([concept], tmp_path / "g.utx", languages=languages) == []
    assert write_glossary([concept], tmp_path / "g.tsv", "wide", languages=languages) == []
    for name in ("g.utx", "g.tsv"):
        assert read_glossary(tmp_path / name, source_language="de", target_language="fr") == [concept]


def test_the_rich_glossary_has_no_two_equal_terms_in_a_concept():
    for concept in RICH:
        assert len({term.text for term in concept.terms}) == len(concept.terms)

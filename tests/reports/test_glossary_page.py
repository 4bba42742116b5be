"""The glossary page: whole without a script, safe with hostile text, plain about what it rests on."""

import io

import pytest
from lxml import html

from copydesk.config import Config
from copydesk.engine.stored import Stored
from copydesk.engine.usage import usage
from copydesk.exchange.documents.plain import read_plain
from copydesk.glossary.usage import ConceptUse, TermUse, Usage, Verdicts
from copydesk.model import Case, Concept, Document, Lifecycle, Role, Segment, Status, Term, Unit
from copydesk.reports.glossary_page import write_glossary_page
from desk import glossary

HOSTILE = "\"'><script>alert(1)</script>{{ 7 * 7 }}\x00"
TEXT = "The new crown fell; COVID-19 stayed. The new crown came."


def write(used):
    stream = io.StringIO()
    write_glossary_page(used, stream)
    return stream.getvalue()


def page(concepts, *texts):
    corpus = [Stored(f"{n}.txt", (read_plain(text, f"{n}.txt"),)) for n, text in enumerate(texts)]
    return html.document_fromstring(write(usage(concepts, corpus, Config().languages)))


def words(element):
    return " ".join(element.text_content().split())


def test_a_concept_has_its_renderings_by_status_and_its_hits_in_context():
    concept = Concept(
        "T-1",
        (
            Term("COVID-19", Status.PREFERRED),
            Term("covid", Status.ADMITTED, case=Case.ACRONYM),
            Term("new crown", Status.DEPRECATED, except_=("before:sector",)),
            Term("plague", Status.PROPOSED, proposed_as="ambiguous", evidence="2 of 3 times"),
            Term("crown", Status.DEPRECATED, replacement="-"),
            Term(
                "corona",
                Status.SUPERSEDED,
                replacement="coronavirus",
                approved_by="Li",
                approved_on="2025-05-14",
            ),
            Term("新冠肺炎", Status.PREFERRED, "zh"),
        ),
        "health",
        definition="A disease.",
        note="Mind the hyphen.",
        authority="WHO",
    )
    (article,) = page([concept], TEXT).find_class("concept")
    assert article.get("id") == "concept-T-1"
    assert words(article.find("header")) == "COVID-19 T-1 · health 3 hits in 1 document"
    facts = [(part.tag, words(part)) for part in article.find("div").find("dl")]
    assert facts == [
        ("dt", "Write"),
        ("dd", "COVID-19 1 hit in 1 document"),
        ("dt", "Also right"),
        ("dd", "covid (capitals count)"),
        ("dt", "Wrong"),
        ("dd", "new crown 2 hits in 1 document (except before:sector)"),
        ("dd", "crown (advice only)"),
        ("dt", "Outdated"),
        ("dd", "corona (write “coronavirus”; approved by Li, 2025-05-14)"),
        ("dt", "Proposed"),
        ("dd", "plague (as ambiguous; evidence: 2 of 3 times)"),
        ("dt", "Source"),
        ("dd", "新冠肺炎"),
        ("dt", "Definition"),
        ("dd", "A disease."),
        ("dt", "Note"),
        ("dd", "Mind the hyphen."),
        ("dt", "Authority"),
        ("dd", "WHO"),
    ]
    hits = article.find("div").find("ul")
    assert [words(line) for line in hits] == [
        "The new crown fell; COVID-19 stayed. 0.txt",
        "The new crown came. 0.txt",
        "The new crown fell; COVID-19 stayed. 0.txt",
    ]
    assert [(mark.tag, mark.text) for mark in hits.iter("b", "span") if mark.get("class") != "quiet"] == [
        ("span", "new crown"),
        ("span", "new crown"),
        ("b", "COVID-19"),
    ]


def test_concepts_stand_by_alphabet_and_say_when_they_were_never_hit():
    whole = page(glossary({"x": "(End)", "y": "zone", "new crown": "COVID-19"}), TEXT)
    assert [words(article.find("header")) for article in whole.find_class("concept")] == [
        "COVID-19 T-3 3 hits in 1 document",
        "(End) T-1 never hit",
        "zone T-2 never hit",
    ]
    assert words(whole.find(".//h1")) == "3 concepts: 1 of them hit in 1 document, 2 never."


def test_retired_and_untranslated_concepts_say_so():
    retired = Concept("R", (Term("plague", Status.PREFERRED),), lifecycle=Lifecycle.RETIRED)
    kept = Concept("K", (Term("微信", Status.PREFERRED, "zh"),), translate=False)
    headers = [words(a.find("header")) for a in page([retired, kept], "A plague.").find_class("concept")]
    assert headers == ["plague R · retired", "微信 K · stays untranslated never hit"]


def test_a_hit_in_the_source_alone_is_told_apart():
    unit = Unit("1", Role.BODY, (Segment("1", "It fell.", source="新冠肺炎過去了。"),))
    corpus = [Stored("t", (Document("t", (unit,)),))]
    used = usage(glossary({"新冠肺炎": "COVID-19"}), corpus, Config().languages)
    (article,) = html.document_fromstring(write(used)).find_class("concept")
    assert words(article.find("header")) == "COVID-19 T-1 no rendering hit; 1 hit in the source"


@pytest.mark.parametrize(
    ("verdicts", "said", "thin"),
    [
        (
            Verdicts(20, 2, 8),
            "20 of 30 accepted (67 %; 95 % 49 to 81), 8 dismissed (27 %; 95 % 14 to 44)",
            False,
        ),
        (Verdicts(2, 0, 1), "2 of 3 accepted (95 % 21 to 94), 1 dismissed (95 % 6 to 79)", True),
    ],
)
def test_shares_carry_their_n_and_are_grey_where_they_rest_on_few(verdicts, said, thin):
    term = TermUse(Term("COVID-19", Status.PREFERRED), 1, 1, (), verdicts)
    used = Usage((ConceptUse(Concept("T", (term.term,)), (term,), (), 1, verdicts),), 1, 10)
    whole = html.document_fromstring(write(used))
    (last,) = whole.xpath("//dt[.='Editors']/following-sibling::dd")
    assert words(last) == said
    assert (last.get("class") == "thin") is thin


def test_empty_states():
    assert words(page([]).find(".//h1")) == "The glossary is empty."
    assert "It lists no concept yet." in words(page([]).find(".//main"))
    whole = page(glossary({"new crown": "COVID-19"}))
    assert words(whole.find(".//h1")) == "1 concept. No text was looked through."
    assert "never hit" not in words(whole.find_class("concept")[0])
    assert whole.get_element_by_id("use").get("disabled") is not None


def test_hostile_text_stays_text_and_the_page_asks_for_nothing():
    term = Term(f"new {HOSTILE}", Status.PREFERRED)
    concept = Concept(f"T {HOSTILE}", (term,), HOSTILE, note=HOSTILE, authority=HOSTILE, definition=HOSTILE)
    whole = page([concept], f"A new {HOSTILE} came.")
    assert [element.tag for element in whole.iter("script")] == ["script"]
    assert words(whole.find(".//h2")) == "new \"'><script>alert(1)</script>{{ 7 * 7 }}[U+0000]"
    assert whole.find(".//h2/a").get("href").startswith("#concept-T%20")
    assert not whole.xpath("//*[@src] | //link[@rel='stylesheet']")
    assert {a.get("href")[0] for a in whole.iter("a")} == {"#"}


def test_the_same_usage_gives_the_same_bytes_and_the_sheet_stays_small():
    concepts = glossary({"new crown": "COVID-19"})
    used = usage(concepts, [Stored("a", (read_plain(TEXT, "a"),))], Config().languages)
    text = write(used)
    assert text == write(used)
    assert len(text.split("<style>")[1].split("</style>")[0].encode()) < 12_000

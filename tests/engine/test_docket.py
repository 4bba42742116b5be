"""What a keeper is shown about a corpus: hits, places, and what approval would add."""

from dataclasses import replace

from copydesk.config import Config
from copydesk.engine.docket import make_docket
from copydesk.engine.glossaries import Layers
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Concept, Document, Lifecycle, Role, Segment, Status, Term, Unit

COVID = Concept(
    "T-1",
    (
        Term("COVID-19", Status.PREFERRED),
        Term("new crown", Status.PROPOSED),
        Term("new crown pneumonia", Status.DEPRECATED),
        Term("the crown", Status.PROPOSED, proposed_as="ambiguous"),
    ),
)
NEW = Concept(
    "T-2",
    (
        Term("win-win outcome", Status.PREFERRED),
        Term("double win", Status.DEPRECATED),
        Term("双赢", Status.PREFERRED, "zh"),
    ),
    lifecycle=Lifecycle.PROPOSED,
)
TEXTS = ("The new crown wave. The new crown pneumonia wave.", "A double win. Two double wins. New crown!")
DOCUMENTS = [read_plain(text, f"{number}.txt") for number, text in enumerate(TEXTS)]


def seen(concepts, documents, config=None):
    docket = make_docket(Layers(tuple(concepts), (), "d"), config or Config(), documents)
    return {row.term.text: sightings for row, sightings in docket.rows}


def test_hits_are_counted_in_any_form_and_shown_in_context():
    crown = seen([COVID], DOCUMENTS)["new crown"]
    assert (crown.hits, crown.documents) == (3, 2)
    assert [(document, str(around)) for document, around in crown.examples] == [
        ("0.txt", "The [new crown] wave."),
        ("0.txt", "The [new crown] pneumonia wave."),
        ("1.txt", "[New crown]!"),
    ]


def test_impact_is_what_approval_adds_to_what_is_found_already():
    found = seen([COVID], DOCUMENTS)
    assert found["new crown"].added == 2
    assert (found["the crown"].hits, found["the crown"].added) == (0, 0)


def test_a_new_concept_counts_as_a_whole_and_term_by_term():
    found = seen([NEW], DOCUMENTS)
    assert (found["win-win outcome"].hits, found["win-win outcome"].added) == (0, 2)
    assert (found["double win"].hits, found["double win"].added) == (2, 2)


def test_source_terms_are_looked_for_in_the_source():
    pair = Document("p.tsv", (Unit("1", Role.BODY, (Segment("1", "A win for both.", "双赢。"),)),))
    assert seen([NEW], [pair])["双赢"].hits == 1


def test_the_weightiest_concept_stands_first_and_its_preferred_term_leads():
    rows = make_docket(Layers((COVID, NEW), (), "d"), Config(), [DOCUMENTS[1]]).rows
    assert [row.term.text for row, _ in rows] == [
        "win-win outcome",
        "double win",
        "双赢",
        "new crown",
        "the crown",
    ]


def test_without_a_corpus_nothing_is_looked_for():
    docket = make_docket(Layers((COVID,), (), "d"), Config())
    assert [sightings for _, sightings in docket.rows] == [None, None]
    assert (docket.corpus, docket.digest) == (None, "d")


def test_what_is_settled_is_not_asked_again():
    settled = (
        replace(COVID, terms=(Term("crown", Status.REFUSED), Term("flu", Status.DEPRECATED))),
        replace(NEW, lifecycle=Lifecycle.RETIRED),
    )
    assert make_docket(Layers(settled, (), "d"), Config()).rows == ()


def test_equal_rows_are_asked_about_once():
    twice = replace(COVID, terms=(*COVID.terms, COVID.terms[1]))
    assert len(make_docket(Layers((twice,), (), "d"), Config()).rows) == 2

"""Where terms stand in texts, counted, and what editors said to them."""

from dataclasses import replace

import pytest

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.engine.stored import Stored
from copydesk.engine.usage import usage
from copydesk.exchange.documents.plain import read_plain
from copydesk.glossary.usage import SAMPLES, Verdicts
from copydesk.model import (
    Concept,
    Decision,
    Document,
    Lifecycle,
    Role,
    Segment,
    Status,
    Term,
    Unit,
    Verdict,
)
from desk import glossary

CONCEPTS = [
    *glossary({"new crown": "COVID-19", "新冠肺炎": "COVID-19", "cloud summit": "virtual summit"}),
    Concept("T-9", (Term("plague", Status.PREFERRED),), lifecycle=Lifecycle.RETIRED),
]
TEXT = "The new crown fell. New-crown rules and COVID-19 stayed.\n\nA plague passed; the new crown came."


def count(*stored):
    return usage(CONCEPTS, stored, Config().languages)


def plain(name, text):
    return Stored(name, (read_plain(text, name),))


def test_hits_are_counted_by_term_and_documents_by_concept():
    counted = count(plain("a.txt", TEXT), plain("b.txt", "COVID-19 came. It rained."))
    covid, summit, plague = counted.concepts
    assert [(t.term.text, t.hits, t.documents) for t in covid.terms] == [
        ("new crown", 3, 1),
        ("COVID-19", 2, 2),
    ]
    assert (covid.hits, covid.documents, covid.source_hits) == (5, 2, 0)
    assert (counted.documents, counted.words) == (2, 20)
    assert counted.hit == (covid,)
    assert counted.never_hit == (summit,)
    assert not plague.counts


def test_source_terms_are_looked_for_in_the_source():
    unit = Unit("1", Role.BODY, (Segment("1", "It fell.", source="新冠肺炎過去了，新冠肺炎。"),))
    counted = count(Stored("t.tsv", (Document("t.tsv", (unit,)),)))
    covid = counted.concepts[0]
    assert (covid.hits, covid.source_hits, [t.hits for t in covid.source_terms]) == (0, 2, [2])
    assert counted.hit == (covid,)


def test_without_a_text_nothing_was_looked_for_in_vain():
    assert count().never_hit == ()
    assert count().verdicts == Verdicts()


def test_samples_come_from_as_many_documents_as_there_are():
    texts = [plain(f"{n}.txt", "The new crown. " * (SAMPLES + 1)) for n in range(SAMPLES + 2)]
    term = count(*texts).concepts[0].terms[0]
    assert [hit.document for hit in term.samples] == ["0.txt", "1.txt", "2.txt"]
    assert str(term.samples[0].excerpt) == "The [new crown]."


@pytest.fixture
def batch():
    document = read_plain(TEXT, "a.txt")
    return Stored("b1", (document,), Checker(Config(), CONCEPTS).check(document).findings, (), "id-1")


def decide(finding, verdict):
    place = finding.place.segment
    return Decision(
        finding=finding.id,
        group=finding.group,
        document=finding.document,
        segment=place,
        fingerprint=finding.fingerprint,
        batch="id-1",
        verdict=verdict,
    )


def test_verdicts_are_those_about_the_batch_s_findings(batch):
    verdicts = (Verdict.ACCEPT, Verdict.EDIT, Verdict.REJECT)
    decisions = tuple(decide(f, verdict) for f, verdict in zip(batch.findings, verdicts, strict=True))
    counted = count(replace(batch, decisions=decisions))
    covid = counted.concepts[0]
    assert covid.verdicts == counted.verdicts == Verdicts(1, 1, 1)
    assert [t.verdicts for t in covid.terms] == [Verdicts(1, 1, 1), Verdicts()]
    assert [round(border, 3) for border in covid.verdicts.accepted_share] == [0.061, 0.792]
    assert covid.verdicts.dismissed_share == covid.verdicts.accepted_share
    assert [hit.document for hit in covid.terms[1].samples] == ["b1/a.txt"]


def test_a_finding_about_no_term_in_the_text_counts_for_its_concept_alone(batch):
    stray = replace(batch.findings[0], place=replace(batch.findings[0].place, start=0, end=1))
    stored = replace(batch, findings=(stray,), decisions=(decide(stray, Verdict.REJECT),))
    covid = count(stored).concepts[0]
    assert covid.verdicts == Verdicts(dismissed=1)
    assert [t.verdicts.n for t in covid.terms] == [0, 0]

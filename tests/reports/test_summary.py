"""Every number and sentence of a report is right, and says no more than is known."""

from dataclasses import replace

import pytest

from batches import sample_batch
from copydesk.model import Applicability, Document, Role, Segment, Severity, Unit
from copydesk.reports.summary import RULE, RULE_NOTHING, RULE_UNCHECKED, summarise
from copydesk.reports.tallies import Rate, Tally


@pytest.fixture(scope="module")
def summary():
    return summarise(sample_batch())


def clean(name, words=3, *, source=None):
    segment = Segment("s1", " ".join(["word"] * words), source=source)
    return Document(name, (Unit("u1", Role.BODY, (segment,)),))


def with_documents(*documents, **changes):
    return replace(sample_batch(), documents=documents, findings=(), items=(), groups=(), **changes)


def test_the_verdict_counts_places_and_says_by_which_rule(summary):
    assert summary.verdict == "7 places to look at in 2 documents: 5 major, 2 minor."
    assert summary.rule == RULE
    assert "not errors confirmed" in summary.rule


def test_the_whole_batch_is_counted(summary):
    assert (summary.words, summary.segments, summary.flagged_segments) == (43, 7, 5)
    assert (summary.findings, summary.places.total) == (7, 7)
    assert summary.suggestions == {Applicability.SAFE: 5, Applicability.ADVICE: 2}


def test_key_figures_carry_what_they_rest_on(summary):
    assert [(figure.value, figure.note) for figure in summary.figures] == [
        ("7", "7 findings"),
        ("5", "0 to check, 2 advice only"),
        ("2", "7 segments, 5 flagged"),
        ("43", "of the translation"),
        ("–", "no rate under 250 words"),
    ]


def test_checks_come_the_worst_first(summary):
    assert [(row.name, str(row.tally)) for row in summary.checks] == [
        ("Nonstandard rendering", "3 major, 1 minor"),
        ("Agency end mark", "1 major"),
        ("Sentence cut", "1 major"),
        ("Mid sentence capital", "1 minor"),
    ]


def test_documents_come_the_worst_first(summary):
    assert [(row.name, row.number, str(row.tally), row.words) for row in summary.documents] == [
        ("desk/a.txt", 1, "4 major, 1 minor", 34),
        ("b.tsv", 2, "1 major, 1 minor", 9),
    ]


def test_one_critical_place_is_worse_than_many_major_ones():
    batch = sample_batch()
    items = [i for i in batch.items if i.lead.document == "b.tsv"]
    lead = replace(items[0].lead, severity=Severity.CRITICAL)
    worse = replace(items[0], members=(lead,))
    rest = tuple(i for i in batch.items if i.id != worse.id)
    assert summarise(replace(batch, items=(worse, *rest))).documents[0].name == "b.tsv"


def test_concepts_show_what_was_found_what_to_write_and_who_says_so(summary):
    covid, win = summary.concepts
    assert (covid.preferred, covid.hits, covid.documents) == ("COVID-19", 3, 2)
    assert covid.found == (("new crown pneumonia", 3),)
    assert covid.authority == "WHO, naming of 11 February 2020"
    assert (win.id, win.preferred, win.authority) == ("T-2", "win-win outcomes", "")


def test_a_concept_that_the_batch_does_not_carry_is_still_counted():
    row = summarise(replace(sample_batch(), concepts={})).concepts[0]
    assert (row.id, row.preferred, row.hits) == ("T-1", "", 3)


def test_points_charge_a_concept_once_a_document():
    items = sample_batch().items
    assert Rate.of(items, 1000) == Rate(points=22, n=6, words=1000)
    assert Rate.of((items[0], items[1]), 1000).points == 5, "the same concept twice in one document"
    assert Rate.of((items[0], items[4]), 1000).points == 10, "the same concept in two documents"


def test_points_charge_a_place_for_its_most_severe_finding():
    item = sample_batch().items[0]
    overlapping = replace(item.lead, id="second", severity=Severity.MINOR)
    assert Rate.of([replace(item, members=(item.lead, overlapping))], 1000).points == 5


def test_neutral_places_are_listed_but_cost_nothing():
    item = sample_batch().items[2]
    neutral = replace(item, members=(replace(item.lead, severity=Severity.NEUTRAL),))
    assert Rate.of([neutral], 1000) == Rate(points=0, n=0, words=1000)


def test_short_texts_have_no_rate_and_thin_rates_say_so():
    assert Rate(points=5, n=1, words=249).value is None
    assert Rate(points=5, n=1, words=250).text == "20.0"
    assert Rate(points=5, n=29, words=250).thin
    assert not Rate(points=5, n=30, words=250).thin


def test_what_was_not_done_is_said(summary):
    assert summary.not_run == sample_batch().not_run
    assert (
        summary.unsourced == "No source for 1 of 2 documents: nothing there was compared with the original."
    )
    assert summary.proposed.startswith("2 hits on proposed terms (1 concept): counted, not sent")


@pytest.mark.parametrize(
    ("documents", "sentence"),
    [
        ((clean("a"),), "No source for the document: nothing there was compared with the original."),
        (
            (clean("a"), clean("b")),
            "No source for all 2 documents: nothing there was compared with the original.",
        ),
        ((clean("a", source="一"),), ""),
    ],
)
def test_missing_sources_are_said(documents, sentence):
    assert summarise(with_documents(*documents)).unsourced == sentence


def test_nothing_flagged_is_no_praise():
    summary = summarise(with_documents(clean("a"), clean("b")))
    assert summary.verdict == "Nothing flagged in 2 documents."
    assert summary.rule == RULE_NOTHING


def test_untouched_documents_are_told_apart():
    batch = sample_batch()
    summary = summarise(replace(batch, documents=(*batch.documents, clean("c"))))
    assert summary.verdict.startswith("7 places to look at in 2 of 3 documents: ")


def test_failed_files_stand_in_the_verdict():
    summary = summarise(with_documents(clean("a"), failed=(("x.docx", "not a zip file"),)))
    assert summary.verdict == "Nothing flagged in 1 document. 1 file could not be checked."
    assert summary.failed == (("x.docx", "not a zip file"),)


@pytest.mark.parametrize(
    ("failed", "verdict"),
    [
        ((("x", "broken"),), "Nothing was checked: no file could be read."),
        ((), "Nothing was checked: the batch is empty."),
    ],
)
def test_a_batch_without_documents_claims_nothing(failed, verdict):
    summary = summarise(with_documents(failed=failed, proposed={}))
    assert (summary.verdict, summary.rule) == (verdict, RULE_UNCHECKED)
    assert (summary.proposed, summary.unsourced) == ("", "")


def test_a_tally_counts_and_reads_the_worst_first():
    tally = Tally.of([Severity.NEUTRAL, Severity.CRITICAL, Severity.NEUTRAL])
    assert list(tally) == [
        (Severity.CRITICAL, 1),
        (Severity.MAJOR, 0),
        (Severity.MINOR, 0),
        (Severity.NEUTRAL, 2),
    ]
    assert (tally.total, str(tally)) == (3, "1 critical, 2 neutral")

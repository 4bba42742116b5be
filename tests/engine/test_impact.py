"""What a change of the glossary does to stored batches, and when it goes against the word of editors."""

import json
from dataclasses import replace

import pytest

from copydesk.config import Config
from copydesk.engine.approved import approved
from copydesk.engine.checker import Checker
from copydesk.engine.impact import impact
from copydesk.engine.rulings import Rulings
from copydesk.engine.stored import Stored, read_batch
from copydesk.errors import InputError
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Decision, Scope, Verdict
from desk import glossary

OLD = {"new crown": "COVID-19"}
TEXT = "The new crown wave hit. A cloud summit met in Haiping.\n\nThe new crown fell; it rained."


def checker(pairs):
    return Checker(Config(), glossary(pairs))


@pytest.fixture
def batch():
    """One document, checked with the old glossary; nothing is decided yet."""
    document = read_plain(TEXT, "a.txt")
    return Stored("b1", (document,), checker(OLD).check(document).findings, (), "id-1")


def decide(finding, verdict, *, text=None, scope=Scope.THIS, batch="id-1"):
    place = finding.place.segment
    return Decision(
        finding=finding.id,
        group=finding.group,
        document=finding.document,
        segment=place,
        fingerprint=finding.fingerprint,
        batch=batch,
        verdict=verdict,
        scope=scope,
        text=text,
    )


def rewrite(document, segment, text, verdict=Verdict.EDIT):
    return Decision(
        finding=None,
        group="",
        document=document,
        segment=segment,
        fingerprint="",
        batch="id-1",
        verdict=verdict,
        text=text,
    )


def measure(batch, new, old=OLD):
    return impact([batch], checker(old), checker(new))


def texts(effects):
    return [effect.finding.text for effect in effects]


def test_findings_come_go_and_change(batch):
    more = measure(batch, {**OLD, "cloud summit": "virtual summit"})
    assert (texts(more.added), texts(more.removed)) == (["cloud summit"], [])
    assert str(more.added[0].excerpt) == "The new crown wave hit. A [cloud summit] met in Haiping."
    gone = measure(batch, {})
    assert (texts(gone.added), texts(gone.removed)) == ([], ["new crown"] * 2)
    reworded = measure(batch, {"new crown": "coronavirus"})
    assert (reworded.added, reworded.removed, texts(reworded.changed)) == ((), (), ["new crown"] * 2)
    assert reworded.touched == {("b1", "a.txt")}


def test_the_same_glossary_does_nothing(batch):
    measured = measure(batch, OLD)
    assert (measured.batches, measured.documents, measured.touched) == (1, 1, frozenset())
    assert measured.contradictions == ()


def test_what_reviewers_dismissed_before_is_a_contradiction_when_it_comes_back(batch):
    first, second = batch.findings
    decided = replace(batch, decisions=(decide(first, Verdict.REJECT), decide(second, Verdict.DEFER)))
    measured = measure(decided, OLD, old={})
    assert [effect.verdict for effect in measured.added] == [Verdict.REJECT, None]
    assert texts(measured.contradictions) == ["new crown"]
    assert measure(decided, {}).contradictions == ()
    assert [effect.dismissed for effect in measure(decided, {}).removed] == [True, False]


def test_a_new_finding_inside_what_an_editor_wrote_is_a_contradiction(batch):
    first, second = batch.findings
    decided = replace(
        batch, decisions=(decide(first, Verdict.EDIT, text="corona fever"), decide(second, Verdict.ACCEPT))
    )
    measured = measure(decided, {**OLD, "corona": "COVID-19", "wave": "surge"})
    assert texts(measured.in_approved) == ["corona"]
    assert texts(measured.added) == ["wave"]
    assert texts(measured.contradictions) == ["corona"]
    assert str(measured.in_approved[0].excerpt) == "The [corona] fever wave hit. A cloud summit met in…"


def test_a_new_finding_against_an_accepted_suggestion_is_one_too(batch):
    decided = replace(batch, decisions=tuple(decide(f, Verdict.ACCEPT) for f in batch.findings))
    measured = measure(decided, {"COVID-19": "coronavirus"})
    assert texts(measured.contradictions) == ["COVID-19"] * 2


@pytest.mark.parametrize(("verdict", "text"), [(Verdict.EDIT, "At a cloud summit."), (Verdict.ACCEPT, None)])
def test_a_segment_that_was_rewritten_or_signed_off_is_approved_as_a_whole(batch, verdict, text):
    (document,) = batch.documents
    second = list(document.segments)[1].id
    decided = replace(batch, decisions=(rewrite("a.txt", second, text, verdict),))
    measured = measure(decided, {**OLD, "cloud summit": "virtual summit", "fell": "dropped"})
    assert texts(measured.contradictions) == ["cloud summit"]


def test_what_the_old_glossary_flagged_in_approved_text_already_is_no_news(batch):
    (document,) = batch.documents
    first = next(document.segments).id
    decided = replace(batch, decisions=(rewrite("a.txt", first, None, Verdict.ACCEPT),))
    assert measure(decided, {**OLD, "fell": "dropped"}).contradictions == ()


def test_edits_land_where_they_belong_and_overlaps_count_once(batch):
    (document,) = batch.documents
    glossed = checker({"new crown": "COVID-19", "cloud summit": "virtual summit", "it": "that"})
    found = glossed.check(document).findings
    inside = replace(found[0], id="inside", place=replace(found[0].place, end=found[0].place.end - 6))
    stored = replace(
        batch,
        findings=(*found, inside),
        decisions=tuple(decide(finding, Verdict.ACCEPT) for finding in found),
    )
    final = approved(stored)["a.txt"]
    assert [segment.target for segment in final.document.segments] == [
        "The COVID-19 wave hit.",
        "A virtual summit met in Haiping.",
        "The COVID-19 fell; that rained.",
    ]
    by_id = {segment.id: segment.target for segment in final.document.segments}
    assert [by_id[place.segment][place.start : place.end] for place in final.places] == [
        "COVID-19",
        "virtual summit",
        "COVID-19",
        "that",
    ]


def test_decisions_reach_as_far_as_their_scope(batch):
    first, second = batch.findings
    assert first.group == second.group

    def settled(scope, **options):
        return [
            Rulings([decide(first, Verdict.REJECT, scope=scope, **options)], "id-1").of(f)
            for f in batch.findings
        ]

    assert [bool(one) for one in settled(Scope.THIS)] == [True, False]
    for scope in (Scope.DOCUMENT, Scope.BATCH, Scope.ALWAYS):
        assert all(settled(scope))
    assert [bool(one) for one in settled(Scope.BATCH, batch="id-2")] == [True, False]
    assert all(settled(Scope.ALWAYS, batch="id-2"))
    elsewhere = replace(second, document="b.txt")
    assert Rulings([decide(first, Verdict.REJECT, scope=Scope.DOCUMENT)]).of(elsewhere) is None


def test_a_folder_that_is_no_batch_says_so(tmp_path):
    with pytest.raises(
        InputError, match=r"is no batch: it has no batch\.json; name a folder that 'copydesk run' wrote"
    ):
        read_batch(tmp_path, Config().languages)
    (tmp_path / "segments").mkdir()
    (tmp_path / "segments" / "a.jsonl").write_text('{"target": "It rained."}\n', "utf-8")
    (tmp_path / "findings.jsonl").write_text("", "utf-8")
    (tmp_path / "batch.json").write_text("[]", "utf-8")
    with pytest.raises(InputError, match=r"batch\.json: is no manifest of a batch"):
        read_batch(tmp_path, Config().languages)
    (tmp_path / "batch.json").write_text(json.dumps({"batch": "id-1"}), "utf-8")
    assert read_batch(tmp_path, Config().languages).batch == "id-1"

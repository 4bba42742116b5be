"""What the memory takes in it gives back, once, in order; what is forgotten is gone. In both databases."""

from dataclasses import replace

import pytest

from copydesk.errors import InputError
from copydesk.model import Fate, Scope, Severity, Verdict
from copydesk.review.memory.opening import open_memory
from copydesk.review.memory.reviewed import KnownBatch, Taken
from remembering import BATCH, decided, reviewed

FIRST, CAPITAL, SECOND = BATCH.findings[:3]


def spoken(memory, finding, **more):
    precedent = memory.precedents([finding], **more).of(finding)
    return precedent and precedent.decision.verdict


def test_a_decision_comes_back_as_it_was_given(memory):
    fated = decided(
        FIRST, text="COVID-19", reason="quotation", severity=Severity.MAJOR, decided_at="2024-05-02T10:00",
        comment="zero \0 and \uffff and \uffff0 and 𝄞", expires="2025-01-01", segment_digest="a" * 64, scope=Scope.ALWAYS,
    )  # fmt: skip
    memory.remember(reviewed(fated, rules={FIRST.id: "r1"}))
    (back,) = memory.decisions()
    assert back.decision == fated.decision
    assert (back.fate, back.check, back.check_version, back.concept, back.rule, back.date, back.fingerprints) == (
        Fate.REJECTED, "nonstandard-rendering", 1, "T-1", "r1", "2024-05-01", (FIRST.fingerprint,),
    )  # fmt: skip


def test_texts_and_batches_come_back(memory):
    final = replace(
        BATCH.documents[1],
        units=tuple(
            replace(unit, segments=tuple(replace(s, target=f"{s.target}!") for s in unit.segments))
            for unit in BATCH.documents[1].units
        ),
    )
    taken = memory.remember(reviewed(decided(FIRST), version="0.1.0", final=(BATCH.documents[0], final)))
    assert taken == Taken(decisions=1, documents=2, batches=1)
    assert memory.batches() == [KnownBatch(BATCH.id, "2024-05-01", "0.1.0", ("desk/a.txt", "b.tsv"), 1)]
    texts = [(text.document, text.segment, text.source, text.final) for text in memory.texts()]
    assert len(texts) == 7
    assert texts[-1] == ("b.tsv", "2", "一切都好。", "All is well.!")


def test_the_same_again_changes_nothing(memory):
    given = reviewed(*map(decided, BATCH.findings), decided(FIRST, fate=Fate.SUPERSEDED))
    memory.remember(given)
    before = list(memory.decisions()), list(memory.texts())
    assert memory.remember(given) == Taken()
    assert (list(memory.decisions()), list(memory.texts())) == before


def test_a_reviewers_later_word_stands_and_the_earlier_is_history(memory):
    for verdict in (Verdict.REJECT, Verdict.ACCEPT, Verdict.REJECT):
        memory.remember(reviewed(decided(FIRST, verdict)))
    assert [one.current for one in memory.decisions()] == [False, False, True]
    assert spoken(memory, FIRST) is Verdict.REJECT


def test_two_reviewers_words_stand_side_by_side(memory):
    memory.remember(reviewed(decided(FIRST, reviewer="Liu")))
    memory.remember(reviewed(decided(CAPITAL, reviewer="Wang")))
    assert [one.current for one in memory.decisions()] == [True, True]


def test_final_texts_are_renewed_when_they_changed(memory):
    memory.remember(reviewed())
    assert memory.remember(reviewed()).documents == 0
    edited = tuple(
        replace(
            d,
            units=tuple(
                replace(u, segments=tuple(replace(s, target="x") for s in u.segments)) for u in d.units
            ),
        )
        for d in BATCH.documents
    )
    assert memory.remember(reviewed(final=edited)).documents == 2
    assert {text.final for text in memory.texts()} == {"x"}


@pytest.mark.parametrize(
    ("what", "decisions", "documents"),
    [
        ({"document": "b.tsv"}, ["desk/a.txt"], 1),
        ({"batch": BATCH.id}, [], 0),
        ({"before": "2024-05-02"}, [], 0),
        ({"before": "2024-05-01"}, ["desk/a.txt", "b.tsv"], 2),
        ({"document": "b.tsv", "before": "2024-05-01"}, ["desk/a.txt", "b.tsv"], 2),
    ],
)
def test_forgetting(memory, what, decisions, documents):
    memory.remember(reviewed(decided(FIRST), decided(BATCH.findings[5], reviewer="Wang")))
    memory.forget(**what)
    assert [one.decision.document for one in memory.decisions()] == decisions
    assert sum(len(batch.documents) for batch in memory.batches()) == documents
    assert (spoken(memory, FIRST) is None) == ("desk/a.txt" not in decisions)


def test_forgetting_texts_leaves_decisions(memory):
    memory.remember(reviewed(decided(FIRST)))
    assert memory.forget(batch=BATCH.id, texts_only=True) == Taken(documents=2)
    assert list(memory.texts()) == []
    assert spoken(memory, FIRST) is Verdict.REJECT
    assert memory.forget(batch=BATCH.id, texts_only=True) == Taken()


def test_forgetting_nothing_named_is_refused(memory):
    with pytest.raises(ValueError, match="name a document"):
        memory.forget()


def test_old_texts_go_when_a_later_batch_comes(memory):
    memory.remember(reviewed(decided(FIRST)))
    memory.remember(reviewed(batch="later", date="2024-05-31"), keep_texts=30)
    assert {text.batch for text in memory.texts()} == {BATCH.id, "later"}
    memory.remember(reviewed(batch="last", date="2024-06-01"), keep_texts=30)
    assert {text.batch for text in memory.texts()} == {"later", "last"}
    assert spoken(memory, FIRST) is Verdict.REJECT


def test_fingerprints_that_a_finding_took_on_are_heard(memory):
    moved = replace(FIRST, id="other", fingerprint="f-moved", group="g")
    again = replace(FIRST, id="third", fingerprint="f-again", group="g")
    memory.remember(reviewed(decided(FIRST), fingerprints={FIRST.id: ("f-moved",)}))
    assert spoken(memory, moved) is Verdict.REJECT
    memory.remember(reviewed(batch="later", findings=(), carried={"f-moved": ("f-again",)}))
    assert spoken(memory, again) is Verdict.REJECT
    memory.remember(reviewed(batch="later", findings=(), carried={"f-moved": ("f-again",)}))


def test_a_fingerprint_learnt_at_a_second_merge_is_added(memory):
    memory.remember(reviewed(decided(FIRST)))
    memory.remember(reviewed(decided(FIRST), fingerprints={FIRST.id: ("f-moved",)}))
    assert [one.fingerprints for one in memory.decisions()] == [(FIRST.fingerprint, "f-moved")]


def test_a_name_that_is_too_long_is_refused_and_nothing_changes(memory):
    long = replace(FIRST, fingerprint="f" * 201)
    with pytest.raises(InputError, match="fingerprint 'ffffffffffffffffffff'… is longer than 200 characters"):
        memory.remember(reviewed(decided(CAPITAL), decided(long)))
    assert memory.batches() == []


def test_one_memory_goes_into_another_once(memory, tmp_path):
    memory.remember(reviewed(decided(FIRST), decided(SECOND)))
    memory.remember(reviewed(decided(FIRST, Verdict.ACCEPT), decided(SECOND)))
    other = open_memory(str(tmp_path / "other.db"))
    given = memory.batches(), list(memory.decisions())
    assert other.restore(*given) == Taken(decisions=3, batches=1)
    assert list(other.decisions()) == given[1]
    assert other.restore(*given) == Taken()
    assert list(other.decisions()) == given[1]


def test_what_is_newer_over_several_batches_stays_newer(memory, tmp_path):
    wide = {"scope": Scope.ALWAYS}
    memory.remember(reviewed(decided(FIRST, batch="b", **wide), batch="b"))
    memory.remember(reviewed(decided(SECOND, Verdict.ACCEPT, batch="a", **wide), batch="a"))
    memory.remember(reviewed(decided(SECOND, Verdict.EDIT, batch="b", **wide), batch="b"))
    other = open_memory(str(tmp_path / "other.db"))
    other.restore(memory.batches(), list(memory.decisions()))
    third = replace(FIRST, id="x", fingerprint="x")
    assert spoken(memory, third) is spoken(other, third) is Verdict.EDIT


def test_restoring_brings_the_newer_word_to_a_memory_that_knows_the_older(memory, tmp_path):
    other = open_memory(str(tmp_path / "other.db"))
    for each in (memory, other):
        each.remember(reviewed(decided(FIRST)))
    memory.remember(reviewed(decided(FIRST, Verdict.ACCEPT)))
    assert other.restore([], list(memory.decisions())).decisions == 1
    assert spoken(other, FIRST) is Verdict.ACCEPT
    assert memory.restore([], list(other.decisions())) == Taken()


def test_many_findings_are_asked_about_at_once(memory):
    many = [replace(FIRST, id=f"i{n}", fingerprint=f"f{n}", group=f"g{n}") for n in range(6000)]
    memory.remember(reviewed(*map(decided, many), findings=tuple(many)))
    precedents = memory.precedents(many)
    assert all(precedents.of(finding) for finding in many)
    assert len(list(memory.decisions())) == 6000

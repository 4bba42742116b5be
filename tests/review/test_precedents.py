"""Which earlier decision speaks about a finding: the newest that reaches it, the nearest of one merge."""

from dataclasses import replace

import pytest

from copydesk.model import Case, Concept, Fate, Place, Scope, Span, Status, Term, Verdict
from copydesk.review.carrying import edited, moved
from copydesk.review.precedents import Precedent, Precedents, settles
from copydesk.review.rules import rule_of
from remembering import BATCH, decided

FIRST, CAPITAL, SECOND = BATCH.findings[:3]
ELSEWHERE = replace(FIRST, id="e", fingerprint="e", document="other.txt")
SAME_DOCUMENT = replace(FIRST, id="d", fingerprint="d")


def known(finding, verdict=Verdict.REJECT, turn=1, **more):
    fate = more.pop("fate", None)
    current = more.pop("current", True)
    fated = decided(finding, verdict, fate=fate, **more)
    return Precedent(decision=fated.decision, fate=fated.fate, turn=turn, current=current)


def verdict(finding, *said, **more):
    precedent = Precedents(said, **more).of(finding)
    return precedent and precedent.decision.verdict


@pytest.mark.parametrize(
    ("scope", "batch", "reached"),
    [
        (Scope.THIS, BATCH.id, [FIRST]),
        (Scope.DOCUMENT, BATCH.id, [FIRST, SAME_DOCUMENT]),
        (Scope.BATCH, BATCH.id, [FIRST, SAME_DOCUMENT, ELSEWHERE]),
        (Scope.BATCH, "another", [FIRST]),
        (Scope.ALWAYS, "another", [FIRST, SAME_DOCUMENT, ELSEWHERE]),
    ],
)
def test_a_decision_reaches_as_far_as_its_scope(scope, batch, reached):
    said = known(FIRST, scope=scope)
    found = [f for f in (FIRST, SAME_DOCUMENT, ELSEWHERE, CAPITAL) if verdict(f, said, batch=batch)]
    assert found == reached


def test_a_renamed_document_keeps_what_was_said_about_a_place():
    assert verdict(replace(FIRST, id="n", document="new.txt"), known(FIRST)) is Verdict.REJECT


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_speaks_whatever_its_scope(order):
    near, wide = known(FIRST, turn=2), known(SECOND, Verdict.ACCEPT, turn=1, scope=Scope.ALWAYS)
    assert verdict(FIRST, *(near, wide)[::order]) is Verdict.REJECT
    assert verdict(FIRST, *(near, replace(wide, turn=3))[::order]) is Verdict.ACCEPT


@pytest.mark.parametrize("order", [1, -1])
def test_of_one_merge_the_nearest_speaks(order):
    said = [
        known(FIRST, Verdict.ACCEPT),
        known(SECOND, Verdict.REJECT, scope=Scope.DOCUMENT),
        known(ELSEWHERE, Verdict.DEFER, scope=Scope.ALWAYS),
    ][::order]
    assert verdict(FIRST, *said) is Verdict.ACCEPT
    assert verdict(SAME_DOCUMENT, *said) is Verdict.REJECT
    assert verdict(replace(ELSEWHERE, id="z", fingerprint="z"), *said) is Verdict.DEFER


@pytest.mark.parametrize("order", [1, -1])
def test_of_equal_places_each_keeps_its_own(order):
    twin = replace(FIRST, id="twin")
    said = (known(FIRST, Verdict.ACCEPT), known(twin, Verdict.REJECT))[::order]
    assert verdict(FIRST, *said) is Verdict.ACCEPT
    assert verdict(twin, *said) is Verdict.REJECT


@pytest.mark.parametrize("fate", [Fate.SUPERSEDED, Fate.STALE, Fate.CONFLICTING, Fate.REFUSED])
def test_what_came_to_nothing_decides_nothing(fate):
    assert verdict(FIRST, known(FIRST, fate=fate)) is None


def test_history_and_whole_segments_decide_nothing():
    assert verdict(FIRST, known(FIRST, current=False)) is None
    whole = known(FIRST)
    assert verdict(FIRST, replace(whole, decision=replace(whole.decision, finding=None))) is None


def test_what_expired_is_left_out_on_the_date_that_is_given():
    said = known(FIRST, expires="2024-05-01")
    assert verdict(FIRST, said) is verdict(FIRST, said, date="2024-05-01") is Verdict.REJECT
    assert verdict(FIRST, said, date="2024-05-02") is None
    assert verdict(FIRST, said, known(FIRST, Verdict.DEFER, turn=0), date="2024-05-02") is Verdict.DEFER


def test_only_a_rejection_under_the_same_rule_settles():
    said = replace(known(FIRST), check_version=1, rule="r")
    assert settles(said, FIRST, "r")
    assert not settles(said, FIRST, "other")
    assert not settles(said, replace(FIRST, check_version=2), "r")
    assert settles(replace(said, rule=None, check_version=None), replace(FIRST, check_version=2), "other")
    assert not settles(replace(known(FIRST, Verdict.ACCEPT), rule="r"), FIRST, "r")


WRONG = Term("new crown pneumonia", Status.DEPRECATED)
CONCEPT = Concept("T-1", (WRONG, Term("new crown", Status.DEPRECATED), Term("COVID-19", Status.PREFERRED)))


def rule(concept, finding=FIRST):
    return rule_of(finding, {"T-1": concept})


@pytest.mark.parametrize(
    "change",
    [
        {"terms": CONCEPT.terms[1:]},
        {"terms": (*CONCEPT.terms, Term("Covid", Status.ADMITTED))},
        {"terms": (replace(WRONG, status=Status.AMBIGUOUS), *CONCEPT.terms[1:])},
        {"terms": (replace(WRONG, replacement="-"), *CONCEPT.terms[1:])},
        {"terms": (replace(WRONG, case=Case.EXACT), *CONCEPT.terms[1:])},
        {"terms": (replace(WRONG, except_=("in:quotation",)), *CONCEPT.terms[1:])},
        {"translate": False},
    ],
)
def test_another_rule_has_another_digest(change):
    assert rule(replace(CONCEPT, **change)) != rule(CONCEPT)


@pytest.mark.parametrize(
    "change",
    [
        {"note": "n", "authority": "a", "definition": "d"},
        {"terms": CONCEPT.terms[::-1]},
        {"terms": (*CONCEPT.terms, Term("novel crown", Status.DEPRECATED))},
        {"terms": (replace(WRONG, approved_by="Liu", evidence="e"), *CONCEPT.terms[1:])},
    ],
)
def test_what_changes_no_rule_changes_no_digest(change):
    assert rule(replace(CONCEPT, **change)) == rule(CONCEPT)


def test_words_in_another_form_stand_under_all_that_is_wrong():
    inflected = replace(FIRST, text="new crown pneumonias")
    more = replace(CONCEPT, terms=(*CONCEPT.terms, Term("novel crown", Status.DEPRECATED)))
    assert rule(more, inflected) != rule(CONCEPT, inflected)
    assert rule_of(FIRST, {}) == ""


@pytest.mark.parametrize(
    ("place", "edits", "expected"),
    [
        (Place("s", 4, "s", 7), {}, Place("s", 4, "s", 7)),
        (Place("s", 4, "s", 7), {"s": [(Span(0, 4), "x"), (Span(7, 9), "yyyy")]}, Place("s", 1, "s", 4)),
        (Place("s", 4, "s", 7), {"s": [(Span(4, 4), "in ")]}, Place("s", 7, "s", 10)),
        (Place("s", 4, "s", 7), {"s": [(Span(7, 7), " in")]}, Place("s", 4, "s", 7)),
        (Place("s", 4, "s", 7), {"s": [(Span(5, 5), "in")]}, None),
        (Place("s", 4, "s", 7), {"s": [(Span(6, 8), "")]}, None),
        (Place("s", 4, "s", 4), {"s": [(Span(4, 4), "in")]}, None),
        (Place("s", 4, "s", 4), {"s": [(Span(0, 1), "")]}, Place("s", 3, "s", 3)),
        (Place("s", 4, "t", 2), {"s": [(Span(0, 1), "")], "t": [(Span(2, 3), "")]}, Place("s", 3, "t", 2)),
        (Place("s", 4, "t", 2), {"s": [(Span(5, 6), "")]}, None),
        (Place("s", 4, "t", 2), {"t": [(Span(1, 1), "x")]}, None),
        (Place("s", 4, "t", 2), {"between": [(Span(0, 1), "x")]}, None),
    ],
)
def test_where_a_place_moves(place, edits, expected):
    assert moved(place, edits, ["between"]) == expected


def test_an_edited_document_keeps_its_segments():
    document = edited(BATCH.documents[0], {"s5": [(Span(0, 7), "All")]})
    texts = {segment.id: segment.target for segment in document.segments}
    assert texts["s5"] == "All is wrong with this one."
    assert [s.id for s in document.segments] == [s.id for s in BATCH.documents[0].segments]

"""A keeper's verdicts in the glossary: examples, and the laws that hold for all."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.glossary.approval import apply_verdicts
from copydesk.glossary.pending import Pending, pending
from copydesk.glossary.verdicts import APPROVABLE, Decision, Fate, Verdict
from copydesk.model import Concept, Lifecycle, Status, Term

COVID = Concept(
    "T-1",
    (
        Term("COVID-19", Status.PREFERRED),
        Term("new crown", Status.PROPOSED, evidence="seen twice"),
        Term("crown flu", Status.PROPOSED, proposed_as="superseded"),
        Term("Wuhan flu", Status.DEPRECATED),
        Term("新冠", Status.PREFERRED, "zh"),
    ),
)
NEW = Concept(
    "T-2",
    (
        Term("win-win outcomes", Status.PREFERRED),
        Term("double win", Status.DEPRECATED),
        Term("shared win", Status.PROPOSED, proposed_as="admitted"),
    ),
    lifecycle=Lifecycle.PROPOSED,
)


def verdict(concept, text, decision="approve", **written):
    """What a keeper says about the first row of that wording that waits."""
    row = next(each for each in pending([concept]) if each.term.text == text)
    asked = {"as_what": row.as_what, "by": "Ada", "on": "2026-01-31", **written}
    return Verdict(concept.id, row.term.language, text, row.digest, decision, **asked)


def applied(concept, *verdicts):
    (changed,), outcomes = apply_verdicts([concept], verdicts)
    assert {outcome.fate for outcome in outcomes} == {Fate.APPLIED}
    return changed


def changes(old, new):
    return {after.text: after for before, after in zip(old.terms, new.terms, strict=True) if before != after}


def told(concept, *verdicts):
    changed, outcomes = apply_verdicts([concept], verdicts)
    assert changed == (concept,)
    return [(outcome.fate.value, outcome.told) for outcome in outcomes]


def test_approve_makes_of_a_term_what_it_was_proposed_as():
    new = applied(COVID, verdict(COVID, "new crown"), verdict(COVID, "crown flu"))
    crown, flu = COVID.terms[1:3]
    signed = {"approved_by": "Ada", "approved_on": "2026-01-31"}
    assert changes(COVID, new) == {
        "new crown": replace(crown, status=Status.DEPRECATED, **signed),
        "crown flu": replace(flu, status=Status.SUPERSEDED, **signed),
    }


def test_ambiguous_reword_and_refuse():
    new = applied(
        COVID,
        verdict(COVID, "new crown", "reword", wording="new crown pneumonia", replacement="-"),
        verdict(COVID, "crown flu", "ambiguous", comment="right in history"),
    )
    assert [(term.text, term.status, term.replacement) for term in new.terms[1:3]] == [
        ("new crown pneumonia", Status.DEPRECATED, "-"),
        ("crown flu", Status.AMBIGUOUS, None),
    ]
    assert new.terms[2].evidence == "Ada: right in history"
    refused = applied(COVID, verdict(COVID, "new crown", "refuse", comment="never met"))
    assert refused.terms[1] == replace(
        COVID.terms[1], status=Status.REFUSED, evidence="seen twice; Ada: never met"
    )


def test_as_goes_before_what_was_proposed():
    new = applied(COVID, verdict(COVID, "crown flu", as_what="admitted"))
    assert new.terms[2].status is Status.ADMITTED


@pytest.mark.parametrize(("column", "field"), [("except", "except_"), ("only", "only")])
def test_a_context_goes_into_the_term_that_is_listed_already(column, field):
    proposed = Term("Wuhan flu", Status.PROPOSED, proposed_as=f"{column}:after:cases", evidence="3 of 4")
    concept = replace(COVID, terms=(*COVID.terms, proposed))
    new = applied(concept, verdict(concept, "Wuhan flu"))
    (term,) = [term for term in new.terms if term.text == "Wuhan flu"]
    assert (term.status, getattr(term, field), term.evidence) == (
        Status.DEPRECATED,
        ("after:cases",),
        "3 of 4",
    )


def test_a_context_of_a_term_that_is_not_listed_makes_it_deprecated_there():
    concept = replace(
        COVID, terms=(COVID.terms[0], Term("flu", Status.PROPOSED, proposed_as="only:after:crown"))
    )
    term = applied(concept, verdict(concept, "flu")).terms[1]
    assert (term.status, term.only) == (Status.DEPRECATED, ("after:crown",))


def test_a_listed_term_is_demoted_and_the_row_that_proposed_it_goes():
    concept = replace(
        COVID, terms=(*COVID.terms, Term("Wuhan flu", Status.PROPOSED, proposed_as="ambiguous"))
    )
    new = applied(concept, verdict(concept, "Wuhan flu"))
    assert [term.status for term in new.terms if term.text == "Wuhan flu"] == [Status.AMBIGUOUS]
    assert len(new.terms) == len(COVID.terms)


def test_what_was_refused_once_can_be_approved_later():
    concept = replace(COVID, terms=(*COVID.terms, replace(COVID.terms[1], status=Status.REFUSED)))
    new = applied(concept, verdict(concept, "new crown"))
    assert [term.status for term in new.terms if term.text == "new crown"] == [Status.DEPRECATED]


def test_a_new_concept_comes_into_force_with_its_preferred_term():
    new = applied(NEW, verdict(NEW, "win-win outcomes"))
    assert new.lifecycle is Lifecycle.APPROVED
    assert changes(NEW, new).keys() == {"win-win outcomes"}
    assert applied(NEW, verdict(NEW, "double win")).lifecycle is Lifecycle.PROPOSED


def test_a_new_concept_can_prefer_another_of_its_terms():
    demoted = verdict(NEW, "win-win outcomes", as_what="admitted")
    new = applied(NEW, verdict(NEW, "shared win", as_what="preferred"), demoted)
    assert (new.preferred().text, new.lifecycle) == ("shared win", Lifecycle.APPROVED)
    assert applied(NEW, demoted).lifecycle is Lifecycle.PROPOSED


def test_a_new_concept_whose_preferred_term_is_refused_is_retired():
    new = applied(NEW, verdict(NEW, "win-win outcomes", "refuse"), verdict(NEW, "double win"))
    assert (new.lifecycle, new.terms[0].status) == (Lifecycle.RETIRED, Status.REFUSED)
    assert pending([new]) == []


def test_deciding_in_two_sittings_is_as_deciding_in_one():
    first, second = verdict(NEW, "win-win outcomes"), verdict(NEW, "double win", "refuse")
    assert applied(applied(NEW, first), second) == applied(NEW, first, second)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"decision": "yes"}, "no decision is called 'yes'; choose approve, ambiguous, reword or refuse"),
        ({"decision": ""}, "the row is filled in, but has no Decision"),
        ({"decision": "reword"}, "reword and New wording go together; one of the two is missing"),
        ({"wording": "crown"}, "reword and New wording go together; one of the two is missing"),
        ({"decision": "reword", "wording": "new crown"}, "“new crown” is the old wording"),
        (
            {"decision": "reword", "wording": "Wuhan flu"},
            "the concept lists “Wuhan flu” already, as deprecated",
        ),
        ({"as_what": "preferred"}, "the concept prefers “COVID-19” already"),
        (
            {"as_what": "proposed"},
            "a term cannot be approved as 'proposed'; choose a word of the list under As",
        ),
        (
            {"as_what": "only:when"},
            "a term cannot be approved as 'only:when'; choose a word of the list under As",
        ),
        ({"unreadable": "a formula in a cell"}, "a formula in a cell"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_says_why(written, why):
    said = verdict(COVID, "new crown", **{"decision": "approve", **written})
    assert told(COVID, said) == [("refused", why)]


def test_a_right_term_is_not_made_wrong_by_a_proposal_about_it():
    concept = replace(COVID, terms=(*COVID.terms, Term("COVID-19", Status.PROPOSED)))
    assert told(concept, verdict(concept, "COVID-19")) == [
        ("refused", "“COVID-19” is the preferred term; prefer another first")
    ]


def test_two_rows_about_one_term_must_agree():
    twice = [verdict(COVID, "new crown"), verdict(COVID, "new crown", "refuse")]
    assert told(COVID, *twice) == [("refused", "another row decides otherwise about the same term")] * 2
    assert applied(COVID, twice[0], twice[0]).terms[1].status is Status.DEPRECATED


def test_a_term_that_changed_since_is_stale_and_one_that_went_is_unknown():
    said = verdict(COVID, "new crown")
    edited = replace(COVID, terms=(COVID.terms[0], replace(COVID.terms[1], replacement="-")))
    assert told(edited, said) == [("stale", "the term has changed since it went out; it is proposed now")]
    assert told(replace(COVID, terms=COVID.terms[:1]), said) == [
        ("unknown", "the concept has no term “new crown” in 'en'")
    ]
    assert told(NEW, said) == [("unknown", "the glossary has no concept 'T-1'")]
    assert told(NEW, replace(said, decision="")) == [("refused", "the row is filled in, but has no Decision")]


TEXTS = st.sampled_from(["a", "b", "c"])
STATUSES = st.sampled_from(list(Status))
PROPOSED_AS = st.sampled_from(["", "admitted", "preferred", "ambiguous", "except:after:x", "nonsense"])
TERMS = st.builds(
    Term,
    TEXTS,
    STATUSES,
    st.sampled_from(["en", "zh"]),
    proposed_as=PROPOSED_AS,
    evidence=TEXTS | st.just(""),
)


@st.composite
def concepts(draw):
    terms = draw(st.lists(TERMS, min_size=1, max_size=5))
    preferred = Counter(term.language for term in terms if term.status is Status.PREFERRED)
    kept = [t for t in terms if t.status is not Status.PREFERRED or preferred[t.language] == 1]
    lifecycle = draw(st.sampled_from(list(Lifecycle)))
    return Concept(draw(TEXTS), tuple(kept), lifecycle=lifecycle)


@st.composite
def sittings(draw):
    """A glossary, and what came back about it: sound rows, spoilt ones, and rows of another glossary."""
    glossary = list({each.id: each for each in draw(st.lists(concepts(), max_size=3))}.values())
    rows = pending([*glossary, draw(concepts())])
    verdicts = [draw(ruled(row)) for row in rows for _ in range(draw(st.sampled_from([0, 1, 1, 2])))]
    return glossary, verdicts


def ruled(row: Pending):
    term = row.term
    return st.builds(
        Verdict,
        *map(st.just, (row.concept.id, term.language, term.text, row.digest)),
        st.sampled_from([*Decision, "", "no"]),
        st.sampled_from([row.as_what, *(status.value for status in APPROVABLE)]),
        wording=TEXTS | st.just(""),
        replacement=st.sampled_from(["", "-"]),
        comment=TEXTS | st.just(""),
        by=st.just("Ada"),
        on=st.sampled_from(["", "2026-01-31"]),
    )


@given(sittings())
def test_every_verdict_has_one_outcome_in_its_place(sitting):
    glossary, verdicts = sitting
    _, outcomes = apply_verdicts(glossary, verdicts)
    assert [outcome.verdict for outcome in outcomes] == verdicts
    assert all(outcome.told for outcome in outcomes)


@given(sittings())
def test_taking_the_same_verdicts_twice_changes_nothing(sitting):
    glossary, verdicts = sitting
    once, _ = apply_verdicts(glossary, verdicts)
    twice, _ = apply_verdicts(once, verdicts)
    assert twice == once


@given(sittings(), st.randoms())
def test_the_order_of_rows_does_not_matter(sitting, random):
    glossary, verdicts = sitting
    shuffled = random.sample(verdicts, len(verdicts))
    changed, outcomes = apply_verdicts(glossary, verdicts)
    again, others = apply_verdicts(glossary, shuffled)
    assert again == changed
    assert {o.verdict: (o.fate, o.told) for o in others} == {o.verdict: (o.fate, o.told) for o in outcomes}


@given(sittings())
def test_nothing_else_of_the_glossary_changes(sitting):
    glossary, verdicts = sitting
    changed, outcomes = apply_verdicts(glossary, verdicts)
    done = [outcome.verdict for outcome in outcomes if outcome.fate is Fate.APPLIED]
    digests = {verdict.digest for verdict in done}
    words = {(v.concept, v.language, text) for v in done for text in (v.term, v.text)}
    for before, after in zip(glossary, changed, strict=True):
        assert replace(after, terms=(), lifecycle=before.lifecycle) == replace(before, terms=())
        if not any(concept == before.id for concept, _, _ in words):
            assert after == before
        left = [term for term in before.terms if Pending(before, term).digest not in digests]
        others = [term for term in left if (before.id, term.language, term.text) not in words]
        kept = [term for term in after.terms if (before.id, term.language, term.text) not in words]
        assert kept == others

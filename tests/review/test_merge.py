"""What becomes of answers: rows, groups, sign-offs, texts written anew, and people who differ."""

import pytest

from answers import BATCH, TEXTS, answer, fates, final, outcome, returned
from copydesk.model import Fate, Origin, Scope, Verdict

HEAD, CAPITAL, TERM = "desk-a.txt-s1-0", "desk-a.txt-s2-18", "desk-a.txt-s2-26"
CUT, END, ADVICE = "desk-a.txt-s2-53", "desk-a.txt-s4-0", "b.tsv-1-31"
S2 = "desk/a.txt:s2"
HOSPITAL = TEXTS["desk/a.txt", "s2"]
MENDED = HOSPITAL.replace("new crown pneumonia", "COVID-19")


def row(item, verdict, text=None, **more):
    return answer("item", item, verdict, text, **more)


def test_nothing_returned_changes_nothing():
    assert (outcome().fates, outcome().edits, outcome().changes) == ((), {}, ())


def test_rows_are_carried_out_and_keep_what_was_said():
    merged = outcome(
        returned(
            "Li",
            row(HEAD, "accept"),
            row(TERM, "edit", "coronavirus", comment="house style"),
            row(CAPITAL, "reject", reason="official name"),
            row(ADVICE, "defer"),
        )
    )
    assert final(merged) == {
        "desk/a.txt:s1": "COVID-19 cases rose in the port",
        S2: HOSPITAL.replace("new crown pneumonia", "coronavirus"),
    }
    assert fates(merged) == [
        ("Li", ADVICE, "deferred"),
        ("Li", HEAD, "applied"),
        ("Li", CAPITAL, "rejected"),
        ("Li", TERM, "applied"),
    ]
    (edited,) = [f.decision for f in merged.fates if f.decision.finding == TERM]
    assert (edited.text, edited.comment, edited.fingerprint) == ("coronavirus", "house style", f"f-{TERM}")
    assert edited.segment_digest == next(s.digest for s in BATCH.documents[0].segments if s.id == "s2")


def test_a_deletion_is_an_edit_to_nothing():
    assert final(outcome(returned("Li", row(END, "accept")))) == {"desk/a.txt:s4": ""}


@pytest.mark.parametrize(
    ("said", "fate", "why"),
    [
        (row(ADVICE, "accept"), "refused", "accept, but there is no text to paste; edit or reject it"),
        (row(TERM, "edit"), "refused", "edit without corrected text"),
        (row("x", "reject"), "refused", "no item 'x' was sent"),
        (answer("group", "x", "reject"), "refused", "no group 'x' was sent"),
        (answer("sign-off", "c.txt", "accept"), "refused", "no document 'c.txt' was sent"),
        (answer("final", "b.tsv:9", "edit", "A."), "refused", "no segment '9' of 'b.tsv' was sent"),
        (answer("final", S2, "accept"), "refused", "accept says nothing here"),
        (row(TERM, "accept", batch="5f"), "refused", f"it is about batch 5f; this is {BATCH.id}"),
        (row(TERM, "accept", segment_digest="0f"), "stale", "its text is not the one that was sent"),
        (
            row(TERM, "accept", seen="The clinic."),
            "stale",
            "the machine text in the file is not the one that was sent",
        ),
    ],
)
def test_what_cannot_be_carried_out_is_listed_with_the_reason(said, fate, why):
    merged = outcome(returned("Li", said))
    assert [(fated.fate.value, fated.why) for fated in merged.fates] == [(fate, why)]
    assert merged.edits == {}


@pytest.mark.parametrize("seen", [HOSPITAL, f" {HOSPITAL}\r\n", "…will Promote new crown pneumonia care…"])
def test_a_text_that_a_program_reflowed_or_cut_is_not_stale(seen):
    assert final(outcome(returned("Li", row(TERM, "accept", seen=seen)))) == {S2: MENDED}


def test_a_group_serves_all_its_rows_but_those_decided_by_the_same_reviewer():
    merged = outcome(returned("Li", answer("group", "covid", "accept"), row(TERM, "reject")))
    assert sorted(final(merged)) == ["b.tsv:1", "desk/a.txt:s1"]
    assert fates(merged) == [
        ("Li", "b.tsv-1-5", "applied"),
        ("Li", HEAD, "applied"),
        ("Li", TERM, "rejected"),
        ("Li", TERM, "superseded"),
    ]
    assert {f.decision.scope for f in merged.of(Fate.APPLIED)} == {Scope.BATCH}


def test_a_group_s_text_gets_a_capital_where_the_sentence_opens():
    merged = outcome(returned("Li", answer("group", "covid", "edit", "the coronavirus")))
    assert final(merged)["desk/a.txt:s1"] == "The coronavirus cases rose in the port"
    assert final(merged)[S2] == HOSPITAL.replace("new crown pneumonia", "the coronavirus")


@pytest.mark.parametrize(
    ("scope", "changed"),
    [
        ("this", [S2]),
        ("document", ["desk/a.txt:s1", S2]),
        ("batch", ["b.tsv:1", "desk/a.txt:s1", S2]),
        ("always", ["b.tsv:1", "desk/a.txt:s1", S2]),
    ],
)
def test_a_row_reaches_as_far_as_its_scope(scope, changed):
    merged = outcome(returned("Li", row(TERM, "accept", scope=scope)))
    assert sorted(final(merged)) == changed
    assert [f.why for f in merged.fates].count(f"its scope is {scope}") == len(changed) - 1


def test_a_sign_off_accepts_safe_rows_that_nobody_answered():
    signed = returned("Li", answer("sign-off", "desk/a.txt", "accept"))
    merged = outcome(signed, returned("Wang", row(TERM, "reject"), row(CAPITAL, "defer")))
    assert sorted(final(merged)) == ["desk/a.txt:s1", "desk/a.txt:s4"]
    assert {f.decision.origin for f in merged.of(Fate.APPLIED)} == {Origin.SIGN_OFF}
    assert fates(merged)[:2] == [("Li", HEAD, "applied"), ("Li", END, "applied")]


def test_a_sign_off_with_nothing_left_is_listed():
    (fated,) = outcome(
        returned("Li", answer("sign-off", "b.tsv", "accept")),
        returned("Wang", answer("final", "b.tsv:1", "edit", "COVID-19 is all there is.")),
    ).of(Fate.SUPERSEDED)
    assert (fated.decision.document, fated.why) == ("b.tsv", "no safe row was left blank")


def test_a_final_text_overrides_the_rows_of_the_same_reviewer():
    text = "The hospital will offer COVID-19 care. It became Lin Qiaozhen."
    merged = outcome(
        returned("Li", row(TERM, "reject"), row(CUT, "defer"), answer("final", S2, "edit", text))
    )
    assert final(merged) == {S2: text}
    assert fates(merged) == [("Li", TERM, "superseded"), ("Li", CUT, "superseded"), ("Li", "s2", "applied")]


def test_people_who_agree_are_no_conflict():
    merged = outcome(returned("Li", row(TERM, "accept")), returned("Wang", row(TERM, "edit", "COVID-19")))
    assert fates(merged) == [("Li", TERM, "applied"), ("Wang", TERM, "superseded")]
    assert final(merged) == {S2: MENDED}


LI = returned("Li", row(TERM, "accept"))
WANG = returned("Wang", row(TERM, "reject", reason="right in context"))
ZHAO = returned("Zhao", row(TERM, "edit", "coronavirus"))


@pytest.mark.parametrize(
    ("returns", "rule", "text", "said"),
    [
        ((LI, WANG), "keep", HOSPITAL, ["conflicting", "conflicting"]),
        ((LI, WANG), "first", MENDED, ["applied", "superseded"]),
        ((WANG, LI), "first", HOSPITAL, ["superseded", "rejected"]),
        ((LI, WANG), "majority", HOSPITAL, ["conflicting", "conflicting"]),
        ((LI, WANG), "prefer=wang", HOSPITAL, ["superseded", "rejected"]),
        ((LI, WANG), "prefer=Zhao", HOSPITAL, ["conflicting", "conflicting"]),
        ((LI, WANG, ZHAO), "majority", HOSPITAL, ["conflicting"] * 3),
        (
            (LI, returned("Sun", row(TERM, "accept")), WANG),
            "majority",
            MENDED,
            ["applied", "superseded", "superseded"],
        ),
    ],
)
def test_where_two_differ_the_rule_decides(returns, rule, text, said):
    merged = outcome(*returns, on_conflict=rule)
    assert final(merged).get(S2, HOSPITAL) == text
    assert [fate for _, _, fate in fates(merged)] == said


def test_one_reviewer_who_says_two_things_is_a_conflict():
    merged = outcome(returned("Li", row(TERM, "accept"), row(TERM, "reject")))
    assert [f.fate.value for f in merged.fates] == ["conflicting"] * 2
    assert merged.fates[0].why == "Li.xlsx:2 item desk-a.txt-s2-26 says otherwise"


def test_who_puts_a_row_off_does_not_hold_up_who_decides_it():
    merged = outcome(LI, returned("Wang", row(TERM, "defer")))
    assert fates(merged) == [("Li", TERM, "applied"), ("Wang", TERM, "deferred")]


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ("accept", MENDED.replace("care &", "care and"), ["applied", "applied"]),
        ("reject", MENDED.replace("care &", "care and"), ["conflicting", "conflicting"]),
        ("accept", HOSPITAL.replace("care &", "care and"), ["conflicting", "conflicting"]),
        ("reject", HOSPITAL.replace("care &", "care and"), ["rejected", "applied"]),
    ],
)
def test_a_final_text_agrees_with_a_row_of_another_when_it_has_its_words(said, text, expected):
    merged = outcome(returned("Li", row(TERM, said)), returned("Wang", answer("final", S2, "edit", text)))
    assert [fate for _, _, fate in fates(merged)] == expected
    assert final(merged) == ({} if "conflicting" in expected else {S2: text})


def test_texts_anew_that_change_other_words_both_count():
    merged = outcome(
        returned("Li", answer("final", S2, "edit", HOSPITAL.replace("hospital", "clinic"))),
        returned("Wang", answer("final", S2, "edit", HOSPITAL.replace("care &", "care and"))),
    )
    assert final(merged) == {S2: HOSPITAL.replace("hospital", "clinic").replace("care &", "care and")}
    clash = returned("Zhao", answer("final", S2, "edit", HOSPITAL.replace("hospital", "ward")))
    merged = outcome(
        returned("Li", answer("final", S2, "edit", HOSPITAL.replace("hospital", "clinic"))), clash
    )
    assert [f.fate.value for f in merged.fates] == ["conflicting"] * 2


def xliff(text):
    merged = outcome(returned("Li", answer("xliff", S2, "edit", text)))
    said = {f.decision.finding: (f.decision.verdict.value, f.decision.text) for f in merged.of(Fate.APPLIED)}
    assert final(merged) == {S2: text}
    return said


def test_a_suggestion_at_its_place_in_a_target_accepts_it():
    assert xliff(MENDED) == {TERM: ("accept", "COVID-19")}
    assert xliff(MENDED.replace("Promote", "promote")) == {
        TERM: ("accept", "COVID-19"),
        CAPITAL: ("accept", "promote"),
    }


def test_other_words_at_its_place_are_an_edit_and_the_rest_is_one_of_the_segment():
    text = HOSPITAL.replace("new crown pneumonia", "coronavirus").replace("became", "welcomed")
    assert xliff(text) == {TERM: ("edit", "coronavirus"), None: ("edit", text)}
    taken = MENDED.replace("The hospital", "A clinic")
    assert xliff(taken) == {TERM: ("accept", "COVID-19"), None: ("edit", taken)}


def test_a_target_that_was_approved_as_it_was_rejects_its_findings():
    merged = outcome(returned("Li", answer("xliff", S2, "reject")))
    assert fates(merged) == [("Li", name, "rejected") for name in (CAPITAL, TERM, CUT)]
    assert fates(outcome(returned("Li", answer("xliff", "b.tsv:2", "reject")))) == [("Li", "2", "rejected")]


def test_an_edit_over_a_sentence_border_changes_either_side():
    text = "became Lin Qiaozhen, who in her speech"
    merged = outcome(returned("Li", row(CUT, "edit", text)))
    assert final(merged) == {
        S2: HOSPITAL.replace("Lin Qiaozhen.", "Lin Qiaozhen,"),
        "desk/a.txt:s3": "who in her speech spoke of <b>hope</b>.",
    }


def test_a_ruling_on_a_conflict_goes_before_those_who_differ():
    ruling = returned("Chief", row(TERM, "edit", "coronavirus", settles=True))
    merged = outcome(LI, WANG, ruling)
    assert final(merged) == {S2: HOSPITAL.replace("new crown pneumonia", "coronavirus")}
    assert [fate for _, _, fate in fates(merged)] == ["applied", "superseded", "superseded"]
    put_off = returned("Chief", row(TERM, "defer", settles=True))
    assert [fate for _, _, fate in fates(outcome(LI, WANG, put_off))] == [
        "deferred",
        "conflicting",
        "conflicting",
    ]
    anew = returned("Chief", answer("final", S2, "edit", "All is well.", settles=True))
    assert final(outcome(LI, WANG, anew)) == {S2: "All is well."}


def test_a_renamed_copy_counts_once():
    from dataclasses import replace

    copies = [replace(LI, name=name) for name in ("b.xlsx", "a.xlsx")]
    assert outcome(*copies) == outcome(*reversed(copies))
    assert len(outcome(*copies).fates) == 1


def test_changes_name_the_decision_behind_them():
    merged = outcome(LI, returned("Wang", answer("xliff", "b.tsv:2", "edit", "All is fine.")))
    assert [(c.segment, c.text, c.decision.reviewer, c.decision.verdict) for c in merged.changes] == [
        ("s2", "COVID-19", "Li", Verdict.ACCEPT),
        ("2", "fine", "Wang", Verdict.EDIT),
    ]

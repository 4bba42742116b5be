"""What holds for every merge: order does not matter, again changes nothing, nothing is lost or invented."""

import itertools
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from answers import BATCH, TEXTS, answer, final, outcome, returned
from copydesk.model import Fate, Verdict
from copydesk.text.edits import apply_edits

REVIEWERS = ("Li", "Wang", "Zhao")
WORDS = st.lists(st.sampled_from(["COVID-19", "the", "care", "promote", "new", "Promote", ""]), max_size=4)
ITEMS = st.sampled_from([*(item.id for item in BATCH.items), "nothing"])
VERDICTS = st.sampled_from([verdict.value for verdict in Verdict])
SCOPES = st.sampled_from(["this", "document", "batch", "always"])
SHORT = st.none() | WORDS.map(" ".join)


@st.composite
def rewritten(draw):
    """A segment with some of its words taken out, put in or exchanged, and proposals taken."""
    document, segment = draw(st.sampled_from([*TEXTS]))
    text = TEXTS[document, segment]
    for item in BATCH.items:
        if (
            item.segments == (segment,)
            and item.lead.document == document
            and item.edits
            and draw(st.booleans())
        ):
            text = text.replace(item.text, item.proposal)
    words = text.split(" ")
    at = draw(st.integers(0, len(words)))
    words[at : at + draw(st.integers(0, 2))] = draw(WORDS)
    return f"{document}:{segment}", " ".join(words)


ROWS = st.builds(lambda i, v, t, s: answer("item", i, v, t, scope=s), ITEMS, VERDICTS, SHORT, SCOPES)
GROUPS = st.builds(lambda v, t: answer("group", "covid", v, t), VERDICTS, SHORT)
TEXTS_ANEW = st.builds(
    lambda k, r: answer(k, r[0], "edit", r[1]), st.sampled_from(["final", "xliff"]), rewritten()
)
APPROVED = st.builds(lambda k: answer("xliff", f"{k[0]}:{k[1]}", "reject"), st.sampled_from([*TEXTS]))
SIGNED = st.sampled_from(["desk/a.txt", "b.tsv"]).map(lambda d: answer("sign-off", d, "accept"))
ODD = st.builds(lambda i: answer("item", i, "accept", batch="other"), ITEMS) | st.builds(
    lambda i: answer("item", i, "reject", seen="Not what was sent."), ITEMS
)
ANSWERS = st.lists(ROWS | GROUPS | TEXTS_ANEW | APPROVED | SIGNED | ODD, max_size=6)
RETURNS = st.lists(st.tuples(st.sampled_from([*REVIEWERS, ""]), ANSWERS), max_size=4).map(
    lambda files: [returned(who, *said, name=f"{n}.xlsx") for n, (who, said) in enumerate(files)]
)
RULES = st.sampled_from(["keep", "majority", "prefer=Li"])


@settings(max_examples=100, deadline=None)
@given(RETURNS, RULES, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(returns, rule, random):
    shuffled = random.sample(returns, len(returns))
    assert outcome(*returns, on_conflict=rule) == outcome(*shuffled, on_conflict=rule)


@settings(max_examples=80, deadline=None)
@given(RETURNS, RULES | st.just("first"))
def test_a_file_given_twice_changes_nothing(returns, rule):
    assert outcome(*returns, *returns, on_conflict=rule) == outcome(*returns, on_conflict=rule)


@settings(max_examples=120, deadline=None)
@given(RETURNS, RULES | st.just("first"))
def test_every_decision_has_one_fate_and_every_change_a_decision(returns, rule):
    merged = outcome(*returns, on_conflict=rule)
    written = {each.place for file in returns for each in file.answers}
    assert {fated.place for fated in merged.fates} == written
    once = Counter(
        (f.place, f.decision.finding, f.decision.document, f.decision.segment, f.decision.group)
        for f in merged.fates
    )
    assert set(once.values()) <= {1}
    applied = [fated.decision for fated in merged.of(Fate.APPLIED)]
    assert all(change.decision in applied for change in merged.changes)
    held = {fated.decision.finding for fated in merged.of(Fate.CONFLICTING)} - {None}
    for (document, segment), text in TEXTS.items():
        edits = merged.edits.get(document, {}).get(segment, ())
        assert apply_edits(text, edits) == final(merged).get(f"{document}:{segment}", text)
        for item, (span, _) in itertools.product(BATCH.items, edits):
            if item.lead.document == document and item.segments == (segment,) and item.id in held:
                assert not (span.start < item.span.end and item.span.start < span.end)

"""Two edited glossaries brought together: examples, and the laws that hold for all."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.glossary.diff import diff
from copydesk.glossary.lint.examples import parse_example
from copydesk.glossary.merge import Conflict, merge
from copydesk.model import Case, Concept, Lifecycle, Status, Term


def concepts(written):
    return parse_example(written).concepts if written else ()


def outcome(base, ours, theirs):
    merged = merge(concepts(base), concepts(ours), concepts(theirs))
    return merged.concepts, merged.conflicts


def test_what_each_side_adds_is_there():
    both, conflicts = outcome(
        "preferred: COVID-19",
        "preferred: COVID-19; deprecated: new crown\nconcept: C; preferred: SCO",
        "preferred: COVID-19; deprecated: crown flu; note: mind the hyphen\nconcept: D; preferred: G20",
    )
    expected = concepts(
        "preferred: COVID-19; deprecated: new crown; deprecated: crown flu; note: mind the hyphen\n"
        "concept: C; preferred: SCO\nconcept: D; preferred: G20"
    )
    assert (both, conflicts) == (expected, ())


def test_other_fields_of_one_term_go_together():
    both, conflicts = outcome(
        "preferred: COVID-19; deprecated: new crown",
        "preferred: COVID-19; superseded: new crown",
        "preferred: COVID-19; deprecated: new crown {replacement=-, case=exact}",
    )
    assert conflicts == ()
    assert both[0].terms[1] == Term("new crown", Status.SUPERSEDED, case=Case.EXACT, replacement="-")


def test_the_same_field_changed_otherwise_is_a_conflict_and_ours_stands():
    both, conflicts = outcome(
        "preferred: COVID-19; deprecated: new crown; authority: WHO",
        "preferred: COVID-19; superseded: new crown; authority: WHO 2020",
        "preferred: COVID-19; ambiguous: new crown; authority: the WHO",
    )
    assert both[0].terms[1].status is Status.SUPERSEDED
    assert both[0].authority == "WHO 2020"
    assert conflicts == (
        Conflict("A", "", "", "authority", "WHO", "WHO 2020", "the WHO"),
        Conflict("A", "new crown", "en", "status", "deprecated", "superseded", "ambiguous"),
    )


def test_both_add_the_same_row_and_only_one_fills_a_field_in():
    both, conflicts = outcome(
        "preferred: COVID-19",
        "preferred: COVID-19; deprecated: new crown",
        "preferred: COVID-19; deprecated: new crown {replacement=-}",
    )
    assert conflicts == ()
    assert both[0].terms[1].replacement == "-"


def test_both_add_the_same_row_with_another_status():
    both, conflicts = outcome("", "preferred: SCO; admitted: the body", "preferred: SCO; ambiguous: the body")
    assert [term.status for term in both[0].terms] == [Status.PREFERRED, Status.ADMITTED]
    assert conflicts == (Conflict("A", "the body", "en", "status", None, "admitted", "ambiguous"),)


def test_a_row_is_gone_only_when_the_other_side_left_it_as_it_was():
    base = "preferred: Covid; deprecated: new crown; deprecated: crown flu\nconcept: B; preferred: SCO"
    ours = (
        "preferred: Covid; superseded: new crown; deprecated: crown flu\nconcept: B; preferred: SCO; note: n"
    )
    theirs = "preferred: Covid"
    kept = (
        Conflict("A", "new crown", "en", "row", "deprecated", "superseded", None),
        Conflict("B", "", "", "row", "approved", "approved", None),
    )
    both, conflicts = outcome(base, ours, theirs)
    assert [term.text for concept in both for term in concept.terms] == ["Covid", "new crown", "SCO"]
    assert conflicts == kept
    both, conflicts = outcome(base, theirs, ours)
    assert [term.text for concept in both for term in concept.terms] == ["Covid", "new crown", "SCO"]
    assert [(c.ours, c.theirs) for c in conflicts] == [(c.theirs, c.ours) for c in kept]


def test_each_side_prefers_another_term_and_theirs_becomes_admitted():
    both, conflicts = outcome(
        "preferred: the virus; source: 新冠",
        "admitted: the virus; preferred: COVID-19; source: 新冠",
        "admitted: the virus; preferred: Covid; source: 新冠",
    )
    assert [(term.text, term.status.value) for term in both[0].terms if term.language == "en"] == [
        ("the virus", "admitted"),
        ("COVID-19", "preferred"),
        ("Covid", "admitted"),
    ]
    assert conflicts == (Conflict("A", "", "en", "preferred", "the virus", "COVID-19", "Covid"),)


TEXTS = st.sampled_from(["alpha", "beta", "gamma", "delta"])
RIGHT_AND_WRONG = st.sampled_from([s for s in Status if s is not Status.PREFERRED])
TERMS = st.builds(
    Term,
    TEXTS,
    RIGHT_AND_WRONG,
    st.sampled_from(["en", "zh"]),
    case=st.sampled_from(Case),
    inflect=st.booleans(),
    only=st.sampled_from([(), ("in:quotation",)]),
    replacement=st.sampled_from([None, "-", "omega"]),
    evidence=st.sampled_from(["", "news"]),
    extra=st.sampled_from([{}, {"desk": "Asia"}, {"desk": "Europe"}]),
)
PREFERRED = st.builds(Term, TEXTS, st.just(Status.PREFERRED))
CONCEPTS = st.builds(
    lambda name, preferred, terms, lifecycle, note: Concept(
        name, (*preferred, *terms), lifecycle=lifecycle, note=note
    ),
    st.sampled_from(["A", "B", "C"]),
    st.lists(PREFERRED, max_size=1),
    st.lists(TERMS, max_size=4),
    st.sampled_from(Lifecycle),
    st.sampled_from(["", "one", "two"]),
)
GLOSSARIES = st.lists(CONCEPTS, max_size=3, unique_by=lambda concept: concept.id)


def rows(glossary):
    return Counter((concept.id, term.language, term.text) for concept in glossary for term in concept.terms)


def same(one, other):
    return diff(one, other) == []


@given(GLOSSARIES, GLOSSARIES)
def test_what_one_side_alone_changed_is_taken(base, edited):
    assert merge(base, edited, base).concepts == tuple(edited)
    assert same(merge(base, base, edited).concepts, edited)
    assert merge(base, edited, base).conflicts == merge(base, base, edited).conflicts == ()


@given(GLOSSARIES, GLOSSARIES)
def test_the_same_change_on_both_sides_is_taken_once(base, edited):
    merged = merge(base, edited, edited)
    assert (merged.concepts, merged.conflicts) == (tuple(edited), ())


@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
@example(
    [],
    [Concept("A", (Term("alpha", Status.ADMITTED),) * 2)],
    [Concept("A", (Term("alpha", Status.ADMITTED),))],
)
def test_no_row_that_either_side_added_or_kept_is_lost(base, ours, theirs):
    before, mine, yours = rows(base), rows(ours), rows(theirs)
    merged = rows(merge(base, ours, theirs).concepts)
    assert mine - before <= merged
    assert yours - before <= merged
    assert mine & yours <= merged
    assert merged <= mine | yours


@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_a_row_that_one_side_changed_and_the_other_took_out_stays_and_is_told(base, ours, theirs):
    merged = merge(base, ours, theirs)
    gone = rows(ours) - rows(merged.concepts)
    assert gone <= rows(base) - rows(theirs)
    for name, language, text in gone:
        (old,) = (concept for concept in base if concept.id == name)
        (mine,) = (concept for concept in ours if concept.id == name)
        assert any(term in old.terms for term in mine.terms if (term.language, term.text) == (language, text))


@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_the_sides_may_be_exchanged_but_for_conflicts(base, ours, theirs):
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert rows(one.concepts) == rows(other.concepts)
    assert bool(one.conflicts) == bool(other.conflicts)
    if not one.conflicts:
        assert same(one.concepts, other.concepts)


@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_no_concept_gets_two_preferred_terms_in_a_language(base, ours, theirs):
    for concept in merge(base, ours, theirs).concepts:
        preferred = Counter(term.language for term in concept.terms if term.status is Status.PREFERRED)
        assert max(preferred.values(), default=0) <= 1


def test_a_rival_preferred_term_keeps_the_status_that_we_gave_it():
    def concept(**statuses):
        return [Concept("A", tuple(Term(text, Status(status)) for text, status in statuses.items()))]

    base = concept(port="preferred", harbour="deprecated")
    ours = concept(port="admitted", seaport="preferred", harbour="deprecated")
    theirs = concept(harbour="preferred", port="deprecated")
    (merged,) = merge(base, ours, theirs).concepts
    assert {term.text: term.status.value for term in merged.terms}["harbour"] == "deprecated"

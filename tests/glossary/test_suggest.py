"""Suggestions from pairs of machine and final text: what is proposed, as what, and what never is."""

import pytest

from copydesk.glossary.lint.api import Level
from copydesk.glossary.lint.registry import lint
from copydesk.glossary.suggest import Pair, suggest
from copydesk.glossary.suggestions import Known, with_suggestions
from copydesk.model import Concept, Lifecycle, Status, Term
from desk import glossary

CHANGES = [
    ("a.txt", "The new crown wave hit the port.", "The COVID-19 wave hit the port."),
    ("a.txt", "New crown patients waited there.", "COVID-19 patients waited there."),
    ("b.txt", "Rules about the new crown were few.", "Rules about COVID-19 were few."),
]


def pairs(*changes):
    return [Pair(name, f"s{number}", old, new) for number, (name, old, new) in enumerate(changes)]


def proposed(changes, concepts=(), **options):
    found = suggest(pairs(*changes), list(concepts), **options)
    return [(one.concept, one.term.text, one.term.proposed_as, one.support.times) for one in found]


def test_a_wrong_rendering_goes_to_the_concept_that_has_the_right_one():
    concepts = glossary({"novel crown": "COVID-19"})
    (found,) = suggest(pairs(*CHANGES), concepts)
    assert (found.concept, found.term.text, found.term.status) == ("T-1", "new crown", Status.PROPOSED)
    assert found.term.proposed_as == "deprecated"
    assert found.term.replacement is None
    assert found.term.evidence == "editors write “COVID-19” instead, 3 of 3 times, in 2 of 2 documents"
    assert [(e.document, e.before, e.after) for e in found.support.examples] == [
        ("a.txt", "new crown", "COVID-19"),
        ("a.txt", "New crown", "COVID-19"),
        ("b.txt", "new crown", "COVID-19"),
    ]


def test_a_right_rendering_that_is_not_preferred_is_named():
    concepts = glossary({"+COVID-19": "coronavirus disease 2019"})
    (found,) = suggest(pairs(*CHANGES), concepts)
    assert found.term.replacement == "COVID-19"


def test_what_no_concept_has_founds_a_proposed_one():
    concepts = glossary({"cloud summit": "virtual summit"})
    found = suggest(pairs(*CHANGES), concepts)
    new = with_suggestions(concepts, found)[-1]
    assert new.lifecycle is Lifecycle.PROPOSED
    assert [(term.text, term.status) for term in new.terms] == [
        ("COVID-19", Status.PREFERRED),
        ("new crown", Status.PROPOSED),
    ]


def test_two_wrong_renderings_of_one_new_concept_share_it():
    more = [
        ("c.txt", "A fever of the crown plague rose.", "A fever of COVID-19 rose."),
        ("c.txt", "The crown plague is over now.", "COVID-19 is over now."),
    ]
    found = suggest(pairs(*CHANGES, *more), [])
    assert [one.term.text for one in found] == ["new crown", "crown plague"]
    assert len({one.concept for one in found}) == len(with_suggestions([], found)) == 1


def test_what_often_stands_unchanged_is_proposed_as_ambiguous_and_what_mostly_does_not_at_all():
    kept = [
        ("d.txt", f"Here the new crown stands, {n}.", f"Here the new crown stands, {n}.") for n in range(3)
    ]
    assert proposed([*CHANGES, *kept])[0][1:] == ("new crown", "ambiguous", 3)
    assert proposed([*CHANGES, *kept * 5]) == []


def test_what_happened_too_seldom_is_not_proposed():
    assert proposed(CHANGES[:1]) == []
    assert proposed(CHANGES[:1], least=1) != []
    assert proposed(CHANGES, least=4) == []


def test_what_the_glossary_would_have_said_is_not_news():
    assert proposed(CHANGES, glossary({"new crown": "COVID-19"})) == []
    assert proposed(CHANGES, glossary({"new crowns": "COVID-19"})) == []


@pytest.mark.parametrize("status", [Status.REFUSED, Status.PROPOSED, Status.AMBIGUOUS, Status.SUPERSEDED])
def test_what_is_listed_with_any_status_in_any_form_is_not_asked_again(status):
    right = Concept("A", (Term("COVID-19", Status.PREFERRED),))
    listed = Concept("B", (Term("pomp", Status.PREFERRED), Term("new crowns", status)))
    assert proposed(CHANGES, [right, listed]) == []


def test_a_refused_right_rendering_is_not_proposed():
    refused = Concept("A", (Term("coronavirus", Status.PREFERRED), Term("COVID-19", Status.REFUSED)))
    assert proposed(CHANGES, [refused]) == []
    listed = Concept("B", (*refused.terms, Term("new crown", Status.DEPRECATED)))
    assert proposed(CHANGES, [listed]) == []


def test_what_editors_keep_writing_for_a_listed_term_is_proposed_as_admitted():
    changes = [
        ("a.txt", "At the cloud summit they met.", "At the online summit they met."),
        ("b.txt", "The cloud summits were short.", "The online summits were short."),
    ]
    concepts = glossary({"cloud summit": "virtual summit"})
    (found,) = suggest(pairs(*changes), concepts)
    assert (found.concept, found.term.text, found.term.proposed_as) == ("T-1", "online summit", "admitted")
    assert found.term.evidence.startswith("editors write it for “cloud summit”, 2 of 2 times")
    retired = [Concept(c.id, c.terms, lifecycle=Lifecycle.RETIRED) for c in concepts]
    assert proposed(changes, retired) == []


def test_the_longer_phrase_wins_when_it_has_all_the_support():
    changes = [
        ("a.txt", "At the cloud summit they met.", "At the virtual summit they met."),
        ("b.txt", "The cloud summit was short.", "The virtual summit was short."),
    ]
    assert [row[1] for row in proposed(changes)] == ["cloud summit"]


def test_of_two_opposite_changes_only_the_more_frequent_counts():
    back = [("c.txt", f"Some COVID-19 rules, {n}.", f"Some new crown rules, {n}.") for n in range(2)]
    assert [row[1] for row in proposed([*CHANGES, *back])] == ["new crown"]


def test_the_capital_of_a_sentence_is_not_the_terms():
    changes = [(f"{n}.txt", "Cloud meetings were held.", "Virtual talks were held.") for n in range(2)]
    (found,) = suggest(pairs(*changes), [])
    assert (found.term.text, found.right) == ("cloud meeting", "virtual talk")


def test_the_glossary_with_its_suggestions_has_no_new_lint_error():
    concepts = glossary({"cloud summit": "virtual summit", "?epidemic": "outbreak"})
    more = [(name, old.replace("new crown", "crown plague"), new) for name, old, new in CHANGES]
    merged = with_suggestions(concepts, suggest(pairs(*CHANGES, *more), concepts))
    assert len(merged) == len(concepts) + 1
    assert [one for one in lint(merged) if one.level is Level.ERROR] == []


def test_known_forms_of_other_languages_do_not_count():
    concept = Concept("A", (Term("Gift", Status.PREFERRED, "de"), Term("poison", Status.PREFERRED)))
    known = Known([concept], "en")
    assert known.listed("gift") == ()
    assert known.listed("Poisons") == [(concept, concept.terms[1])]

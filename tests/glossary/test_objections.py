"""Exceptions and demotions from what reviewers dismissed."""

from dataclasses import replace

from copydesk.glossary.objections import Judged, objections
from copydesk.glossary.suggestions import with_suggestions
from copydesk.model import Concept, Status, Term
from copydesk.text.excerpts import Excerpt

CROWN = Concept("C-1", (Term("COVID-19", Status.PREFERRED), Term("new crown", Status.DEPRECATED)))


def hits(number, after, *, dismissed, before="the ", concept=CROWN, document="a.txt"):
    excerpt = Excerpt(before, "new crown", after)
    return [Judged(concept, concept.terms[1], document, f"s{n}", excerpt, dismissed) for n in range(number)]


def said(judged, **options):
    return [(one.term.proposed_as, one.term.evidence) for one in objections(judged, **options)]


def test_a_word_before_which_a_term_is_nearly_always_right_becomes_an_exception():
    judged = [
        *hits(9, " sector grew", dismissed=True),
        *hits(2, " sector shrank", dismissed=False),
        *hits(5, " wave came", dismissed=False),
    ]
    (found,) = objections(judged)
    assert found.term.proposed_as == "except:before:sector"
    assert found.term.evidence == "false before “sector”, 9 of 11 times, in 1 of 1 documents"
    assert (found.term.text, found.term.status) == ("new crown", Status.PROPOSED)
    assert [str(e.before) for e in found.support.examples] == ["the [new crown] sector grew"] * 3


def test_a_word_after_which_it_is_right_counts_alike():
    assert said(hits(2, ".", dismissed=True, before="wore a golden "))[0][0] == "except:after:golden"


def test_function_words_and_words_beyond_a_comma_are_no_context():
    judged = [*hits(3, ", sector", dismissed=True), *hits(1, " of gold", dismissed=True)]
    assert said(judged) == [("ambiguous", "dismissed, 4 of 4 times, in 1 of 1 documents")]


def test_what_no_context_explains_is_proposed_as_ambiguous():
    judged = [
        *hits(3, " sector grew", dismissed=True),
        *[hit for n in range(3) for hit in hits(1, f" wave{n} came", dismissed=True)],
        *hits(3, " case", dismissed=False),
    ]
    assert [what for what, _ in said(judged)] == ["except:before:sector", "ambiguous"]


def test_few_dismissals_say_nothing():
    assert said(hits(1, " sector", dismissed=True)) == []
    assert said(hits(2, " sector", dismissed=True), least=3) == []
    assert said([*hits(2, ".", dismissed=True), *hits(3, ".", dismissed=False)]) == []


def test_an_ambiguous_term_is_not_demoted_again():
    doubtful = replace(CROWN, terms=(CROWN.terms[0], Term("new crown", Status.AMBIGUOUS)))
    assert said(hits(4, ".", dismissed=True, concept=doubtful)) == []


def test_what_the_glossary_says_already_or_has_refused_is_not_proposed():
    excepted = replace(CROWN.terms[1], except_=("before:sector",))
    known = replace(CROWN, terms=(CROWN.terms[0], excepted))
    assert said(hits(4, " sector", dismissed=True, concept=known)) == []
    refused = Term("new crown", Status.REFUSED, proposed_as="except:before:sector")
    turned_down = replace(CROWN, terms=(*CROWN.terms, refused))
    assert said(hits(4, " sector", dismissed=True, concept=turned_down)) == []


def test_an_exception_is_written_as_a_row_of_its_own():
    (concept,) = with_suggestions([CROWN], objections(hits(4, " sector", dismissed=True)))
    assert [(t.text, t.status, t.proposed_as) for t in concept.terms[1:]] == [
        ("new crown", Status.DEPRECATED, ""),
        ("new crown", Status.PROPOSED, "except:before:sector"),
    ]

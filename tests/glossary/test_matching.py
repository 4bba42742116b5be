"""What stands in a text, where the suite of plain cases does not reach: statuses, contexts, case."""

import pytest

from copydesk.config import Config
from copydesk.errors import GlossaryError
from copydesk.glossary.entries import Standing
from copydesk.glossary.index import Index, Setting
from copydesk.model import Case, Concept, Lifecycle, Role, Severity, Status, Term
from desk import check_text, only

RIGHT, WRONG = Status.PREFERRED, Status.DEPRECATED


def find(text, *terms, setting=None, **concept):
    index = Index([Concept("T-1", terms, **concept)])
    return [(r.standing, text[r.span.start : r.span.end]) for r in index.find(text, setting)]


def test_a_right_rendering_hides_a_wrong_one_inside_it():
    terms = Term("new crown prince", RIGHT), Term("new crown", WRONG)
    assert find("the new crown prince and the new crown", *terms) == [
        (Standing.RIGHT, "new crown prince"),
        (Standing.WRONG, "new crown"),
    ]


def test_a_listed_term_goes_before_the_inflection_of_another():
    terms = Term("port", RIGHT), Term("ports", WRONG)
    assert find("port and ports", *terms) == [(Standing.RIGHT, "port"), (Standing.WRONG, "ports")]


def test_an_ambiguous_rendering_neither_hides_a_wrong_one_nor_beats_a_longer_right_one():
    ambiguous = Term("big new crown", Status.AMBIGUOUS)
    assert find("a big new crown", ambiguous, Term("new crown", WRONG)) == [(Standing.WRONG, "new crown")]
    assert find("a big new crown here", ambiguous, Term("big new crown here", RIGHT)) == [
        (Standing.RIGHT, "big new crown here")
    ]
    assert find("a big new crown", ambiguous, Term("crown", RIGHT)) == [(Standing.AMBIGUOUS, "big new crown")]


def test_what_nobody_approved_is_only_counted():
    assert find("a port", Term("port", Status.PROPOSED)) == [(Standing.PROPOSED, "port")]
    assert find("a port", Term("port", WRONG), lifecycle=Lifecycle.PROPOSED) == [(Standing.PROPOSED, "port")]
    assert find("a port", Term("port", RIGHT), lifecycle=Lifecycle.PROPOSED) == []


@pytest.mark.parametrize("concept", [{"lifecycle": Lifecycle.RETIRED}, {}])
def test_what_is_retired_or_refused_is_forgotten(concept):
    status = WRONG if concept else Status.REFUSED
    assert find("a port", Term("port", status), **concept) == []


@pytest.mark.parametrize(
    ("case", "found"), [(Case.FOLD, ["SCO", "sco"]), (Case.EXACT, ["SCO"]), (Case.ACRONYM, ["SCO"])]
)
def test_case(case, found):
    assert [words for _, words in find("SCO and sco", Term("SCO", WRONG, case=case))] == found


def test_acronyms_and_fixed_terms_are_not_inflected():
    assert find("SCOs", Term("SCO", WRONG, case=Case.ACRONYM)) == []
    assert find("ports", Term("port", WRONG, inflect=False)) == []
    assert find("ports", Term("port", WRONG)) == [(Standing.WRONG, "ports")]


def test_parts_of_words():
    assert find("airport", Term("port", WRONG)) == []
    assert find("airport", Term("port", WRONG, whole_word=False)) == [(Standing.WRONG, "port")]


@pytest.mark.parametrize(
    ("context", "silent", "flagged"),
    [
        ("before:authority", "the port authority", "the port, authority"),
        ("after:air", "the air port", "the airy port"),
        ("/(?i)wine/", "a port of good Wine", "a port of call"),
    ],
)
def test_exceptions_and_conditions(context, silent, flagged):
    excepted = Term("port", WRONG, except_=(context,))
    assert find(silent, excepted) == []
    assert find(flagged, excepted) == [(Standing.WRONG, "port")]
    conditional = Term("port", WRONG, only=(context,))
    assert find(silent, conditional) == [(Standing.WRONG, "port")]
    assert find(flagged, conditional) == []


def test_contexts_of_the_place():
    quoted, headline = Term("port", WRONG, only=("in:quotation",)), Term("port", WRONG, only=("in:headline",))
    assert find("the “port” and the port", quoted) == [(Standing.WRONG, "port")]
    assert find("the port", headline) == []
    assert find("the port", headline, setting=Setting(Role.HEADLINE)) == [(Standing.WRONG, "port")]
    domain = Term("port", WRONG, only=("domain:wine",))
    assert find("the port", domain, setting=Setting(attributes={"domain": "wine"})) == [
        (Standing.WRONG, "port")
    ]


def test_a_context_makes_an_ambiguous_term_sure():
    term = Term("port", Status.AMBIGUOUS, only=("before:wine",))
    assert find("port wine, port", term) == [(Standing.WRONG, "port"), (Standing.AMBIGUOUS, "port")]


def test_a_quoted_title_is_left_alone_where_the_term_says_so():
    term = Term("new crown", WRONG, protect=True)
    assert find("his book “The New Crown” sold", term) == []
    assert find("his “new crown” sold", term) == [(Standing.WRONG, "new crown")]


@pytest.mark.parametrize("text", ["https://x.org/new-crown", "new.crown@new-crown.org", "`new crown`"])
def test_addresses_and_code_are_left_alone(text):
    assert find(text, Term("new crown", WRONG)) == []


def test_a_hostile_expression_ends_with_an_error_that_names_its_entry():
    term = Term("port", WRONG, only=("/(a|aa)+$/",), place="g.tsv:7")
    with pytest.raises(GlossaryError, match=r"g\.tsv:7: the expression"):
        find("port " + "a" * 60 + "!", term)


def test_severities():
    def severity(term):
        concept = Concept("T-1", (Term("harbour", RIGHT), term))
        (finding,) = check_text("a port", [concept], only("nonstandard-rendering"))
        return finding.severity

    assert severity(Term("port", WRONG)) is Severity.MAJOR
    assert severity(Term("port", Status.SUPERSEDED)) is Severity.MINOR
    assert severity(Term("port", WRONG, severity=Severity.CRITICAL)) is Severity.CRITICAL


def test_domains_switched_off_are_not_loaded():
    concept = Concept("T-1", (Term("harbour", RIGHT), Term("port", WRONG)), domain="tw-hk-mo")
    assert check_text("a port", [concept]) == []
    config = Config.model_validate({"glossary": {"domains_off": []}})
    assert len(check_text("a port", [concept], config)) == 1

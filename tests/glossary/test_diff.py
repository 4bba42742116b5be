"""What changed between two glossaries."""

from dataclasses import replace

from copydesk.glossary.diff import Added, Changed, Removed, diff
from copydesk.glossary.fields import term_fields, term_with
from copydesk.glossary.lint.examples import parse_example
from copydesk.model import Case, Concept, Severity, Status, Term


def concepts(written):
    return parse_example(written).concepts


def test_equal_glossaries_have_no_changes_whatever_their_order_and_places():
    old = concepts("preferred: COVID-19; deprecated: new crown\npreferred: SCO")
    moved = [replace(term, place="elsewhere:7") for term in reversed(old[0].terms)]
    assert diff(old, [old[1], replace(old[0], terms=tuple(moved))]) == []


def test_a_new_concept_and_a_vanished_one_are_listed_with_their_terms():
    old = concepts("concept: B; preferred: SCO")
    new = concepts("concept: A; preferred: COVID-19; deprecated: new crown")
    covid, crown = new[0].terms
    assert diff(old, new) == [
        Added("A", None),
        Added("A", covid),
        Added("A", crown),
        Removed("B", None),
        Removed("B", old[0].terms[0]),
    ]


def test_fields_are_named_and_written_as_in_the_file():
    old = Term("new crown", Status.DEPRECATED, only=("after:wave",), extra={"desk": "Asia"})
    new = Term(
        "new crown",
        Status.SUPERSEDED,
        case=Case.EXACT,
        inflect=False,
        whole_word=False,
        except_=("in:quotation", "domain:art"),
        severity=Severity.MINOR,
    )
    before = Concept("A", (old,), note="a note")
    after = Concept("A", (new,), translate=False)
    assert [
        (change.term is None, change.field, change.before, change.after) for change in diff([before], [after])
    ] == [
        (True, "note", "a note", ""),
        (True, "translate", "yes", "no"),
        (False, "case", "fold", "exact"),
        (False, "desk", "Asia", ""),
        (False, "except", "", "in:quotation | domain:art"),
        (False, "inflect", "yes", "no"),
        (False, "match", "word", "part"),
        (False, "only", "after:wave", ""),
        (False, "severity", "", "minor"),
        (False, "status", "deprecated", "superseded"),
    ]


def test_a_term_with_another_text_is_another_term():
    old = concepts("preferred: Covid-19")
    new = concepts("preferred: COVID-19")
    assert [type(change) for change in diff(old, new)] == [Added, Removed]


def test_of_terms_alike_one_more_is_an_addition():
    once = concepts("preferred: SCO; ambiguous: body {only=domain:a}")
    twice = concepts("preferred: SCO; ambiguous: body {only=domain:a}; ambiguous: body {only=domain:b}")
    assert diff(once, twice) == [Added("A", twice[0].terms[2])]


def test_changes_stand_by_concept_language_and_term():
    old = concepts("concept: B; preferred: b\nconcept: A; preferred: a; source: 甲")
    new = concepts(
        "concept: B; preferred: b; admitted: c; note: n\nconcept: A; admitted: a; source: 乙; preferred: d"
    )
    assert [(c.concept, c.term.text if c.term else "", type(c)) for c in diff(old, new)] == [
        ("A", "a", Changed),
        ("A", "d", Added),
        ("A", "乙", Added),
        ("A", "甲", Removed),
        ("B", "", Changed),
        ("B", "c", Added),
    ]


def test_a_term_keeps_its_text_when_its_fields_are_replaced():
    term = Term("SCO", Status.ADMITTED, extra={"desk": "Asia"}, place="a:1")
    assert term_with(term, term_fields(term)) == term
    assert term_with(term, {**term_fields(term), "desk": ""}).extra == {}

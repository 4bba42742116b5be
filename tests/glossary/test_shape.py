"""Suggestions in the shape of the text, and how far they may be trusted."""

import pytest

from copydesk.model import Span
from copydesk.text.edits import apply_edits
from desk import check_text, glossary, only, place_in

TERMS = glossary(
    {
        "new crown pneumonia": "COVID-19",
        "safety community": "security community",
        "destiny community": "community with a shared future",
        "link up strategies": "align strategies",
        "people's hearts communication": "closer people-to-people ties",
        "problem expert": "expert on affairs",
        "China News Agency": "China News Service",
    }
)


@pytest.mark.parametrize(
    ("text", "mended", "applicability"),
    [
        ("The safety community grew.", "The security community grew.", "safe"),
        ("Safety communities grew.", "Security communities grew.", "safe"),
        ("“Safety community” is new.", "“Security community” is new.", "safe"),
        ("The Safety Community grew.", "The Security Community grew.", "safe"),
        ("An new crown pneumonia patient.", "A COVID-19 patient.", "safe"),
        ("A problem expert said so.", "An expert on affairs said so.", "safe"),
        ("Problem experts agree.", "Experts on affairs agree.", "safe"),
        ("They are linking up strategies.", "They are aligning strategies.", "safe"),
        ("He linked up strategies.", "He aligned strategies.", "safe"),
        ("Two new crown pneumonias.", "Two COVID-19.", "check"),
        ("A destiny community idea.", "A community with a shared future idea.", "check"),
        ("One community safety community.", "One community security community.", "check"),
        ("Not people's hearts communication.", "Not closer people-to-people ties.", "check"),
        ("The anti-new crown pneumonia drive.", "The anti-COVID-19 drive.", "check"),
        ("Said China News Agency.", "Said China News Service.", "safe"),
        ("NEW CROWN PNEUMONIA IS HERE", "COVID-19 IS HERE", "safe"),
    ],
)
def test_applied_the_text_reads_so(text, mended, applicability):
    (finding,) = check_text(text, TERMS, only("nonstandard-rendering"))
    span = Span(*place_in(text, finding))
    assert apply_edits(text, [(span, finding.suggestion)]) == mended
    assert finding.applicability.value == applicability


def test_a_pair_of_quotation_marks_is_swallowed_whole_or_not_at_all():
    (whole,) = check_text("the “new crown” pneumonia", TERMS)
    assert (whole.text, whole.suggestion) == ("“new crown” pneumonia", "COVID-19")
    (around,) = check_text("the “new crown pneumonia”", TERMS)
    assert (around.text, around.suggestion) == ("new crown pneumonia", "COVID-19")
    (half,) = check_text("he said “the new crown” pneumonia rose", TERMS)
    assert half.suggestion is None


def test_a_proposal_does_not_depend_on_how_far_the_text_runs_on():
    text = "saw an new crown pneumonia patient"
    (short,) = check_text(text, TERMS, only("nonstandard-rendering"))
    long = f"{'rain, ' * 200}{text}{', rain' * 200}"
    (same,) = check_text(long, TERMS, only("nonstandard-rendering"))
    assert (same.text, same.suggestion, same.applicability) == (
        short.text,
        short.suggestion,
        short.applicability,
    )
    assert same.text == long[slice(*place_in(long, same))] == "an new crown pneumonia"

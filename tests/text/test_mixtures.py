"""Two forms of one thing in a text."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Role, Segment, Span, Unit
from copydesk.text.mixtures import Mixture
from copydesk.text.running import RunningText
from copydesk.text.spellings import american_to_british, british_to_american

KIEV, KYIV = [Span(0, 4), Span(10, 14)], [Span(5, 9)]


def test_one_form_is_no_mixture():
    assert Mixture.of({"Kiev": KIEV, "Kyiv": []}) is None
    assert Mixture.of({}) is None


def test_the_wanted_form_is_kept_if_it_is_used():
    assert Mixture.of({"Kiev": KIEV, "Kyiv": KYIV}, "Kyiv").others == (("Kiev", KIEV[0]), ("Kiev", KIEV[1]))
    assert Mixture.of({"Kiev": KIEV, "Kyiv": KYIV}, "Kieff").kept == "Kiev"


def test_the_first_of_equals_is_kept():
    assert Mixture.of({"Kyiv": KYIV, "Kiev": KIEV[:1]}).kept == "Kiev"


def test_the_finding_is_grouped():
    segment = Segment("1", "Kiev Kyiv Kiev")
    text = RunningText.of(Document("d", (Unit("1", Role.BODY, (segment,)),)))
    match = Mixture.of({"Kiev": KIEV, "Kyiv": KYIV}).match(text, "Two spellings", "Kiev")
    assert text.span(match.place) == KYIV[0]
    assert [text.span(place) for place in match.related] == KYIV
    assert match.message == "Two spellings in one document: “Kiev” 2, “Kyiv” 1; keep “Kiev” throughout."


@given(st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 99), max_size=5)))
def test_nothing_is_lost(counts):
    uses = {form: [Span(at, at + 1) for at in sorted(places)] for form, places in counts.items()}
    mixture = Mixture.of(uses)
    if mixture:
        assert len(mixture.others) + len(uses[mixture.kept]) == sum(map(len, uses.values()))


def test_spellings_lead_there_and_back():
    there, back = british_to_american(), american_to_british()
    assert {back[american] for american in there.values()} <= set(there)
    assert not set(there) & set(back)

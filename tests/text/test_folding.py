"""Laws of folding: whatever folds alike has a way back to its own characters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.folding import fold, is_changed_by_sieve, sieve

NASTY = st.text(
    st.one_of(
        st.sampled_from("aZ -—–'’\"“”\n\t\u00a0\u00ad\u200b\u3000ﬁé\u0301İß½…Ａ\ue000\ue001\ue002界"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(NASTY)
def test_every_folded_character_comes_from_the_original_in_order(text):
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert [s.end for s in spans] == sorted(s.end for s in spans)


@given(NASTY)
def test_positions_run_forward_and_stay_inside(text):
    folded = fold(text)
    positions = [folded.position(offset) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert not positions or positions[-1] <= len(folded.text)


@given(st.text("abc XYZ,.!?0", max_size=40))
def test_plain_ascii_only_loses_its_capitals_and_double_blanks(text):
    expected = text.lower()
    while "  " in expected:
        expected = expected.replace("  ", " ")
    assert fold(text).text in (expected, expected.removeprefix(" "))


@given(NASTY)
def test_the_fast_way_folds_as_the_slow_one(text):
    many = "àáâäæçèéêëìíîïñ"
    assert fold(text + " . " + many).text.startswith(fold(text + " . ").text)


@settings(max_examples=500)
@given(NASTY | st.text("a'\" -—", max_size=12), st.data())
def test_the_sieve_holds_whatever_the_folded_text_holds(text, data):
    folded = fold(text).text
    start = data.draw(st.integers(0, len(folded)))
    piece = folded[start : data.draw(st.integers(start, len(folded)))].strip()
    if not is_changed_by_sieve(piece):
        assert piece in sieve(text)


def test_variants_of_a_term_fold_alike():
    variants = [
        "new crown pneumonia",
        "New-Crown Pneumonia",
        "new\u00a0crown  pneumonia",
        "new\ncrown pneumonia",
        "“new crown” pneumonia",
        "ｎｅｗ crown pneu\u00admonia",
        "new‑crown\u200b pneumonia",
        "new 'crown' pneumonia",
    ]
    assert {fold(variant).text for variant in variants} == {"new crown pneumonia"}


def test_a_dash_between_blanks_parts_and_one_inside_a_word_joins():
    assert fold("a new crown — pneumonia").text != fold("a new crown pneumonia").text
    assert fold("new crown—pneumonia").text == "new crown pneumonia"


def test_commas_and_stops_stay():
    assert fold("new crown, pneumonia.").text == "new crown, pneumonia."

"""Phrase pairs from a machine's segment and the final one: what is a change of wording, and what is not."""

import pytest

from copydesk.glossary.rewrites import LONGEST, rewrites


def pairs(machine, final):
    return {(rewrite.wrong, rewrite.right) for rewrite in rewrites(machine, final)}


@pytest.mark.parametrize(
    ("machine", "final", "pair"),
    [
        ("The new crown wave hit the port.", "The COVID-19 wave hit the port.", ("new crown", "COVID-19")),
        ("In a new crown era he said so.", "Of the COVID-19 era he said so.", ("new crown", "COVID-19")),
        (
            "They build a health and health community.",
            "They build a health community.",
            ("health and health community", "health community"),
        ),
        (
            "We build a community of common destiny for humanity.",
            "We build a community with a shared future for mankind.",
            ("community of common destiny for humanity", "community with a shared future for mankind"),
        ),
        (
            "Speed the resumption of work and production there.",
            "Speed the reopening of the economy there.",
            ("resumption of work and production", "reopening of the economy"),
        ),
        (
            "At the “cloud”\n summit he spoke.",
            "At the virtual summit he spoke.",
            ("cloud”  summit", "virtual summit"),
        ),
    ],
)
def test_phrases_run_from_content_word_to_content_word(machine, final, pair):
    expected = tuple(" ".join(side.split()) for side in pair)
    assert expected in pairs(machine, final)


def test_a_single_word_comes_with_its_neighbour():
    assert pairs("At the cloud summit of mayors.", "At the virtual summit of mayors.") == {
        ("cloud", "virtual"),
        ("cloud summit", "virtual summit"),
    }


@pytest.mark.parametrize(
    ("machine", "final"),
    [
        ("Trade rose 12% in 2020.", "Trade rose 13% in 2021."),
        ("They drew up plan B.", "They drew up plan C."),
        ("He saw the port.", "He saw a port."),
        ("It rained, he said.", "It rained; he said."),
        ("The Port opened.", "The port opened."),
        ("A win-win for all.", "A win win for all."),
        ("The increase is a fact.", "The increases are a fact."),
        ("They attended it.", "They attend it."),
        ("He said so there.", "He also said so there."),
        ("习近平 met him in the port.", "Xi met him in the port."),
        ("Nothing at all.", "Nothing at all."),
        ("", "Something."),
    ],
)
def test_changes_that_are_no_wording(machine, final):
    assert pairs(machine, final) == set()


def test_a_sentence_written_anew_teaches_nothing():
    assert pairs("The new crown wave hit the port.", "Doctors at Haiping were tired by May.") == set()


def test_phrases_do_not_cross_a_stop_nor_grow_without_end():
    assert pairs("He met a mayor. Rain fell hard.", "He met a chief. Snow fell hard.") == {
        ("mayor", "chief"),
        ("Rain", "Snow"),
        ("Rain fell", "Snow fell"),
    }
    long = " ".join(f"word{number}ab" for number in "abcdefghijk")
    other = " ".join(f"term{number}ab" for number in "abcdefghijk")
    kept = "and so it was and so it will be for ever and for all of us"
    assert pairs(f"{long} {kept}", f"{other} {kept}") == set()
    assert LONGEST < 11


def test_the_span_is_the_machine_text_of_the_phrase():
    text = "It hit: new crown waves."
    (found,) = rewrites(text, "It hit: COVID-19 waves.")
    assert text[found.span.start : found.span.end] == "new crown"

"""The tables that we read must say what lemminflect itself says."""

import lemminflect
import pytest

from copydesk.text import lexicon

WORDS = [
    "community",
    "overcome",
    "rose",
    "building",
    "exchange",
    "lead",
    "may",
    "humanistic",
    "repeatedly",
    "xyzzy",
]


@pytest.mark.parametrize("word", WORDS)
def test_word_classes_agree(word):
    assert lexicon.word_classes(word) == set(lemminflect.getAllLemmas(word))


@pytest.mark.parametrize("word", ["overcome", "build", "link", "lead", "exchange"])
@pytest.mark.parametrize("tag", ["VBZ", "VBG", "VBD", "VBN"])
def test_verb_forms_agree(word, tag):
    assert lexicon.inflections(word, "VERB")[tag][0] == lemminflect.getInflection(word, tag=tag)[0]


@pytest.mark.parametrize("word", ["community", "summit", "crisis", "policy", "exchange"])
def test_plurals_agree(word):
    assert lexicon.plural(word) == lemminflect.getInflection(word, tag="NNS")[0]


def test_an_unknown_verb_has_no_forms():
    assert lexicon.inflections("xyzzy", "VERB") == {}

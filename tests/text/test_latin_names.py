"""Latin words read as Chinese names."""

from copydesk.text.latin_names import is_name, is_reversed, latin_names
from copydesk.text.pinyin import spellings

WU = spellings("吴大海")


def words(text, test):
    return [name.words for name in latin_names(text) if test(name, WU)]


def test_a_given_name_may_be_cut_in_two():
    assert words("Wu Dahai, Wu Da-hai and Wu Da Hai met.", is_name) == ["Wu Dahai", "Wu Da-hai", "Wu Da Hai"]


def test_the_order_tells_the_two_apart():
    assert words("Dahai Wu met Wu Dahai", is_reversed) == ["Dahai Wu"]


def test_marks_part_names():
    assert words("Wu, Dahai", is_name) == []


def test_a_possessive_is_no_part():
    assert words("Wu Dahai's port", is_name) == ["Wu Dahai"]
    assert words("Wu Dahai’s port", is_name) == ["Wu Dahai"]

"""Chinese names in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.han_names import foreign_names, han_names, surname_of
from copydesk.text.pinyin import Spelling, letters, spellings, wade_giles


@pytest.mark.parametrize(
    ("name", "surname", "given_name"),
    [
        ("赵春山", "zhao", "chunshan"),
        ("赵春山", "chao", "chunshan"),
        ("夏立言", "hsia", "liyen"),
        ("吕秀莲", "lu", "xiulian"),
        ("吕秀莲", "lü", "xiulian"),
        ("林大海", "lam", "dahai"),
        ("单大海", "shan", "dahai"),
        ("欧阳雪", "ouyang", "xue"),
        ("張大海", "zhang", "dahai"),
    ],
)
def test_usual_spellings_are_accepted(name, surname, given_name):
    assert Spelling(surname, given_name) in spellings(name)


def test_the_mainland_spelling_comes_first():
    assert spellings("赵春山")[0].written == "Zhao Chunshan"


@given(st.text("赵春山立言大海欧阳单解曾吕女行重", min_size=2, max_size=4))
def test_every_name_has_a_few_different_spellings(name):
    found = spellings(name)
    assert 1 <= len(found) <= 64
    assert len(set(found)) == len(found)
    assert all(letters(one.surname + one.given) == one.surname + one.given for one in found)


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [("zhi", "chih"), ("xue", "hsueh"), ("jian", "chien"), ("gong", "kung"), ("duo", "to"), ("an", "an")],
)
def test_wade_giles_by_the_table(pinyin, expected):
    assert wade_giles(pinyin) == expected


def test_names_stand_beside_a_title_or_a_verb():
    assert han_names("主任何大山和记者:林雨说。吴大海表示同意，欧阳雪教授说。") == (
        "何大山",
        "林雨",
        "吴大海",
        "欧阳雪",
    )


@pytest.mark.parametrize("text", ["警察局表示同意。", "欧盟表示同意。", "他和吴大海走了。", ""])
def test_other_words_are_no_names(text):
    assert han_names(text) == ()


def test_names_of_neighbours_are_left_out():
    source = "越南政府总理范大明表示，中国外交部发言人同意，并称前往该国访问很有意义，记者林雨说。"
    assert han_names(source) == ("林雨",)
    assert foreign_names(source) == {"范大明"}


def test_a_double_surname_needs_a_given_name():
    assert surname_of("欧阳") == "欧"

"""Numbers are read by value, in both languages, and compared."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.quantities.agreement import compare
from copydesk.text.quantities.chinese import read_chinese
from copydesk.text.quantities.english import read_english
from copydesk.text.quantities.wording import figure

TABLES = Path(__file__).parent / "quantities"
CHINESE = tomllib.loads((TABLES / "chinese.toml").read_text(encoding="utf-8"))["text"]
ENGLISH = tomllib.loads((TABLES / "english.toml").read_text(encoding="utf-8"))["text"]
DIGITS = "零一二三四五六七八九"
HOSTILE = [
    "1" * 100_000,
    "亿" * 10_000,
    "," * 10_000,
    "1," * 10_000,
    "一亿" * 10_000,
    "百分之" * 10_000,
    "3月" * 10_000,
]


def in_han(number: int) -> str:
    """Write a number below ten thousand in Chinese, the long way."""
    places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
    written, gap = "", False
    for size, name in places:
        digit = number // size % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
        gap = not digit
    return written


@pytest.mark.parametrize("case", CHINESE, ids=lambda case: case["chinese"])
def test_chinese_numbers_have_their_values(case):
    numbers = [n for n in read_chinese(case["chinese"]).numbers if n.certain]
    assert [[str(n.value), n.kind.value] for n in numbers] == case["holds"]


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: case["english"])
def test_english_numbers_have_their_values(case):
    numbers = read_english(case["english"]).numbers
    assert [[str(n.value), n.kind.value] for n in numbers] == case["holds"]


@given(st.integers(10, 9999), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_written_out_numerals_are_read_back(number, scale):
    name, size = scale
    (read,) = read_chinese(in_han(number) + name + "人").numbers
    assert read.value == number * size


@given(st.integers(10**6, 10**13))
def test_what_copydesk_writes_it_reads(number):
    (read,) = read_english(f"{figure(number, scaled=True)} people").numbers
    assert read.value == number


@given(st.decimals(min_value=2, max_value=9999, places=1))
def test_a_right_translation_agrees(decimal):
    value = Fraction(decimal) * 10**8
    agreement = compare(f"共{decimal}亿元", f"In all {figure(value, scaled=True)} yuan")
    assert agreement is not None
    assert agreement.missing == ()


def test_rounding_to_the_digits_shown_agrees():
    assert compare("1.254亿人", "125 million people").missing == ()
    assert compare("1.254亿人", "135 million people").missing != ()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_hostile_texts_are_read(text):
    agreement = compare(text + "，5000人", text + ", 5000 people")
    assert agreement is None or not agreement.missing

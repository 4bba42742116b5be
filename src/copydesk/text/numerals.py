"""Small numbers in words."""

from __future__ import annotations

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(digit: str, *, capital: bool = False) -> str:
    """A digit as a word.

    >>> in_words("5"), in_words("5", capital=True)
    ('five', 'Five')
    """
    word = DIGITS[int(digit)]
    return word.capitalize() if capital else word

"""Intervals at their ends; the values in between are in the docstring."""

import pytest

from copydesk.stats import wilson


def test_the_ends_are_exact_and_nothing_is_known_of_nothing():
    assert wilson(0, 7).low == 0
    assert wilson(7, 7).high == 1
    assert wilson(0, 0) == (0, 1)


def test_more_confidence_is_wider():
    narrow, wide = wilson(5, 10, 0.8), wilson(5, 10, 0.99)
    assert wide.low < narrow.low < 0.5 < narrow.high < wide.high


@pytest.mark.parametrize("arguments", [(3, 2), (-1, 2), (1, 2, 1.0), (1, 2, 0.0)])
def test_what_is_no_share_is_refused(arguments):
    with pytest.raises(ValueError, match="no "):
        wilson(*arguments)

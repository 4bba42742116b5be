"""Chinese folded: traditional and simplified characters alike, by OpenCC's tables, one for one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from copydesk.text.folding import Folded, fold

HAN = "\u2e80-\u2fdf\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Han characters and kana, for use inside a regular expression's set."""
_HAN = re.compile(f"[{HAN}]")


@cache
def _converter() -> Any:  # noqa: ANN401 - opencc comes without types
    from opencc import OpenCC

    return OpenCC("t2s")


class _Simplified(dict[int, int]):
    """The translation table, filled as characters turn up. Single characters keep offsets true."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        simple = _converter().convert(char) if _HAN.match(char) else char
        self[code] = ord(simple) if len(simple) == 1 else code
        return self[code]


_TABLE = _Simplified()


def fold_han(text: str) -> Folded:
    """Fold a text that holds Chinese.

    >>> fold_han("臺灣的ＷＴＯ經濟").text
    '台湾的wto经济'
    """
    folded = fold(text)
    return folded._replace(text=folded.text.translate(_TABLE))


def is_han(char: str) -> bool:
    """Whether a character is Han or kana, which need no blanks between words.

    >>> is_han("新"), is_han("a"), is_han("")
    (True, False, False)
    """
    return _HAN.match(char) is not None

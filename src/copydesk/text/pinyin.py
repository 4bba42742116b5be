"""How a Chinese personal name is spelt in Latin letters: pinyin, Wade-Giles and what is usual elsewhere.

The readings come from pypinyin (MIT), which is loaded when the first name is spelt. Sources: GB/T 28039-2011
(names in pinyin), ISO 7098, and Wade and Giles as the Library of Congress tabled it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from copydesk.text.han_names import surname_of

_SURNAME_READINGS = {
    "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "曾": "zeng", "盖": "ge", "覃": "qin",
    "朴": "piao", "尉迟": "yuchi", "种": "chong", "乐": "yue", "缪": "miao", "翟": "zhai", "任": "ren",
    "华": "hua", "冼": "xian", "宁": "ning", "石": "shi", "万": "wan", "长孙": "zhangsun", "卜": "bu",
    "薄": "bo",
}  # fmt: skip
_ELSEWHERE = {
    "陈": "chan tan", "林": "lam lim", "李": "lee", "王": "wong ong", "黄": "wong ng",
    "张": "cheung teo chong", "刘": "lau low", "吴": "ng goh wu", "郑": "cheng tay", "梁": "leung leong",
    "蔡": "choi chua tsai", "许": "hui koh", "何": "ho", "谢": "tse chia", "杨": "yeung yeo young",
    "周": "chow chew", "叶": "yip yap", "邓": "tang", "罗": "law lo", "曾": "tsang", "郭": "kwok quek kuo",
    "胡": "wu woo", "冯": "fung", "朱": "chu", "苏": "so soh", "徐": "tsui chui hsu", "宋": "soong sung",
    "孙": "sun", "马": "ma mah", "夏": "har", "范": "fan", "金": "kim", "吕": "lui lu lv lyu",
    "余": "yu yee", "关": "kwan", "唐": "tong", "赵": "chiu", "萧": "siu", "钟": "chung",
}  # fmt: skip
_TRADITIONAL = str.maketrans(
    "陳劉吳鄭許謝楊葉鄧羅馮蘇孫馬呂關趙蕭鍾張黃單盧", "陈刘吴郑许谢杨叶邓罗冯苏孙马吕关赵萧钟张黄单卢"
)
_INITIALS = {
    "zh": "ch", "ch": "ch", "sh": "sh", "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k",
    "j": "ch", "q": "ch", "x": "hs", "z": "ts", "c": "ts", "r": "j",
}  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu",
    "yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "er": "erh", "yi": "i", "ge": "ko", "ke": "ko",
    "he": "ho", "e": "o",
}  # fmt: skip
_FINALS = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "uo": "o", "iong": "iung", "ui": "uei"}
_SPLIT = re.compile(r"([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)([a-zü]+)")
_MOST = 64
"""Spellings of one name that are compared."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name; `surname` and `given` are small letters without marks."""

    surname: str
    given: str

    @property
    def written(self) -> str:
        """As the mainland writes it.

        >>> Spelling("wu", "dahai").written
        'Wu Dahai'
        """
        return f"{self.surname.capitalize()} {self.given.capitalize()}"


@lru_cache(maxsize=4096)
def spellings(name: str) -> tuple[Spelling, ...]:
    """All accepted spellings of a Han name, its pinyin first.

    >>> [spelling.written for spelling in spellings("吴大海")][:2]
    ['Wu Dahai', 'Wu Tahai']
    """
    surname = surname_of(name)
    given = [_syllables(char) for char in name[len(surname) :]]
    surnames = _surname_spellings(surname)
    pairs = product(surnames, ("".join(parts) for parts in product(*given)))
    return tuple(dict.fromkeys(Spelling(*pair) for pair, _ in zip(pairs, range(_MOST), strict=False)))


def letters(words: str) -> str:
    """The letters of a name alone, small.

    >>> letters("Lü Chun-shan’s")
    'lüchunshans'
    """
    return re.sub(r"[\W\d_]", "", words.lower())


@lru_cache(maxsize=1024)
def _surname_spellings(surname: str) -> tuple[str, ...]:
    simple = surname.translate(_TRADITIONAL)
    reading = _SURNAME_READINGS.get(simple)
    own = [reading] if reading else ["".join(_readings(char)[0] for char in simple)]
    return tuple(dict.fromkeys((*_variants(own), *_ELSEWHERE.get(simple, "").split())))


@lru_cache(maxsize=4096)
def _syllables(char: str) -> tuple[str, ...]:
    return tuple(_variants(_readings(char)[:3]))


def _variants(readings: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for reading in readings:
        for form in (reading, wade_giles(reading)):
            found[form.replace("ü", "u")] = None
    for reading in readings:
        if "ü" in reading:
            found.update(dict.fromkeys(reading.replace("ü", other) for other in ("ü", "yu", "v")))
    return list(found)


def wade_giles(syllable: str) -> str:
    """A syllable of pinyin in Wade-Giles, without apostrophes and marks.

    >>> [wade_giles(syllable) for syllable in ("zhao", "xia", "yan", "qing", "zhong")]
    ['chao', 'hsia', 'yen', 'ching', 'chung']
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    split = _SPLIT.fullmatch(syllable)
    if split is None:
        return syllable
    initial, final = split.groups()
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


@lru_cache(maxsize=4096)
def _readings(char: str) -> list[str]:
    from pypinyin import Style, pinyin

    return pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=True)[0]

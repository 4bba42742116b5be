"""Every number of a Chinese text, with its value, and whether it is surely a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from copydesk.model import Span
from copydesk.text.quantities.chinese_dates import chinese_dates, chinese_decades
from copydesk.text.quantities.han_numerals import MYRIADS, TENS, numeral_values, positional_value
from copydesk.text.quantities.quantity import Kind, Quantity, Reading, Value, simplest
from copydesk.text.quantities.ranges import shared_scales
from copydesk.text.quantities.units import CHINESE_UNITS, Unit

_SAME = str.maketrans(
    "０１２３４５６７８９％．，：～–—萬億兩幾餘來點個號週○",
    "0123456789%.,:~--万亿两几余来点个号周〇",
)
_HAS_NUMBER = re.compile("[0-9０-９萬億兩週〇零一二三四五六七八九十百千万亿兆两半]")
_ARABIC = r"[0-9]+(?:[.,][0-9]+)*"
_SCALE = r"(?:[十亿]|兆(?![瓦赫帕欧焦])|百(?![分姓年货])|千(?![米克瓦卡焦帕赫伏])|万(?!一))"
_HAN = "零〇一二三四五六七八九两"
_NO_NUMBER = (
    "万一|千万别|千万不|百万雄师|十分(?![钟之])|十足|十全十美|十之八九|十[一二三四]五(?!亿)|五十铃|三十六计|四十不惑|九二共识|"
    "五一|六一|七一|八一|十一(?=假|黄金|长假|国庆)|双十一|二十大|二十国集团|百分百|九一八|三七开|四六级|二十四节气|"
    "千千万万|万千|一带一路|三三两两|七七八八|一一|五五开|三里屯|万里"
)
"""Names and idioms that hold digits, where grammar alone would take them for numbers."""
_NUMBER = re.compile(
    rf"""(?P<word>{_NO_NUMBER}(?![人个年天名万亿]))
    |(?P<lead>第|百分之|千分之|万分之)?\s?
    (?P<core>{_ARABIC}(?:\s?{_SCALE}+(?:[0-9]+{_SCALE}+)*)?
        |[{_HAN}十百千万亿兆]+(?:点[{_HAN}]+[万亿兆]*)?)
    (?:\s?(?P<more>[多余来几])\s?(?P<scale>[百千万亿兆]*))?""",
    re.VERBOSE,
)
_SUFFIX = re.compile(
    r"""\s?(?:
    (?P<percent>%|个?百分点)
    |分之(?P<numerator>[0-9]+|[一二三四五六七八九十百]+)
    |(?P<times>倍)
    |(?P<tenth>成)(?P<half>[五半])?(?![为立功员都本果年就长了分绩交效语熟型群])
    |(?P<discount>折)(?![叠磨射扣腾旧返])
    )""",
    re.VERBOSE,
)
_UNIT = re.compile(r"\s?(?:个(?=半))?(" + "|".join(sorted(CHINESE_UNITS, key=len, reverse=True)) + ")")
_MEASURE = re.compile(
    r"\s?(?:名|人|位|天|岁|次|项|条|家|所|座|栋|辆|艘|架|台|只|头|匹|件|张|份|套|批|枚|颗|届|层|例|起|场|支|户|吨|国|省|市|县|"
    r"(?:个(?!性|人|别|中)))"
)
_ROUND_BEFORE = re.compile(r"(?:约|近|超|逾|大约|将近|接近|超过|大概|左右|不到|至少|最多|上|高达)$")
_VAGUE_BEFORE = ("几", "数", "上", "好", "成")
_LATIN = re.compile(r"[A-Za-z_/#=@]")
_MARKER = re.compile(r"\s*([0-9]{1,3})\s?(?:[.、)](?![0-9])|）)")
_THREE = 3


@lru_cache(maxsize=4096)
def read_chinese(text: str) -> Reading:
    """Read a source text.

    >>> reading = read_chinese("公司投入1.5亿元，约30%用于三座大桥。")
    >>> [(int(n.value), n.kind.value, n.unit and n.unit.name) for n in reading.numbers]
    [(150000000, 'cardinal', 'CNY'), (30, 'percent', None), (3, 'cardinal', None)]
    >>> read_chinese("一些人十分高兴，万一统一了呢").comparable
    False
    """
    if not _HAS_NUMBER.search(text):
        return Reading()
    text = text.translate(_SAME)
    dates = tuple(chinese_dates(text))
    decades = list(chinese_decades(text))
    spans = [*(date.span for date in dates), *(decade.span for decade in decades)]
    taken = sorted((span.start, span.end) for span in spans)
    numbers = decades + list(_numbers(text, taken))
    numbers.sort(key=lambda number: number.span.start)
    return Reading(tuple(shared_scales(text, numbers)), dates)


def marker_of(text: str) -> Span | None:
    """The number that a list's item begins with.

    >>> marker_of("3. 定期更新"), marker_of("3.5万人")
    (Span(start=0, end=2), None)
    """
    match = _MARKER.match(text)
    return Span(match.start(1), match.end()) if match else None


def _numbers(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    position = done = 0
    for match in _NUMBER.finditer(text):
        if match["word"] or match.start("core") < done:
            continue
        while position < len(taken) and taken[position][1] <= match.start("core"):
            position += 1
        if position < len(taken) and taken[position][0] < match.end():
            continue
        for number in _quantities(text, match):
            done = number.span.end
            yield number


def _quantities(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    core = match["core"].replace(" ", "")
    values = numeral_values(core) or _digits_one_by_one(core)
    end = match.end()
    factor = 1
    for char in match["scale"] or "":
        factor *= TENS.get(char) or MYRIADS[char]
    unit = _UNIT.match(text, end)
    suffix = _SUFFIX.match(text, end)
    certain = _is_certain(text, match, values, end, is_plain=not (suffix or match["lead"]))
    start = match.start("lead") if match["lead"] else match.start("core")
    rounded = bool(match["more"]) or _ROUND_BEFORE.search(text, max(0, start - 3), start) is not None
    if not suffix and text.startswith("半", unit.end() if unit else end):
        values = tuple(value + Fraction(1, 2) for value in values)
    for place, value in enumerate(values):
        kind, value, also = _meaning(match["lead"], value * factor, suffix)  # noqa: PLW2901 - what it means
        yield Quantity(
            Span(start, suffix.end() if suffix else end),
            simplest(value) if isinstance(value, Fraction) else value,
            kind,
            certain=certain,
            unit=_unit(unit) if not suffix and not match["lead"] else None,
            rounded=rounded,
            upper=place > 0,
            also=also,
            scaled=factor > 1 or not core.replace(",", "").replace(".", "").isdecimal(),
        )


def _digits_one_by_one(core: str) -> tuple[Value, ...]:
    value = positional_value(core) if len(core) > 1 else None
    return () if value is None else (value,)


def _unit(match: re.Match[str] | None) -> Unit | None:
    return CHINESE_UNITS[match[1]] if match else None


def _meaning(
    lead: str | None, value: Value, suffix: re.Match[str] | None
) -> tuple[Kind, Value, tuple[Value, ...]]:
    if lead and lead != "第":
        hundredths = Fraction(value) * 100 / {"百": 100, "千": 1000, "万": 10000}[lead[0]]
        return Kind.PERCENT, hundredths, (simplest(hundredths / 100), value)
    if lead or suffix is None:
        return Kind.ORDINAL if lead else Kind.CARDINAL, value, ()
    return _with_suffix(value, suffix)


def _with_suffix(value: Value, suffix: re.Match[str]) -> tuple[Kind, Value, tuple[Value, ...]]:
    if suffix["percent"]:
        return Kind.PERCENT, value, (simplest(Fraction(value) / 100),)
    if suffix["times"]:
        near = (value + 1, value - 1)
        return Kind.MULTIPLE, value, (*near, *(100 * other for other in (value, *near)))
    if suffix["tenth"]:
        percent = value * 10 + (5 if suffix["half"] else 0)
        return Kind.PERCENT, percent, (value, simplest(Fraction(percent) / 100))
    if suffix["discount"]:
        percent = value if value > 10 else value * 10  # noqa: PLR2004 - 88折 and 8.8折 are the same
        return Kind.PERCENT, percent, (value, 100 - percent)
    numerators = numeral_values(suffix["numerator"])
    if not numerators or not value:
        return Kind.CARDINAL, value, ()
    fraction = simplest(Fraction(numerators[0]) / value)
    return Kind.FRACTION, fraction, (simplest(Fraction(fraction) * 100), value, numerators[0])


def _is_certain(
    text: str, match: re.Match[str], values: tuple[Value, ...], end: int, *, is_plain: bool
) -> bool:
    core, start = match["core"], match.start("core")
    if not values or match["more"] == "几" or text[max(start - 1, 0) : start] in _VAGUE_BEFORE:
        return False
    if core[0].isdecimal() and core[0].isascii():
        return _is_plain_figure(text, start, end) and (values[0] not in (0, 1) or not is_plain)
    if not is_plain:
        return core != "一" and not (match["lead"] == "第" and values[0] <= _THREE)
    is_counted = bool(_MEASURE.match(text, end) or _UNIT.match(text, end))
    is_whole = any(char in TENS or char in MYRIADS for char in core)
    is_large = core[-1] in MYRIADS or bool(match["scale"])
    if len(core) == 1:
        return is_counted and values[0] >= _THREE and not is_whole
    return is_whole and (is_counted or is_large)


def _is_plain_figure(text: str, start: int, end: int) -> bool:
    """Whether digits stand for a number, not for a part of a name, an address or a time."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if _LATIN.match(before) or _LATIN.match(after) or after in ("后", ":"):
        return False
    return before not in ("-", ".", ":") or text[max(start - 2, 0) : start - 1].isdecimal()

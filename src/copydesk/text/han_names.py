"""Chinese personal names in a Chinese text, where a title or a verb beside them makes it certain."""

from __future__ import annotations

import re
from functools import lru_cache

_DOUBLE = (
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "长孙",
    "慕容", "司徒", "夏侯", "端木", "独孤", "南宫", "歐陽", "司馬", "諸葛",
)  # fmt: skip
_SINGLE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉"
    "饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖"
    "糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺张劉"
    "陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾陸顧龍萬錢湯喬賀賴龔龐蘭顏嚴溫韋畢聶叢齊莊時關費紀項陽衛"
)
_NOT_IN_NAMES = (
    "，。、；：（）《》“”的是在了和与及等将会已曾对向从为把被并也还就都说称则以后前日月年时中上下这那其他"
    "她它们先女同於且再又局盟厅省县社院校署厂脏"
)
"""Marks, and characters that news joins to a surname but parents do not choose."""
_NO_GIVEN = frozenset("国州级务化融宫京人员东西南北大家区民")
"""Characters that make a surname a word or a place when nothing else follows (韩国, 郑州, 高级)."""
_TITLES = (
    "总书记|主席|副主席|总理|副总理|部长|副部长|外长|主任|副主任|书记|副书记|省长|市长|县长|局长|副局长|司长|处长|院长|所长"
    "|校长|会长|秘书长|董事长|总裁|总经理|经理|行长|社长|站长|队长|教授|研究员|分析师|博士|院士|专家|学者|记者|编辑|责编"
    "|发言人|大使|委员|常委|顾问|律师|医生|主席|議員|议员|特首|行政长官|司令|将军|大校|部長|院長|總書記|總理|記者|編輯"
)
_VERBS = (
    "说|表示|指出|强调|介绍|认为|告诉|透露|坦言|回应|宣布|主持|出席|会见|会晤"
    "|访问|访中|访华|发表|致辞|致信|回信|回覆|呼吁|建议|解释|补充|分析|率团|传达|抵达|应邀|同志|先生|女士|報道|报道|摄|說|強調|認為"
)
_SURNAME = rf"(?:{'|'.join(_DOUBLE)}|[{_SINGLE}])"
_GIVEN = rf"[^\W\d_a-zA-Z{_NOT_IN_NAMES}]"
_AFTER_TITLE = re.compile(
    rf"(?:{_TITLES})[:：]?[ \u3000]?({_SURNAME}{_GIVEN}{{1,2}}?)"
    rf"(?={_VERBS}|{_TITLES}|[，。、；：,;()（）\]】’”\s与和对]|$)"
)
_BEFORE_VERB = re.compile(
    rf"(?:^|[，。、；：,“”（(\s\]】])({_SURNAME}{_GIVEN}{{1,2}}?)(?={_VERBS}|{_TITLES})"
)
_FOREIGN = re.compile(r"朝鲜|韩国|南韩|北韩|韩方|越南|日本|日方|日中|首相|天皇|新加坡|马来西亚|朝鮮|韓國")
_NEAR = 24
"""Characters before a name in which a foreign country's name makes it foreign."""


def han_names(source: str) -> tuple[str, ...]:
    """The Chinese personal names of a text, each once, in the order in which they stand.

    Japanese, Korean and Vietnamese names, which have Han forms too, are left out where a country's name
    stands shortly before.

    >>> han_names("外交部长吴大海表示，他已会见记者林小雨。")
    ('吴大海', '林小雨')
    >>> han_names("韩国总理金大海表示同意。"), han_names("成员国同意。")
    ((), ())
    """
    return tuple(name for name, foreign in _names(source) if not foreign)


def foreign_names(source: str) -> frozenset[str]:
    """The names that `han_names` leaves out.

    >>> sorted(foreign_names("韩国总理金大海表示同意。"))
    ['金大海']
    """
    return frozenset(name for name, foreign in _names(source) if foreign)


@lru_cache(maxsize=4096)
def _names(source: str) -> tuple[tuple[str, bool], ...]:
    """Each name once, in order, and whether it is foreign."""
    found: dict[str, int] = {}
    for pattern in (_AFTER_TITLE, _BEFORE_VERB):
        for match in pattern.finditer(source):
            if len(match[1]) > 2 or match[1][1] not in _NO_GIVEN:  # noqa: PLR2004 - a surname and one more
                found.setdefault(match[1], match.start(1))
    return tuple(
        (name, _FOREIGN.search(source, max(found[name] - _NEAR, 0), found[name]) is not None)
        for name in sorted(found, key=found.__getitem__)
    )


def surname_of(name: str) -> str:
    """The surname, one character or two.

    >>> surname_of("吴大海"), surname_of("欧阳雪")
    ('吴', '欧阳')
    """
    return name[:2] if name[:2] in _DOUBLE and len(name) > 2 else name[:1]  # noqa: PLR2004 - double surname

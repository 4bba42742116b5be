"""Units of measure and currencies, by their Chinese and English names.

Factors are those of the International System; 亩, 斤 and 里 are the metric ones in use since 1930.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

MONEY = "money"
TOLERANCE = Fraction(2, 100)
"""How far a converted value may be from the exact one."""


class Unit(NamedTuple):
    """A unit: its English name, what it measures, and its size in the dimension's first unit.

    Currencies have the dimension "money", their ISO 4217 code as name, and no size.
    """

    name: str
    dimension: str
    size: Fraction


_TABLE = """
length | metre | 1 | 米 公尺 | m metre metres meter meters
length | kilometre | 1000 | 公里 千米 | km kilometre kilometres kilometer kilometers
length | centimetre | 0.01 | 厘米 公分 | cm centimetre centimetres centimeter centimeters
length | millimetre | 0.001 | 毫米 | mm millimetre millimetres millimeter millimeters
length | mile | 1609.344 | 英里 | mile miles
length | foot | 0.3048 | 英尺 | ft foot feet
length | inch | 0.0254 | 英寸 | inch inches
length | yard | 0.9144 | 英码 | yard yards
length | nautical mile | 1852 | 海里 | nautical_mile nautical_miles
length | li | 500 | 华里 | li
area | square metre | 1 | 平方米 平米 | sqm square_metres square_meters square_metre square_meter
area | square kilometre | 1e6 | 平方公里 平方千米 | sqkm square_kilometres square_kilometers square_kilometre
area | square mile | 2589988.110336 | 平方英里 | square_miles square_mile
area | mu | 666.6666667 | 亩 | mu
area | hectare | 10000 | 公顷 | ha hectare hectares
area | acre | 4046.8564224 | 英亩 | acre acres
mass | kilogram | 1 | 公斤 千克 | kg kilo kilos kilogram kilograms
mass | gram | 0.001 | 克 | g gram grams
mass | milligram | 0.000001 | 毫克 | mg milligram milligrams
mass | jin | 0.5 | 斤 | jin catty catties
mass | tonne | 1000 | 吨 | t ton tons tonne tonnes
mass | pound | 0.45359237 | 磅 | lb lbs pound pounds
mass | ounce | 0.028349523125 | 盎司 | oz ounce ounces
volume | litre | 1 | 升 公升 | litre litres liter liters
volume | millilitre | 0.001 | 毫升 | ml millilitre millilitres milliliter milliliters
volume | cubic metre | 1000 | 立方米 | cubic_metres cubic_meters cubic_metre cubic_meter
volume | barrel | 158.987294928 | 桶 | barrel barrels
time | day | 1 | 天 日 | day days
time | week | 7 | 周 星期 个星期 礼拜 个礼拜 | week weeks
time | month | 30.436875 | 个月 个多月 | month months
time | year | 365.2425 | 年 周年 | year years
time | hour | 0.0416666667 | 小时 个小时 钟头 个钟头 | hour hours
time | minute | 0.00069444444 | 分钟 | minute minutes
time | second | 0.0000115740741 | 秒 秒钟 | second seconds
power | watt | 1 | 瓦 | watt watts
power | kilowatt | 1000 | 千瓦 | kw kilowatt kilowatts
power | megawatt | 1000000 | 兆瓦 | mw megawatt megawatts
energy | kilowatt-hour | 1 | 千瓦时 度电 | kwh kilowatt-hours
"""
_CURRENCIES = """
CNY | 元 元人民币 人民币 块钱 块 | yuan rmb renminbi cny
USD | 美元 美金 | dollar dollars us_dollars us_dollar u.s._dollars american_dollars usd
HKD | 港元 港币 | hong_kong_dollars hkd
MOP | 澳门元 澳门币 | pataca patacas mop
TWD | 新台币 台币 | new_taiwan_dollars nt_dollars twd
AUD | 澳元 澳大利亚元 | australian_dollars aud
CAD | 加元 加拿大元 | canadian_dollars cad
SGD | 新元 新加坡元 | singapore_dollars sgd
EUR | 欧元 | euro euros eur
GBP | 英镑 | pound_sterling gbp
JPY | 日元 日圆 | yen japanese_yen jpy
KRW | 韩元 韩圆 | won south_korean_won krw
RUB | 卢布 | ruble rubles rouble roubles rub
INR | 印度卢比 | rupee rupees inr
CHF | 瑞士法郎 | swiss_francs chf
THB | 泰铢 | baht thb
"""
CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "S$": "SGD", "€": "EUR", "£": "GBP", "¥": "CNY", "RMB": "CNY", "CNY": "CNY",
    "USD": "USD", "EUR": "EUR", "HKD": "HKD", "MOP$": "MOP", "MOP": "MOP",
}  # fmt: skip
"""What stands before an amount in English; ¥ is the yen's sign as well."""


def _measures() -> tuple[dict[str, Unit], dict[str, Unit]]:
    chinese: dict[str, Unit] = {}
    english: dict[str, Unit] = {}
    for line in _TABLE.strip().splitlines():
        dimension, name, size, han, words = (cell.strip() for cell in line.split(" | "))
        unit = Unit(name, dimension, Fraction(size))
        chinese.update(dict.fromkeys(han.split(" "), unit))
        english.update({word.replace("_", " "): unit for word in words.split(" ")})
    for line in _CURRENCIES.strip().splitlines():
        code, han, words = (cell.strip() for cell in line.split(" | "))
        unit = Unit(code, MONEY, Fraction(1))
        chinese.update(dict.fromkeys(han.split(" "), unit))
        english.update({word.replace("_", " "): unit for word in words.split(" ")})
    return chinese, english


CHINESE_UNITS, ENGLISH_UNITS = _measures()
CURRENCIES = {unit.name: unit for unit in CHINESE_UNITS.values() if unit.dimension == MONEY}


def plural(unit: Unit) -> str:
    """The unit's name after a number.

    >>> plural(ENGLISH_UNITS["ft"]), plural(ENGLISH_UNITS["km"]), plural(ENGLISH_UNITS["mu"])
    ('feet', 'kilometres', 'mu')
    """
    irregular = {"foot": "feet", "inch": "inches", "mu": "mu", "li": "li", "jin": "jin"}
    if unit.dimension == MONEY:
        return _NAMES.get(unit.name, unit.name)
    return irregular.get(unit.name, unit.name + "s")


_NAMES = {
    "CNY": "yuan", "USD": "US dollars", "HKD": "Hong Kong dollars", "MOP": "patacas", "EUR": "euros",
    "TWD": "New Taiwan dollars", "AUD": "Australian dollars", "CAD": "Canadian dollars",
    "SGD": "Singapore dollars", "GBP": "pounds", "JPY": "yen", "KRW": "won", "RUB": "rubles",
    "INR": "rupees", "CHF": "Swiss francs", "THB": "baht",
}  # fmt: skip

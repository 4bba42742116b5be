#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["babel>=2.18"]
# ///
"""Write the glossaries of countries, currencies, languages and the calendar from Unicode CLDR.

    python glossaries/build_cldr.py            write the four files beside this script
    python glossaries/build_cldr.py --check    write nothing; exit 1 when a file is not current

The names are CLDR's, read through babel. Three things are not in babel and stand here as tables: CLDR's
alternate names, which babel leaves out; the few short forms of news style that CLDR does not have; and
the official names of the two Congos. `CLDR.md` says which rules choose the entries and why.

Exit codes: 0 done or current, 1 a file is not current, 2 the installed babel carries another CLDR than
the tables below were read from.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_cldr_version, get_global
from babel.numbers import get_currency_name, get_territory_currencies

HERE = Path(__file__).resolve().parent
CLDR_VERSION = "47"
"""The CLDR that the tables of alternates were read from; look at them again before raising it."""
AS_OF = date(2026, 11, 23)
"""The day on which a currency must be legal tender: a fixed one, so that every run writes the same files."""

ENGLISH, ENGLISH_GB = Locale("en"), Locale("en", "GB")
CHINESE = {"zh": Locale("zh"), "zh-Hant": Locale("zh", script="Hant")}

HOUSE_STYLE = {"TW", "HK", "MO", "TWD", "HKD", "MOP"}
HOUSE_STYLE_NOTE = (
    "CLDR's names as they are. What to call Taiwan, Hong Kong and Macao, in English and in Chinese, is for "
    "each house to choose: the domain is off by default."
)
NO_TERRITORY = {"QO", "XA", "XB", "ZZ"}
"""Codes that name no place: a statistical rest, two test locales, the unknown region."""
NO_LANGUAGE = {"den", "fan", "luo", "shn", "und"}
"""Slave, Fang, Luo and Shan, which in news are a word and Chinese surnames; and "unknown language"."""
IN_USE = 5
"""Percent of some territory's people who speak a language that is official nowhere but is taken."""

Alternates = Mapping[str, Mapping[str, tuple[str, ...]]]

TERRITORY_ALTERNATES: Alternates = {
    "BA": {"en": ("Bosnia",)},
    "CC": {"en": ("Cocos Islands",)},
    "CD": {"en": ("Congo (DRC)",), "zh": ("刚果民主共和国",), "zh-Hant": ("剛果民主共和國",)},
    "CG": {"en": ("Congo (Republic)",), "zh": ("刚果共和国",), "zh-Hant": ("剛果共和國",)},
    "CI": {"en": ("Ivory Coast",), "zh": ("象牙海岸",)},
    "CV": {"en": ("Cabo Verde",)},
    "CZ": {"en": ("Czech Republic",), "zh": ("捷克共和国",), "zh-Hant": ("捷克共和國",)},
    "FK": {
        "en": ("Falkland Islands (Islas Malvinas)",),
        "zh": ("福克兰群岛（马尔维纳斯群岛）",),
        "zh-Hant": ("福克蘭群島（馬爾維納斯群島）",),
    },
    "GB": {"en": ("UK",)},
    "HK": {"en": ("Hong Kong",), "zh": ("香港",)},
    "MM": {"en": ("Myanmar",)},
    "MO": {"en": ("Macao",), "zh": ("澳门",), "zh-Hant": ("澳門",)},
    "NZ": {"en": ("Aotearoa New Zealand",)},
    "PN": {"en": ("Pitcairn",)},
    "PS": {"en": ("Palestine",), "zh": ("巴勒斯坦",)},
    "SZ": {"en": ("Swaziland",), "zh-Hant": ("史瓦濟蘭",)},
    "TL": {"en": ("East Timor",)},
    "TR": {"en": ("Turkey",)},
    "UN": {"en": ("UN",)},
    "US": {"en": ("US",)},
}
"""CLDR's `alt="short"` and `alt="variant"` names of territories, which babel drops."""

LANGUAGE_ALTERNATES: Alternates = {
    "az": {"en": ("Azeri",), "zh": ("阿塞语",)},
    "ckb": {"zh": ("索拉尼库尔德语",)},
    "en_GB": {"en": ("UK English",), "zh": ("英式英语",)},
    "en_US": {"en": ("US English",), "zh": ("美式英语",)},
    "ky": {"en": ("Kirghiz",)},
    "my": {"en": ("Myanmar Language",)},
    "ps": {"en": ("Pushto",)},
    "ug": {"en": ("Uighur",)},
    "zh": {"en": ("Mandarin Chinese",)},
    "zh_Hans": {"en": ("Simplified Mandarin Chinese",), "zh": ("现代标准汉语（简体）",)},
    "zh_Hant": {"en": ("Traditional Mandarin Chinese",), "zh": ("现代标准汉语（繁体）",)},
}
"""CLDR's `short`, `long` and `variant` names of languages; its `menu` names are inverted for sorted lists."""

DESK_STYLE = {"AE": ("UAE",), "CD": ("DRC",), "GB": ("U.K.", "Britain"), "UN": ("U.N.",), "US": ("U.S.",)}
"""Short forms of news style that are no name in CLDR."""
OFFICIAL_NAMES = {"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo"}
"""Names without which CLDR's own 刚果民主共和国 and 刚果共和国 would have no rendering in plain prose."""

INSIDE_OTHER_WORDS = {
    "CO": "/哥[伦倫]比[亚亞](特区|特區|大学|大學|省)|不列[颠顛]哥[伦倫]比[亚亞]/",
    "HT": "/[沿上南东東黄黃渤北近深中比里裡黑]海地/",
    "IN": "/印度洋/",
    "ML": "/[马馬]里[兰蘭奥奧亚亞]/",
    "OM": "/阿曼[达達]/",
    "SD": "/([文汶][莱萊]|阿曼)的?[苏蘇]丹/",
    "TG": "/多哥哥/",
}
"""Chinese words that hold a country's name by chance (沿海地区 holds 海地): there the name does not count."""

CODES_THAT_ARE_WORDS = {
    "ALL", "BAM", "COP", "CUP", "DOP", "GEL", "LAK", "MAD", "MOP", "PEN", "RON", "SOS", "TOP", "TRY",
}  # fmt: skip
"""Currency codes that are words, names or signals in capitals too: they count beside an amount only."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file; the fields are the columns of the native layout that these files use."""

    concept: str
    term: str
    status: str = "admitted"
    language: str = "en"
    case: str = ""
    inflect: str = ""
    only: str = ""
    except_: str = ""
    evidence: str = ""
    domain: str = ""
    note: str = ""
    authority: str = ""


def sources() -> str:
    """CLDR and babel with their versions, as the authority column names them."""
    return f"Unicode CLDR {get_cldr_version()} (babel {babel.__version__})"


def english(concept: str, names: Iterable[str], case: str = "exact", evidence: str = "") -> Iterator[Row]:
    """English names as rows of right renderings; names are not inflected ("Netherland" is none)."""
    for name in names:
        if name.isupper() and name.replace(".", "").isalpha():
            yield Row(concept, name, case="acronym", evidence=evidence)
        else:
            yield Row(concept, name, case=case, inflect="no", evidence=evidence)


def written_out(concept: str, name: str, case: str = "exact") -> Iterator[Row]:
    """A name with its "&" and "St." written out, as running text does.

    >>> [row.term for row in written_out("CLDR-T-KN", "St. Kitts & Nevis")]
    ['St. Kitts and Nevis', 'Saint Kitts and Nevis']
    """
    plain = name.replace(" & ", " and ")
    for form in (plain, plain.replace("St. ", "Saint ")):
        if form != name:
            yield from english(concept, (form,), case, "desk style: CLDR's name written out")


def chinese(concept: str, name_in: Callable[[Locale], str | None]) -> Iterator[Row]:
    """The preferred Chinese names, in simplified and in traditional characters, where CLDR has them."""
    for language, locale in CHINESE.items():
        name = name_in(locale)
        if name:
            yield Row(concept, name, "preferred", language)


def alternates(concept: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """CLDR's alternate names of one thing in all languages."""
    evidence = f"CLDR {CLDR_VERSION}, alternate name"
    yield from english(concept, names.get("en", ()), evidence=evidence)
    for language in CHINESE:
        for name in names.get(language, ()):
            yield Row(concept, name, language=language, evidence=evidence)


def finish(rows: Iterable[Row], domain: str, note: str = "", authority: str = "") -> list[Row]:
    """The rows of one concept, each name once, in file order, with what is said of the concept on the first.

    A traditional name is left out where the simplified one is equal and as good.
    """
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: (row.language, row.status != "preferred")):
        twins = [other for other in kept if other.term.casefold() == row.term.casefold()]
        if all(twin.language != row.language and twin.status != row.status == "preferred" for twin in twins):
            kept.append(row)
    kept.sort(key=lambda row: (row.language, row.status != "preferred", row.term))
    first = replace(kept[0], domain=domain, note=note, authority=authority or sources())
    return [first, *kept[1:]]


def territories() -> list[Row]:
    """Countries and territories, with EU, UN and the euro zone, which CLDR counts among them."""
    codes = sorted(set(filter(str.isalpha, ENGLISH.territories)) - NO_TERRITORY)
    return [row for code in codes for row in territory(code)]


def territory(code: str) -> list[Row]:
    """One country or territory."""
    concept, name = f"CLDR-T-{code}", ENGLISH.territories[code]
    case = "fold" if code == "EZ" else "exact"  # "the eurozone" is written small in the middle of a sentence
    desk = DESK_STYLE.get(code, ())
    rows = [
        Row(concept, name, "preferred", case=case, inflect="no"),
        *alternates(concept, TERRITORY_ALTERNATES.get(code, {})),
        *written_out(concept, name),
        *english(concept, desk, evidence="desk style"),
        *chinese(concept, lambda locale: locale.territories.get(code)),
    ]
    if code == "EU":
        rows += english(concept, (code,), evidence="CLDR territory code")
    if code in OFFICIAL_NAMES:
        rows += english(concept, (OFFICIAL_NAMES[code],), evidence="ISO 3166-1 full name")
    inside = INSIDE_OTHER_WORDS.get(code, "")
    rows = [row if row.language == "en" else replace(row, except_=inside) for row in rows]
    authority = "; ".join([sources(), *(f"{form} is desk style" for form in desk)])
    if code in OFFICIAL_NAMES:
        authority += f"; {OFFICIAL_NAMES[code]} is the full name in ISO 3166-1"
    house = code in HOUSE_STYLE
    return finish(rows, "tw-hk-mo" if house else "countries", HOUSE_STYLE_NOTE if house else "", authority)


def currencies() -> list[Row]:
    """The currencies that are legal tender somewhere on the chosen day."""
    places = set(get_global("territory_currencies")) & set(ENGLISH.territories)
    codes = {code for place in places for code in get_territory_currencies(place, start_date=AS_OF)}
    return [row for code in sorted(codes) for row in currency(code)]


def currency(code: str) -> list[Row]:
    """One currency: its names as they stand in a sentence ("euro", "euros"), not as on a list ("Euro")."""
    concept = f"CLDR-C-{code}"
    one, many = (get_currency_name(code, count=count, locale=ENGLISH) for count in (1, 2))
    only = rf"/\b{code}[\s\p{{Sc}}]?\d|\d\s?{code}\b/" if code in CODES_THAT_ARE_WORDS else ""
    rows = [
        Row(concept, one, "preferred", case="fold", inflect="no"),
        *english(concept, (many,), "fold", "CLDR plural"),
        *written_out(concept, one, "fold"),
        *written_out(concept, many, "fold"),
        Row(concept, code, case="acronym", only=only, evidence="ISO 4217 code"),
        *chinese(concept, lambda locale: locale.currencies.get(code)),
    ]
    for language, locale in CHINESE.items():
        counted = get_currency_name(code, count=2, locale=locale)
        if counted != code:
            rows.append(Row(concept, counted, language=language, evidence="CLDR name with a number"))
    house = code in HOUSE_STYLE
    return finish(rows, "tw-hk-mo" if house else "currencies", HOUSE_STYLE_NOTE if house else "")


def languages() -> list[Row]:
    """Languages in use: official somewhere, or spoken by one in twenty somewhere; and their varieties.

    A language with the very name of a country (Nauru, Tuvalu) is left out: the name belongs to the country.
    """
    used = {
        language.partition("_")[0]
        for people in get_global("territory_languages").values()
        for language, share in people.items()
        if share["official_status"] or share["population_percent"] >= IN_USE
    }
    countries = set(ENGLISH.territories.values())
    codes = [
        code
        for code, name in ENGLISH.languages.items()
        if code.partition("_")[0] in used - NO_LANGUAGE and code != "hi_Latn" and name not in countries
    ]
    return [row for code in sorted(codes) for row in language_rows(code)]


def language_rows(code: str) -> list[Row]:
    """One language."""
    concept = f"CLDR-L-{code.replace('_', '-')}"
    rows = [
        Row(concept, ENGLISH.languages[code], "preferred", case="exact", inflect="no"),
        *alternates(concept, LANGUAGE_ALTERNATES.get(code, {})),
        *chinese(concept, lambda locale: locale.languages.get(code)),
    ]
    return finish(rows, "languages")


def calendar() -> list[Row]:
    """Months and weekdays."""
    days = enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    rows = [row for day, name in days for row in weekday(f"CLDR-D-{name}", day)]
    return rows + [row for number in range(1, 13) for row in month(f"CLDR-M-{number:02}", number)]


def month(concept: str, number: int) -> list[Row]:
    """One month; its abbreviations (Mar, Jun, Jan) count beside a figure only, being names and words too."""
    rows = [
        Row(concept, ENGLISH.months["format"]["wide"][number], "preferred", case="exact", inflect="no"),
        *chinese(concept, lambda locale: locale.months["stand-alone"]["wide"][number]),
    ]
    for locale in (ENGLISH, ENGLISH_GB):
        short = locale.months["format"]["abbreviated"][number]
        only, evidence = rf"/\b{short}\b\.?\s?\d|\d\s{short}\b/", f"CLDR {locale}, abbreviated"
        rows.append(Row(concept, short, case="exact", inflect="no", only=only, evidence=evidence))
    for language, locale in CHINESE.items():
        short = locale.months["format"]["abbreviated"][number]
        rows.append(Row(concept, short, language=language, evidence="CLDR abbreviated"))
    return finish(rows, "calendar")


def weekday(concept: str, number: int) -> list[Row]:
    """One weekday, with its plural ("on Mondays"); English abbreviations (Sun, Sat, Wed) are left out."""
    rows = [
        Row(concept, ENGLISH.days["format"]["wide"][number], "preferred", case="exact"),
        *chinese(concept, lambda locale: locale.days["stand-alone"]["wide"][number]),
    ]
    for language, locale in CHINESE.items():
        short = locale.days["stand-alone"]["abbreviated"][number]
        often = f"/{short}[次天]/"  # 每周一次 is "once a week"
        rows.append(Row(concept, short, language=language, except_=often, evidence="CLDR abbreviated"))
    return finish(rows, "calendar")


FILES = {
    "countries.tsv": territories,
    "currencies.tsv": currencies,
    "languages.tsv": languages,
    "months.tsv": calendar,
}


def table(rows: Iterable[Row]) -> str:
    r"""The rows as a TSV file; no name holds a tab or a line break, and `\` is escaped as the layout asks."""
    lines = ["\t".join(field.name.rstrip("_") for field in fields(Row))]
    for row in rows:
        cells = (str(getattr(row, field.name)).replace("\\", "\\\\") for field in fields(Row))
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def is_current(path: Path, text: str) -> bool:
    """Whether the file holds that text; which release of babel brought the same CLDR does not matter."""
    if not path.exists():
        return False
    written = path.read_text(encoding="utf-8")
    return _without_babel(written) == _without_babel(text)


def _without_babel(text: str) -> str:
    return re.sub(r" \(babel [^)]*\)", "", text)


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with `--check` compare them; the exit code."""
    parser = argparse.ArgumentParser(description="Write the glossaries that come from Unicode CLDR.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a file is not current"
    )
    parser.add_argument("--output", type=Path, default=HERE, help="the folder (default: beside this script)")
    options = parser.parse_args(arguments)
    if get_cldr_version() != CLDR_VERSION:
        sys.stderr.write(
            f"babel {babel.__version__} carries CLDR {get_cldr_version()}, but the alternate names in this "
            f"script are of CLDR {CLDR_VERSION}: bring the tables up to date, then CLDR_VERSION.\n"
        )
        return 2
    stale = []
    for name, rows in FILES.items():
        text, path = table(rows()), options.output / name
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not is_current(path, text):
            stale.append(name)
    if stale:
        sys.stderr.write(f"not current: {', '.join(stale)}; run python glossaries/build_cldr.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

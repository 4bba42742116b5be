"""What English writes with a stop that need not end a sentence."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """Mr Mrs Ms Mx Dr Prof Profs Gen Maj Lt Col Sgt Capt Cmdr Adm Brig Cpl Pvt Sen Sens Rep Reps Gov Pres
    Hon Rev Fr Mt Ft St Messrs Mme Mlle Supt Insp Amb Min Sec"""
)
"""They stand before a name: no sentence ends there. As written: *rep.* and *gen.* may be words."""

NEVER_LAST = frozenset(["e.g", "i.e", "cf", "viz", "vs", "n°", "nr", "a.k.a", "approx", "incl"])
"""No sentence ends with these, folded."""

BEFORE_NUMBERS = _words(
    """no nos art arts p pp vol vols ch chap fig figs para paras ver ext tel op
    jan feb mar apr jun jul aug sep sept oct nov dec sec ca c"""
)
"""Before a digit no sentence ends with these, folded."""

MAYBE_LAST = _words(
    """co corp inc ltd llc plc bros jr sr esq dept univ assn natl intl govt st ave blvd rd bldg al ph.d
    jan feb aug sept oct nov dec mon tue tues wed thu thurs fri"""
)
"""Folded; a sentence ends here only when a word follows that opens sentences."""

OPENERS = _words(
    """The This That These Those A An It He She They We You I In On At By For From To With After Before During
    Since While When Where What Who Why How Which If Although Though However But And Or So Yet Also As Because
    Both Each Every Many Most Some Not Now Then There Here Their His Her Its Our My Your Is Are Was Were Do
    Does Did Has Have Had Can Could Would Should According Meanwhile Moreover Therefore Furthermore Besides
    Through Among Between Once Until Only Even Recently Finally Overall Despite Unlike Today Yesterday
    Tomorrow Please Let Mr Mrs Ms"""
)
"""Capitalised, these begin a sentence and hardly ever go on with a name."""

SURNAMES = frozenset(["An", "He", "She", "So", "We", "You"])
"""Openers that are family names in pinyin: *J. He*."""

ACRONYM = re.compile(r"(?:[A-Za-z]{1,2}\.)+[A-Za-z]{1,2}")
"""U.S, E.U, Ph.D: letters with stops, the last stop taken off."""

CLOCK = frozenset(["a.m", "p.m"])
AFTER_CLOCK = re.compile(
    r"[A-Z]{2,5}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:\w+\s)?(?:[Ss]tandard |[Dd]aylight )?[Tt]ime\b|Eastern\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d"
)
"""What goes on after a time of day: *5 p.m. Beijing time*, *8 a.m. EST*, *6 p.m. Monday*."""
OPENING_CLOCK = re.compile(
    r"(?:(?:At|By|Around|About|Before|After|Since|From|Until|On)\s)?(?:\w{1,12}\s){0,2}\d{1,2}(?:[:.]\d\d)?\s?[AaPp]\.[Mm]"
)
"""A sentence that has said nothing yet but the time: *At 5 a.m.*"""

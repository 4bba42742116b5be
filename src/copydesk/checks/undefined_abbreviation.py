"""Abbreviations that the text never explains."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, Scope, check
from copydesk.model import Applicability, Category, Document, Match, Severity, Span
from copydesk.text.lexicon import word_classes

_FAMILIAR = frozenset((
    "AI", "AIDS", "AM", "AP", "APEC", "APP", "APPS", "ASEAN", "ATM", "BBC", "BC", "AD", "BRICS", "CCTV",
    "CD", "CEO", "CEOS", "CFO", "CIA", "CNN", "COO", "COVID", "CPC", "CT", "CTO", "DNA", "DVD", "EU", "EUR",
    "FAQ", "FBI", "FIFA", "FT", "G7", "G20", "GB", "GDP", "GMT", "GPS", "HIV", "HR", "IBM", "ICU", "ID",
    "IMF", "IOC", "IP", "IPO", "IQ", "ISO", "IT", "ITV", "LED", "LGBT", "MBA", "MERS", "MP", "MRI", "MV",
    "NASA", "NATO", "NBA", "NGO", "NGOS", "NHS", "NY", "OECD", "OK", "OPEC", "PC", "PCR", "PDF", "PHD",
    "PLA", "PM", "PR", "PRC", "RMB", "RNA", "SARS", "SCO", "SIM", "SMS", "SOS", "STEM", "SUV", "TV", "UAE",
    "UFO", "UK", "UN", "UNESCO", "UNICEF", "URL", "URLS", "US", "USA", "USB", "USD", "USSR", "UV", "VIP",
    "VR", "WHO", "WIFI", "WTO", "XI", "II", "III", "IV", "VI", "VII", "VIII", "IX", "HTTP", "HTTPS", "WWW",
    "COM", "CN", "ICBC", "HSBC", "BMW", "AFP", "DPA", "TASS", "SME", "SMES", "R&D", "Q", "A", "NO", "VS",
    "ETF", "ETFS",
))  # fmt: skip
_CANDIDATE = re.compile(r"(?<![\w.&/@-])([A-Z]{2,6})(s|['’]s)?(?![\w&/@-]|\.[A-Za-z])")
_BRACKETED = re.compile(r"\w[\"”’']? ?[(（]([A-Z]{2,6})[)）]")
_DATELINE = re.compile(r"(?:, \w+\.? \d+)? ?[–—-]")
_LETTER = re.compile(r"[A-Za-z]")
_NEAR = 30
_MOSTLY = 0.6
"""Share of capitals from which on a stretch is set in capitals."""


@check(
    "undefined-abbreviation",
    Category.STYLE,
    mqm="audience-appropriateness/end-user-suitability",
    severity=Severity.MINOR,
    scope=Scope.DOCUMENT,
    profile=Profile.HOUSE,
)
def undefined_abbreviation(_document: Document, context: Context) -> Iterator[Match]:
    """An abbreviation stands in the text without its full name.

    Chinese short names (北交所) carry their sense; the letters that a machine makes of them do not. One
    finding an abbreviation, at its first place. The option `familiar` lists more that need no explanation.

    Bad: The [[BSE]] opens on Monday. Shares on the BSE will rise.
    Bad: He met the [[KMT]]'s envoy.
    Bad: She left the [[CBEX]] after a year.
    Good: The Beijing Stock Exchange (BSE) opens on Monday. Shares on the BSE will rise.
    Good: The BSE, or Beijing Stock Exchange, opens on Monday.
    Good: The WHO and the EU met in the USA.
    Known limits: a full name anywhere in the text counts when its words begin with the letters; letters that
    stand in the source too are the author's.
    """
    text = context.text.text
    familiar = _FAMILIAR | {str(word).upper() for word in _listed(context.options.get("familiar"))}
    first: dict[str, re.Match[str]] = {}
    for match in _CANDIDATE.finditer(text):
        if match[1] not in familiar:
            first.setdefault(match[1], match)
    if not first:
        return
    initials = _initials(text)
    bracketed = set(_BRACKETED.findall(text))
    sources = " ".join(segment.source or "" for segment in context.text.segments).upper()
    for letters, match in first.items():
        if letters in initials or letters in sources or letters in bracketed or word_classes(letters):
            continue
        if _in_capitals(text, match.start(1)) or _DATELINE.match(text, match.end()):
            continue
        yield Match(
            context.text.place(Span(*match.span(1))),
            f"“{letters}” is never explained: give the full name where it stands first.",
            None,
            Applicability.ADVICE,
        )


def _listed(option: object) -> list[object]:
    return option if isinstance(option, list) else []


def _initials(text: str) -> str:
    """The first letters of all words, links left out, as one string to look abbreviations up in."""
    words = re.findall(r"[^\W\d_]+", text)
    return "".join(
        w[0].upper()
        for w in words
        if w not in ("of", "the", "for", "and", "in", "on", "a") and not (w.isupper() and len(w) > 1)
    )


def _in_capitals(text: str, position: int) -> bool:
    """Whether all around is set in capitals, as in a dateline or a shout."""
    near: list[str] = _LETTER.findall(text[max(position - _NEAR, 0) : position + _NEAR])
    raised = sum(letter.isupper() for letter in near)
    return raised > _MOSTLY * len(near)

"""Kinds of attribute values: what each allows, and how a message says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_NAME = r"[-.:\w\u00b7\u0300-\u036f\u203f\u2040]+"
_USER = r"[^\s:]+:[^\s:]+"
_INTEGER = r"[+]?0*[1-9]\d*"
_DECIMAL = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)
_CATEGORIES = frozenset(
    {
        "allowed-characters",
        "directionality",
        "domain",
        "elements-within-text",
        "external-resource",
        "id-value",
        "language-information",
        "locale-filter",
        "localization-note",
        "localization-quality-issue",
        "localization-quality-rating",
        "mt-confidence",
        "preserve-space",
        "provenance",
        "storage-size",
        "target-pointer",
        "terminology",
        "text-analysis",
        "translate",
    }
)
"""Data categories of ITS 2.0."""

_LISTS = {
    "yesNo": "yes no",
    "reorder": "yes firstNo no",
    "dir": "ltr rtl auto",
    "side": "source target",
    "sides": "source target ignorable",
    "state": "initial translated reviewed final",
    "codeType": "fmt ui quote link image other",
    "space": "default preserve",
    "version20": "2.0 2.1",
    "version22": "2.0 2.1 2.2",
    "matchType": "am mt icm idm tb tm other",
    "normal": "none nfc nfd",
    "itsVersion": "2.0",
    "filter": "include exclude",
    "issue": "terminology mistranslation omission untranslated addition duplication inconsistency grammar"
    " legal register locale-specific-content locale-violation style characters misspelling typographical"
    " formatting inconsistent-entities numbers markup pattern-problem whitespace internationalization length"
    " non-conformance uncategorized other",
    "htmlTag": "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt"
    " em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike"
    " strong sub sup table tbody td tfoot th thead title tr tt u ul",
    "version12": "1.0 1.1 1.2",
    "pos": "open close",
    "assoc": "preceding following both",
    "annotates": "source target general",
}
_EXTENSIBLE = {
    "contextType": "database element elementtitle linenumber numparams paramnotes record recordtitle"
    " sourcefile",
    "ctype": "bold italic underlined link",
    "placeholderType": "image pb lb",
    "datatype": "asp c cdf cfm cpp csharp cstring csv database documentfooter documentheader filedialog form"
    " html htmlbody ini interleaf javaclass javapropertyresourcebundle javalistresourcebundle javascript"
    " jscript layout lisp margin menufile messagefile mif mimetype mo msglib pagefooter pageheader parameters"
    " pascal php plaintext po report resources resx rtf sgml sgmldtd svg vbscript warning winres xhtml xml"
    " xmldtd xsl xul",
    "mtype": "abbrev abbreviated-form abbreviation acronym appellation collocation common-name datetime"
    " equation expanded-form formula head-term initialism international-scientific-term internationalism"
    " logical-expression materials-management-unit name near-synonym part-number phrase phraseological-unit"
    " protected romanized-form seg set-phrase short-form sku standard-text symbol synonym synonymous-phrase"
    " term transcribed-form transliterated-form truncated-term variant",
    "sizeUnit": "byte char col cm dlgunit em ex glyph in mm percent pixel point row",
    "state12": "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n"
    " needs-review-translation needs-translation new signed-off translated",
    "qualifier": "exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt"
    " leveraged-repository leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate rejected-length"
    " rejected-spelling tm-suggestion",
    "unit12": "word page trans-unit bin-unit glyph item instance character line sentence paragraph segment"
    " placeable",
    "altType": "proposal previous-version rejected reference accepted",
}
"""Lists of XLIFF 1.2 that a value of one's own, `x-…`, may extend."""
_PATTERNS = {
    "nmtoken": (_NAME, "a name without blanks"),
    "nmtokens": (rf"{_NAME}(?:[ \t\r\n]+{_NAME})*", "names with a blank between them"),
    "language": (
        r"(?:[A-Za-z]{2,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*",
        "a language tag such as en or en-GB",
    ),
    "userDefined": (_USER, "prefix:value"),
    "spanType": (rf"generic|comment|term|{_USER}", "generic, comment, term or prefix:value"),
    "positive": (_INTEGER, "a whole number from 1"),
    "integer": (r"[+-]?\d+", "a whole number"),
    "priority": (r"[+]?0*(?:[1-9]|10)", "a whole number from 1 to 10"),
    "codePoint": (
        r"(?:[0-9A-Fa-f]{2}){2,4}|[0-9A-Fa-f]{5}",
        "a code point in hexadecimal digits, such as 001A",
    ),
    "coordinates": (r"(?:(?:-?\d+|#);){3}(?:-?\d+|#)", "four numbers or # with ; between them"),
    "mime": (
        r"(?:text|multipart|message|application|image|audio|video|model)(?:/.+)?",
        "a media type such as text/html",
    ),
    "dateTime": (
        r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?",
        "a date such as 2026-11-23T10:00:00Z",
    ),
    "xTend": (r"\S+", "a word"),
}


def _number_up_to(most: float) -> Callable[[str], bool]:
    def fits(value: str) -> bool:
        return bool(_DECIMAL.fullmatch(value)) and 0 <= float(value) <= most

    return fits


def _annotators(value: str) -> bool:
    pairs = [pair.split("|") for pair in value.split()]
    known = [pair[0] for pair in pairs if len(pair) == len(("category", "tool")) and pair[0] in _CATEGORIES]
    return bool(pairs) and len(known) == len(pairs) and len(set(known)) == len(known)


def _listed(words: str, pattern: str = "") -> tuple[Callable[[str], bool], str]:
    allowed, extra = frozenset(words.split()), re.compile(pattern) if pattern else None
    said = words.replace(" ", ", ") + (", or your own x-…" if pattern else "")

    def fits(value: str) -> bool:
        return value in allowed or bool(extra and extra.fullmatch(value))

    return fits, said


def _patterned(pattern: str, said: str) -> tuple[Callable[[str], bool], str]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None, said


KINDS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "any": (lambda _value: True, "any text"),
    "percent": (_number_up_to(100), "a number from 0 to 100"),
    "confidence": (_number_up_to(1), "a number from 0 to 1"),
    "annotators": (_annotators, "data-category|tool, each category once"),
    **{kind: _listed(words) for kind, words in _LISTS.items()},
    **{kind: _listed(words, r"x-\S+") for kind, words in _EXTENSIBLE.items()},
    **{kind: _patterned(*pattern) for kind, pattern in _PATTERNS.items()},
}
"""By kind: whether a value fits, and what it must be."""

"""Reading SRX 2.0 files, with the regular expressions of ICU and Java that they are written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import regex
from lxml import etree

from copydesk.errors import InputError
from copydesk.exchange.files import read_bytes
from copydesk.segmentation.srx import LanguageMap, SrxRule, SrxRules

_NAMESPACE = "{http://www.lisa.org/srx20}"
_LARGEST = 16 * 2**20
_INSIDE = {"start": False, "end": True, "isolated": False}
_FOREIGN = regex.compile(
    r"""\\Q(?P<quoted>.*?)(?:\\E|\Z) | \\x\{(?P<code>[0-9A-Fa-f]{1,6})\} | \\0(?P<octal>[0-7]{1,3})
    | \\p\{(?P<java>java\w+|Is(?:L|M|N|P|S|Z|C)[a-z]?|L1)\}
    | \\P\{(?P<notjava>java\w+|Is(?:L|M|N|P|S|Z|C)[a-z]?)\}
    | (?P<escape>\\[eHz]) | \\(?P<other>.)""",
    regex.VERBOSE | regex.DOTALL,
)
_JAVA = {
    "javaLowerCase": "Lowercase",
    "javaUpperCase": "Uppercase",
    "javaLetter": "L",
    "javaDigit": "Nd",
    "javaLetterOrDigit": "Alnum",
    "javaAlphabetic": "Alphabetic",
    "javaWhitespace": "White_Space",
    "L1": "InLatin_1_Supplement",
}
_ESCAPES = {r"\e": r"\x1b", r"\H": r"[^\h]", r"\z": r"\Z"}


def read_srx(path: Path) -> SrxRules:
    """The rules of an SRX 2.0 file.

    Raises InputError with file and line when it is not XML, not SRX 2.0, or an expression is wrong.
    """
    root = _parse(path)
    place = _place(path, root)
    if root.tag != f"{_NAMESPACE}srx" or root.get("version") != "2.0":
        raise InputError("this is not SRX 2.0", place=place, mend="save the rules as SRX 2.0")
    header = root.find(f"{_NAMESPACE}header")
    if header is None:
        raise InputError(
            "the header is missing", place=place, mend='add <header segmentsubflows="yes" cascade="yes"/>'
        )
    rules = {
        _attribute(group, "languagerulename", path): tuple(_rules(group, path))
        for group in _all(root, "languagerule")
    }
    maps = tuple(_maps(root, path, rules))
    if not maps:
        raise InputError("no language map says which rules to use", place=place, mend="add <maprules>")
    return SrxRules(rules, maps, header.get("cascade") == "yes", MappingProxyType(_inside(header, path)))


def translate(expression: str) -> str:
    r"""An expression of ICU or Java as the `regex` library reads it (its version 1, with nested sets).

    >>> print(translate(r"\p{Lu}\x{2019}\h++\Qe.g.\E"))
    \p{Lu}\U00002019\h++e\.g\.
    """
    return _FOREIGN.sub(_translated, expression)


def _translated(found: regex.Match[str]) -> str:
    if found["quoted"] is not None:
        return regex.escape(found["quoted"])
    if found["code"] or found["octal"]:
        code = int(found["code"], 16) if found["code"] else int(found["octal"], 8)
        return f"\\U{code:08x}"
    name = found["java"] or found["notjava"]
    if name:
        letter = "p" if found["java"] else "P"
        return f"\\{letter}{{{_JAVA.get(name, name.removeprefix('Is'))}}}"
    return _ESCAPES.get(found.group(), found.group())


def _rules(group: etree._Element, path: Path) -> Iterator[SrxRule]:
    for rule in _all(group, "rule"):
        breaks = rule.get("break", "yes")
        if breaks not in ("yes", "no"):
            raise InputError(f"break is {breaks!r}", place=_place(path, rule), mend="write yes or no")
        before, after = (_side(rule, name, path) for name in ("beforebreak", "afterbreak"))
        place = _place(path, rule)
        yield SrxRule(breaks == "yes", _compile(f"(?<=(?:{before}))(?=(?:{after}))", place), place)


def _side(rule: etree._Element, name: str, path: Path) -> str:
    element = rule.find(_NAMESPACE + name)
    if element is None or not element.text:
        return ""
    translated = translate(element.text)
    _compile(translated, _place(path, element))
    return translated


def _maps(root: etree._Element, path: Path, rules: Mapping[str, object]) -> Iterator[LanguageMap]:
    for entry in _all(root, "languagemap"):
        name, place = _attribute(entry, "languagerulename", path), _place(path, entry)
        if name not in rules:
            raise InputError(
                f"no rules are called {name!r}", place=place, mend="name a <languagerule> of the file"
            )
        yield LanguageMap(_compile(translate(_attribute(entry, "languagepattern", path)), place), name, place)


def _inside(header: etree._Element, path: Path) -> dict[str, bool]:
    inside = dict(_INSIDE)
    for handle in _all(header, "formathandle"):
        kind, include = handle.get("type", ""), handle.get("include", "")
        if kind not in inside or include not in ("yes", "no"):
            raise InputError(
                f"formathandle says type {kind!r} and include {include!r}",
                place=_place(path, handle),
                mend="type is start, end or isolated; include is yes or no",
            )
        inside[kind] = include == "yes"
    return inside


def _compile(pattern: str, place: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, regex.VERSION1)
    except (regex.error, OverflowError, RecursionError) as error:
        raise InputError(f"the expression is wrong: {error}", place=place) from error


def _attribute(element: etree._Element, name: str, path: Path) -> str:
    value = element.get(name)
    if not value:
        tag = etree.QName(element).localname
        raise InputError(f"<{tag}> has no {name}", place=_place(path, element))
    return value


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(_NAMESPACE + name)


def _place(path: Path, element: etree._Element) -> str:
    return f"{path}:{element.sourceline}"


def _parse(path: Path) -> etree._Element:
    """The root; entities stay unresolved and nothing is fetched."""
    raw = read_bytes(path)
    if len(raw) > _LARGEST:
        raise InputError(f"the file has more than {_LARGEST // 2**20} MiB", place=str(path))
    if b"<!ENTITY" in raw or "<!ENTITY".encode("utf-16-le") in raw or "<!ENTITY".encode("utf-16-be") in raw:
        raise InputError("the file declares entities", place=f"{path}:1", mend="take the DOCTYPE out")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        said = " ".join(str(error.msg).partition(", line ")[0].split())
        raise InputError(f"not well-formed XML ({said})", place=f"{path}:{error.lineno or 1}") from error

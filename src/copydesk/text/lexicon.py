"""What an English word can be, and its forms, from the tables of lemminflect (MIT; NIH SPECIALIST lexicon).

The tables are read as they lie in the package. Importing lemminflect itself would load numpy and cost a
third of a second at every start; a test holds that both say the same.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_VERB_TAGS = ("VBD", "VBN", "VBG", "VBZ")
_UNCOUNTABLE = frozenset((
    "advice", "assistance", "employment", "equipment", "evidence", "feedback", "funding", "growth",
    "guidance", "housing", "information", "infrastructure", "knowledge", "legislation", "machinery",
    "momentum", "personnel", "progress", "research", "unrest", "violence", "wealth", "welfare",
))  # fmt: skip
"""Nouns whose plural the tables have and newspapers do not."""


_MOSTLY_NOUNS = frozenset((
    "case", "country", "document", "expert", "game", "issue", "market", "meeting", "minister", "official",
    "party", "patient", "product", "project", "record", "school", "sector", "state", "team",
))  # fmt: skip
"""Nouns of the news that the tables have as verbs or adjectives too."""
_LEFTOVERS = frozenset(("other", "such", "one", "second", "half", "score", "dozen", "sputum", "sclerosis"))
"""Nouns in the tables that are mostly something else, or whose plural hardly anybody writes."""


@cache
def _table(name: str) -> list[str]:
    """Lines `word,class,forms`, sorted."""
    spec = find_spec("lemminflect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("lemminflect is not installed", name="lemminflect")
    packed = Path(spec.submodule_search_locations[0], "resources", name).read_bytes()
    return sorted(gzip.decompress(packed).decode().splitlines())


def _entries(name: str, word: str) -> Iterator[tuple[str, str]]:
    """The classes of a word, in capitals, each with the last column."""
    table, key = _table(name), f"{word},"
    at = bisect_left(table, key)
    while at < len(table) and table[at].startswith(key):
        word_class, _, forms = table[at][len(key) :].partition(",")
        yield word_class.upper(), forms
        at += 1


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> dict[str, str]:
    return {word_class: forms.split("/")[0] for word_class, forms in _entries("lemma_lu.csv.gz", word)}


@lru_cache(maxsize=65536)
def word_classes(word: str) -> frozenset[str]:
    """The universal part-of-speech tags that the dictionary gives for `word`; empty when it is unknown.

    >>> sorted(word_classes("Promote")), sorted(word_classes("Xi"))
    (['VERB'], [])
    """
    return frozenset(_lemmas(word.lower()))


def is_name(word: str) -> bool:
    """Whether the dictionary has the word with a capital.

    >>> is_name("Peter"), is_name("Promote")
    (True, False)
    """
    return word[:1].isupper() and any(_entries("infl_lu.csv.gz", word))


@lru_cache(maxsize=65536)
def verb_tags(word: str) -> frozenset[str]:
    """The Penn tags that a verb form can have; empty when the word can be anything else than a verb.

    >>> sorted(verb_tags("promoted")), sorted(verb_tags("promotes")), sorted(verb_tags("plans"))
    (['VBD', 'VBN'], ['VBZ'], [])
    """
    folded = word.lower()
    if word_classes(folded) != {"VERB"}:
        return frozenset()
    forms = inflections(lemma(folded, "VERB"), "VERB")
    return frozenset(tag for tag, variants in forms.items() if folded in variants)


def is_countable_singular(word: str) -> bool:
    """Whether the word is hardly anything but a noun in the singular, and has a plural.

    >>> [is_countable_singular(word) for word in ("country", "countries", "equipment", "help", "series")]
    [True, False, False, False, False]
    """
    noun = word_classes(word) == {"NOUN"} or word in _MOSTLY_NOUNS
    return noun and word not in _LEFTOVERS and not is_plural(word) and plural(word) is not None


def is_nothing_but_plural(word: str) -> bool:
    """Whether the word is a plural noun and nothing else.

    >>> [is_nothing_but_plural(word) for word in ("countries", "series", "plans", "news")]
    [True, False, False, False]
    """
    return word_classes(word) == {"NOUN"} and is_plural(word)


def lemma(word: str, word_class: str) -> str:
    """The dictionary form of `word` as a `NOUN`, `VERB` and so on; the word itself when it is unknown.

    >>> lemma("communities", "NOUN"), lemma("Built", "VERB"), lemma("SCO", "NOUN")
    ('community', 'Build', 'SCO')
    """
    found = _lemmas(word.lower()).get(word_class, word)
    return found.capitalize() if word[:1].isupper() and found.islower() else found


@lru_cache(maxsize=65536)
def inflections(word: str, word_class: str) -> dict[str, tuple[str, ...]]:
    """All forms of a NOUN or VERB lemma by Penn tag (NN, NNS; VB, VBZ, VBG, VBD, VBN), the usual one first.

    A hyphenated word takes the forms of its last part; an unknown noun the regular plural.

    >>> inflections("Community", "NOUN")["NNS"], inflections("beggar-thy-neighbor", "NOUN")["NNS"]
    (('Communities',), ('beggar-thy-neighbors',))
    >>> inflections("attend", "VERB")["VBN"]
    ('attended',)
    """
    front, hyphen, last = word.rpartition("-")
    found = dict(_entries("infl_lu.csv.gz", last)) or dict(_entries("infl_lu.csv.gz", last.lower()))
    columns = [tuple(column.split("/")) if column else () for column in found.get(word_class, "").split(",")]
    if last[:1].isupper():
        columns = [tuple(form[:1].upper() + form[1:] for form in column) for column in columns]
    if word_class == "NOUN":
        plurals = columns[0] or (_regular_plural(last),)
        forms = {"NN": (last,), "NNS": tuple(form for form in plurals if form != last) or (last,)}
    elif word_class in found:
        forms = {"VB": (last,), **dict(zip(_VERB_TAGS, columns, strict=False))}
        forms["VBN"] = forms.get("VBN") or forms["VBD"]
    else:
        return {}
    return {tag: tuple(front + hyphen + form for form in variants) for tag, variants in forms.items()}


def _regular_plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=65536)
def plural(noun: str) -> str | None:
    """The usual plural; None when the noun has none of its own.

    >>> plural("summit"), plural("diplomacy"), plural("multilateralism"), plural("equipment")
    ('summits', None, None, None)
    """
    form = inflections(noun, "NOUN")["NNS"][0]
    return None if form == noun or noun.endswith("ism") or noun.lower() in _UNCOUNTABLE else form


@lru_cache(maxsize=65536)
def is_plural(word: str) -> bool:
    """Whether the word is a plural noun; those that are never anything else do not count, but for "people".

    >>> is_plural("outcomes"), is_plural("diplomacy"), is_plural("news"), is_plural("children")
    (True, False, False, True)
    """
    one, last = singular(word), word.rpartition("-")[2].lower()
    if one == word:
        return last == "people"
    return last.endswith("s") or last in inflections(one.rpartition("-")[2].lower(), "NOUN")["NNS"]


def singular(noun: str) -> str:
    """The singular of a noun, hyphenated or not; the word itself when it is one.

    >>> singular("beggar-thy-neighbors"), singular("summit")
    ('beggar-thy-neighbor', 'summit')
    """
    front, hyphen, last = noun.rpartition("-")
    return front + hyphen + lemma(last, "NOUN")

"""Namespaces of XLIFF and its modules, and names of elements and attributes in Clark notation."""

from __future__ import annotations

from functools import lru_cache

XLIFF12 = "urn:oasis:names:tc:xliff:document:1.2"
XLIFF20 = "urn:oasis:names:tc:xliff:document:2.0"
"""Of versions 2.0 and 2.1."""
XLIFF22 = "urn:oasis:names:tc:xliff:document:2.2"

MODULES = {
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
    "fs": "urn:oasis:names:tc:xliff:fs:2.0",
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "res": "urn:oasis:names:tc:xliff:resourcedata:2.0",
    "ctr": "urn:oasis:names:tc:xliff:changetracking:2.0",
    "slr": "urn:oasis:names:tc:xliff:sizerestriction:2.0",
    "val": "urn:oasis:names:tc:xliff:validation:2.0",
    "its": "http://www.w3.org/2005/11/its",
    "itsm": "urn:oasis:names:tc:xliff:itsm:2.1",
    "pgs": "urn:oasis:names:tc:xliff:pgs:1.0",
}
"""By the prefix that the specification gives them, which fragment identifiers use too."""
REGISTERED = {"tbx": "urn:iso:std:iso:30042:ed-1:v1:en"}
"""Extensions whose prefix is known in fragment identifiers."""

XML = "http://www.w3.org/XML/1998/namespace"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
"""Of `xsi:schemaLocation`, which may stand on any element."""
PREFIXES = {**MODULES, "xml": XML}
PREFIX_OF = {uri: prefix for prefix, uri in {**PREFIXES, **REGISTERED}.items()}

_NAMES = 4_096
"""Names whose parts are remembered; a file has some dozens, a hostile one any number."""


def clark(name: str, own: str) -> str:
    """`prefix:local` or `local` in Clark notation; without a prefix the namespace is `own`.

    >>> clark("fs:subFs", ""), clark("unit", "urn:x"), clark("id", "")
    ('{urn:oasis:names:tc:xliff:fs:2.0}subFs', '{urn:x}unit', 'id')
    """
    prefix, colon, rest = name.partition(":")
    if colon:
        return f"{{{PREFIXES[prefix]}}}{rest}"
    return f"{{{own}}}{name}" if own else name


@lru_cache(_NAMES)
def namespace(name: str) -> str:
    """The namespace of a name, "" for none."""
    return name[1:].rpartition("}")[0] if name.startswith("{") else ""


@lru_cache(_NAMES)
def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition("}")[2]


@lru_cache(_NAMES)
def shown(name: str) -> str:
    """The name as messages say it, with the usual prefix.

    >>> shown("{http://www.w3.org/XML/1998/namespace}lang"), shown("{urn:x}a")
    ('xml:lang', 'a')
    """
    prefix = PREFIX_OF.get(namespace(name))
    return f"{prefix}:{local(name)}" if prefix else local(name)

"""Names of WordprocessingML, the same for strict and transitional files.

Source: ECMA-376 part 1, annex A (strict) and part 4 (transitional).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_PREFIXES = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "{http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "{urn:schemas-microsoft-com:vml": "v:",
}
_OFF = ("0", "false", "off")


@lru_cache(maxsize=4096)
def prefixed(name: str) -> str:
    """A name in Clark notation with the usual prefix; names of other namespaces as they are.

    >>> prefixed("{http://purl.oclc.org/ooxml/wordprocessingml/main}p")
    'w:p'
    """
    space, _, local = name.rpartition("}")
    prefix = _PREFIXES.get(space)
    return name if prefix is None else prefix + local


def values(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their names with the usual prefixes.

    >>> values({"{http://purl.oclc.org/ooxml/wordprocessingml/main}val": "on"})
    {'w:val': 'on'}
    """
    return {prefixed(name): value for name, value in attributes.items()}


def is_on(value: str | None) -> bool:
    """Whether a switch such as `w:vanish` is on: it is when it has no value.

    >>> is_on(None), is_on("false")
    (True, False)
    """
    return value not in _OFF

"""The encoding that a web page says it has, and how new text is written in it."""

from __future__ import annotations

import codecs
import html
import re

from copydesk.exchange.xml_events import xml_encoding

_HEAD = 4096
"""The standard lets a browser look at 1,024 bytes; pages are less careful."""
_META = re.compile(
    rb"""<meta[\s/][^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_LATIN = frozenset(("iso8859-1", "ascii", "cp1252"))


def page_encoding(raw: bytes) -> str | None:
    """What a page without a byte-order mark says of its encoding; None where it says nothing that is known.

    As in browsers, Latin 1 is Windows 1252, and a page that calls itself UTF-16 in ASCII letters is UTF-8.

    >>> page_encoding(b'<meta charset="gb2312">'), page_encoding(b"<p>") is None
    ('gb2312', True)
    """
    said = xml_encoding(raw)
    if said is None:
        found = _META.search(_COMMENT.sub(b"", raw[:_HEAD]))
        said = found[1].decode("ascii", "replace") if found else None
    try:
        known = codecs.lookup(said).name if said else ""
    except LookupError:
        return None
    if known in _LATIN:
        return _western(raw)
    if known.startswith(("utf-16", "utf-32")) and b"\0" not in raw[:_HEAD]:
        return "utf-8"
    return said


def _western(raw: bytes) -> str:
    """Windows 1252 where its five undefined bytes are missing."""
    return "latin-1" if any(byte in raw for byte in b"\x81\x8d\x8f\x90\x9d") else "cp1252"


class Writing:
    """How new text is written in a page: `&`, `<`, `>` escaped, and what its encoding lacks as a number."""

    def __init__(self, text: str) -> None:
        said = page_encoding(text[:_HEAD].encode("utf-8", "replace"))
        self._encoding = said or "utf-8"

    def words(self, new: str) -> str:
        """New text between tags; a line end is a `<br/>`."""
        return self._numbered(html.escape(new, quote=False)).replace("\n", "<br/>")

    def value(self, new: str, quote: str) -> str:
        """New text in an attribute with these quotes; where the old value has none, with new ones."""
        escaped = html.escape(new, quote=False).replace(quote or '"', "&#39;" if quote == "'" else "&quot;")
        written = self._numbered(escaped)
        return written if quote else f'"{written}"'

    def _numbered(self, new: str) -> str:
        return new.encode(self._encoding, "xmlcharrefreplace").decode(self._encoding)

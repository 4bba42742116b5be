"""Reading XML that may be hostile: no declarations, no entities, no network, no huge trees."""

import re
from pathlib import Path

from lxml import etree

from copydesk.errors import GlossaryError
from copydesk.exchange.files import read_bytes

_LARGEST = 64 * 2**20
"""Bytes of a file: 100,000 terms take about 30 MiB."""
_ENCODINGS = frozenset(
    {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1", "WINDOWS-1252"}
)
"""Those in which the declarations below can be seen, whatever the file says of itself."""
_DECLARATIONS = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def parse_xml(path: Path) -> etree._Element:
    """The root of the file.

    A document type that only names its DTD is passed over, for many terminology tools write one; the DTD is
    never read. Raises GlossaryError with the line when it declares anything, and when the file is not XML.
    """
    raw = read_bytes(path)
    _inspect(raw, path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser, base_url=str(path))
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        said = " ".join(str(error.msg).partition(", line ")[0].split())
        raise GlossaryError(f"not well-formed XML ({said})", place=f"{path}:{line}") from error
    encoding = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if encoding not in _ENCODINGS:
        raise GlossaryError(f"the encoding is {encoding}", place=f"{path}:1", mend="save the file as UTF-8")
    return root


def _inspect(raw: bytes, path: Path) -> None:
    if not raw.strip():
        raise GlossaryError(
            "the file is empty", place=str(path), mend="a glossary without terms still has its root"
        )
    if len(raw) > _LARGEST:
        raise GlossaryError(
            f"the file has {len(raw) // 2**20} MiB, more than {_LARGEST // 2**20}",
            place=str(path),
            mend="split it",
        )
    text = raw.decode("utf-16" if raw.startswith(_UTF16_MARKS) else "utf-8", "replace")
    declared = _DECLARATIONS.search(text)
    if declared:
        line = text.count("\n", 0, declared.end()) + 1
        raise GlossaryError(
            "the document type declares entities or elements",
            place=f"{path}:{line}",
            mend="take the DOCTYPE out",
        )

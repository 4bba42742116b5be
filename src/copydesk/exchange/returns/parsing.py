"""Elements of XML that may be hostile, one at a time: no declarations, no network, no huge trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from copydesk.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element


def elements(stream: IO[bytes], place: str, names: Sequence[str]) -> Iterator[tuple[str, _Element]]:
    """The elements with these local names, whole and in the order of their ends, each with its name.

    An element is forgotten when the next one is asked for. Raises InputError with the line where the stream
    is not well-formed XML or declares a document type.
    """
    for _, name, element in events(stream, place, names, ("end",)):
        yield name, element


def events(
    stream: IO[bytes], place: str, names: Sequence[str], kinds: Sequence[str] = ("start", "end")
) -> Iterator[tuple[str, str, _Element]]:
    """As `elements`, with `start` and `end` before the name: at its start an element has its attributes."""
    from lxml import etree

    parsed = etree.iterparse(
        stream,
        events=tuple(kinds),
        tag=tuple(f"{{*}}{name}" for name in names),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    first = True
    try:
        for kind, element in parsed:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise InputError(
                    "the file declares a document type", place=place, mend="take the DOCTYPE out"
                )
            first = False
            yield kind, str(element.tag).rpartition("}")[2], element
            if kind == "end":
                _forget(element)
    except etree.XMLSyntaxError as error:
        said = " ".join(str(error.msg).partition(", line ")[0].split())
        raise InputError(f"not well-formed XML ({said})", place=f"{place}:{error.lineno or 1}") from error


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

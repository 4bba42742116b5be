"""Writing XML as a stream: indented for people, texts exact, in memory that does not grow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

Attributes = Mapping[str, str]

_UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL_PICTURES = 0x2400


def visible(text: str) -> str:
    r"""`text` with each character that XML 1.0 cannot hold replaced by one that can be seen.

    Control characters become their control pictures, all others U+FFFD; lengths stay the same.

    >>> visible("bell\x07 rings\ufffe")
    'bell␇ rings�'
    """
    return _UNHELD.sub(lambda match: _stand_in(match[0]), text)


def stand_ins(text: str) -> dict[str, str]:
    r"""The characters of `text` that XML 1.0 cannot hold, in order, each with what `visible` shows for it.

    >>> stand_ins("bell\x07 rings\x07")
    {'\x07': '␇'}
    """
    return {character: _stand_in(character) for character in _UNHELD.findall(text)}


def _stand_in(character: str) -> str:
    code = ord(character)
    return chr(_CONTROL_PICTURES + code) if code < ord(" ") else "\ufffd"


class XmlWriter:
    """Elements in the order of the file. Names carry their prefixes, as the standards print them."""

    def __init__(self, file: Any, namespaces: Mapping[str | None, str]) -> None:  # noqa: ANN401 - lxml exports no type for it
        self._file = file
        self._namespaces = namespaces
        self._depth = 0

    @contextmanager
    def element(self, name: str, attributes: Attributes | None = None) -> Iterator[None]:
        """An element that holds elements: those written before the block ends."""
        with self._open(name, attributes):
            self._depth += 1
            yield
            self._depth -= 1
            self._new_line()

    def leaf(self, name: str, text: str = "", attributes: Attributes | None = None) -> None:
        """An element that holds text, character for character but for what `visible` replaces."""
        with self._open(name, attributes):
            self._file.write(visible(text))

    def _open(self, name: str, attributes: Attributes | None) -> AbstractContextManager[None]:
        if self._depth:
            self._new_line()
        shown = {key: visible(value) for key, value in (attributes or {}).items()}
        element: AbstractContextManager[None] = self._file.element(
            name, shown, nsmap=None if self._depth else self._namespaces
        )
        return element

    def _new_line(self) -> None:
        self._file.write("\n" + "  " * self._depth)


@contextmanager
def xml_writer(stream: BinaryIO, namespaces: Mapping[str | None, str]) -> Iterator[XmlWriter]:
    """A writer of one XML file in UTF-8; the first element is the root and declares `namespaces`.

    >>> from io import BytesIO
    >>> with xml_writer(stream := BytesIO(), {None: "urn:notes"}) as xml, xml.element("notes"):
    ...     xml.leaf("note", "Tom & Ann", {"priority": "1"})
    >>> print(stream.getvalue().decode(), end="")
    <?xml version='1.0' encoding='UTF-8'?>
    <notes xmlns="urn:notes">
      <note priority="1">Tom &amp; Ann</note>
    </notes>
    """
    from lxml import etree

    with etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        yield XmlWriter(file, namespaces)
    stream.write(b"\n")

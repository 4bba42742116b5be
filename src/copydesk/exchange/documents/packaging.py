"""Office files as packages: parts in a ZIP archive that point at each other.

Source: ECMA-376 part 2 (Open Packaging Conventions), sections 7.2 and 9.3.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from copydesk.errors import InputError
from copydesk.exchange.archives import Archive
from copydesk.exchange.encodings import Decoded, decode_text
from copydesk.exchange.xml_events import Start, xml_events

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"
_SUFFIXES = {"document": ".docx", "workbook": ".xlsx"}


@dataclass(frozen=True, slots=True)
class Relation:
    """That a part needs another: `kind` is the last word of the type, the same in strict and transitional."""

    id: str
    kind: str
    target: str
    """The name of the other part in the archive."""


class Package:
    """An Office file in a stream that can seek. Raises InputError when it is none, or broken."""

    def __init__(self, stream: BinaryIO, place: str) -> None:
        self.archive = Archive(stream, place)
        self.place = place
        self.main = self._main()

    def text(self, part: str) -> Decoded:
        """A part that is XML."""
        return decode_text(self.archive.read(part), self.name(part), "utf-8")

    def name(self, part: str) -> str:
        """What errors call a part."""
        return f"{self.place}:{part}"

    def relations(self, part: str) -> Iterator[Relation]:
        """The parts that a part needs, in the order of the file; "" is the package itself."""
        folder, file = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.archive.names:
            return
        for event in xml_events(self.text(listed).text, self.name(listed)):
            if isinstance(event, Start) and event.name == _RELATIONSHIP:
                said = event.attributes
                if said.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, said.get("Target", "")))
                    kind = said.get("Type", "").rpartition("/")[2]
                    yield Relation(said.get("Id", ""), kind, target.lstrip("/"))

    def expect(self, main: str, root: str, name: str) -> None:
        """Raises InputError when the root element in the text of the main part is not called `root`.

        `name` is what files with that root are, such as "a Word document".
        """
        events = xml_events(main, self.name(self.main))
        found = next(event.name.rpartition("}")[2] for event in events if isinstance(event, Start))
        if found != root:
            mend = f"rename it to {_SUFFIXES[found]}" if found in _SUFFIXES else "save it anew"
            raise InputError(f"not {name} inside", place=self.place, mend=mend)

    def _main(self) -> str:
        for relation in self.relations(""):
            if relation.kind == _MAIN:
                return relation.target
        raise InputError(
            "a ZIP archive, but not an Office file",
            place=self.place,
            mend="save it anew in an Office program",
        )

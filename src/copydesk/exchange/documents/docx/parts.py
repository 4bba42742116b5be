"""The parts of a Word document that hold text, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.exchange.documents.docx.story import Story
from copydesk.exchange.documents.docx.styles import Styles
from copydesk.exchange.documents.packaging import Package
from copydesk.exchange.encodings import Decoded

_KINDS = {"footnotes": "footnote", "endnotes": "endnote", "header": "header", "footer": "footer"}
"""The parts beside the body, by the kind of relation, and what their units say that they are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part, and how its story is read; offsets in the story's passages count from `base`."""

    name: str
    decoded: Decoded
    base: int
    story: Story


def parts(package: Package) -> Iterator[Part]:
    """Body, footnotes, endnotes, headers, footers.

    Raises InputError when a part is missing or broken, or when the file is no Word document.
    """
    related = list(package.relations(package.main))
    listed = next((relation.target for relation in related if relation.kind == "styles"), None)
    styles = Styles(package.text(listed).text, package.name(listed)) if listed else Styles("", "")
    beside = [(kind, each.target) for kind in _KINDS for each in related if each.kind == kind]
    base = 0
    for kind, name in dict.fromkeys([("", package.main), *beside]):
        decoded = package.text(name)
        if not kind:
            package.expect(decoded.text, "document", "a Word document")
        attributes = {"part": _KINDS[kind]} if kind else {}
        yield Part(name, decoded, base, Story(decoded.text, package.name(name), styles, attributes, base))
        base += len(decoded.text) + 1

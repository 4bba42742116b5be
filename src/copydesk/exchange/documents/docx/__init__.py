"""Word documents: read part by part, written back with only the edited parts changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from copydesk.exchange.documents.docx.parts import Part, parts
from copydesk.exchange.documents.docx.writing import edited
from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.packaging import Package
from copydesk.exchange.documents.passages import Passage, documents
from copydesk.exchange.documents.splicing import splices
from copydesk.model import Document, Span
from copydesk.text.edits import Edit


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    with original.open() as stream:
        found = (part.story.passages() for part in parts(Package(stream, original.place)))
        yield from documents((each for passages in found for each in passages), original.name, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    if not any(edits.values()):
        stream.write(original.read())
        return
    with original.open() as file:
        package = Package(file, original.place)
        known: list[Part] = []
        changes = splices(_passages(parts(package), known), original.name, reading, edits)
        package.archive.write(dict(_changed(known, list(changes), original.place)), stream)


def _passages(found: Iterable[Part], known: list[Part]) -> Iterator[Passage]:
    """The passages of all parts; each part is noted when it is read."""
    for part in found:
        known.append(part)
        yield from part.story.passages()


def _changed(known: Sequence[Part], changes: Sequence[Edit], place: str) -> Iterator[tuple[str, bytes]]:
    """The parts that are no longer as they were, with their new bytes."""
    bases = [part.base for part in known]
    shared_out: dict[int, list[Edit]] = {}
    for span, new in changes:
        number = bisect_right(bases, span.start) - 1
        moved = Span(span.start - bases[number], span.end - bases[number])
        shared_out.setdefault(number, []).append((moved, new))
    for number, inside in sorted(shared_out.items()):
        part = known[number]
        text = edited(part.decoded.text, inside, part.story.elements)
        yield part.name, part.decoded.encode(text, place)


FORMAT = Format(
    name="Word",
    suffixes=(".docx",),
    read=_read,
    write=_write,
    reads="Paragraphs of the body, tables, text boxes, footnotes, endnotes, headers and footers, and what "
    "tracked changes insert. Styles say what is a heading, caption, quote or list item.",
    protects="Pictures, formulas, results of fields such as page numbers and dates, addresses, code between "
    "backticks. Bold, links and other formatting inside a sentence do not part its words.",
    keeps="Every part without edits, byte for byte; in an edited part all but the edited words: formatting, "
    "tracked changes, comments, notes, bookmarks. New words look like the first of those they replace.",
    leaves="Text that tracked changes delete, hidden text, comments, charts and diagrams are not read. A "
    "copy of a text box for programs older than Word 2010 keeps its words.",
)

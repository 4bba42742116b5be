"""XLIFF 1.2, 2.0, 2.1 and 2.2: held to the rules of the version, written back with edits in the targets.

One `<file>` is one document. It has the name of the XLIFF; where there are several, `#` and the file's id
(version 2) or original (1.2) follow.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from copydesk.exchange.documents.formats import Edits, Format, Original, Reading
from copydesk.exchange.documents.passages import Passage, documents
from copydesk.exchange.documents.splicing import splices
from copydesk.exchange.documents.xliff.heads import FileHead
from copydesk.exchange.documents.xliff.names import XLIFF12, namespace
from copydesk.exchange.documents.xliff.reading2 import passages2
from copydesk.exchange.documents.xliff.reading12 import passages12
from copydesk.exchange.documents.xliff.validator import checked_events
from copydesk.exchange.encodings import decode_text
from copydesk.exchange.xml_events import Start, xml_encoding
from copydesk.model import Document, Span
from copydesk.text.edits import Edit, apply_edits


def _texts(text: str, place: str, reading: Reading) -> tuple[Start, Iterator[tuple[FileHead, Passage]]]:
    root, events = checked_events(text, place)
    find = passages12 if namespace(root.name) == XLIFF12 else passages2
    return root, find(events, text, FileHead("", reading.source_language, reading.target_language))


def _files(
    texts: Iterator[tuple[FileHead, Passage]], name: str
) -> Iterator[tuple[str, FileHead, Iterator[Passage]]]:
    """Each file's name, head and passages; equal names are told apart by `-2`, `-3`."""
    seen: dict[str, int] = {}
    for head, group in itertools.groupby(texts, key=lambda pair: pair[0]):
        times = seen[head.label] = seen.get(head.label, 0) + 1
        label = head.label if times == 1 else f"{head.label}-{times}"
        yield f"{name}#{label}", head, _distinct(passage for _, passage in group)


def _distinct(passages: Iterator[Passage]) -> Iterator[Passage]:
    """The passages with segment ids that no other has: `a/b` may be a unit, and segment `b` of unit `a`."""
    taken: set[str | None] = set()
    for passage in passages:
        name, number = passage.segment, 1
        while name in taken:
            number += 1
            name = f"{passage.segment}-{number}"
        taken.add(name)
        yield passage if number == 1 else replace(passage, segment=name)


def _read(original: Original, reading: Reading) -> Iterator[Document]:
    raw = original.read()
    decoded = decode_text(raw, original.place, xml_encoding(raw))
    _, texts = _texts(decoded.text, original.place, reading)
    found: list[Document] = []
    for name, head, passages in _files(texts, original.name):
        languages = replace(
            reading, source_language=head.source_language, target_language=head.target_language
        )
        found.extend(documents(passages, name, languages))
    if len(found) > 1:
        yield from found
    elif found:
        yield replace(found[0], name=original.name)
    else:
        yield from documents((), original.name, reading)


def _write(original: Original, reading: Reading, edits: Edits, stream: BinaryIO) -> None:
    raw = original.read()
    if not any(edits.values()):
        stream.write(raw)
        return
    decoded = decode_text(raw, original.place, xml_encoding(raw))
    root, texts = _texts(decoded.text, original.place, reading)
    changes: list[Edit] = []
    for name, _, passages in _files(texts, original.name):
        wanted = {name: edits.get(name) or edits.get(original.name) or {}}
        changes.extend(splices(passages, name, reading, wanted))
    if changes and namespace(root.name) != XLIFF12 and "trgLang" not in root.attributes:
        at = root.end - 1
        changes.append((Span(at, at), f' trgLang="{reading.target_language}"'))
    stream.write(decoded.encode(apply_edits(decoded.text, changes), original.place))


FORMAT = Format(
    name="XLIFF",
    suffixes=(".xlf", ".xliff"),
    read=_read,
    write=_write,
    reads="Versions 1.2 (strict and transitional), 2.0, 2.1 and 2.2: every unit and segment that is to be"
    " translated, with its source, state and ids. Each file element is a document.",
    protects="Placeholders and codes, stretches marked as not to be translated, addresses of the web and of"
    " mail.",
    keeps="Every byte but the words that change inside targets: codes, notes, matches, states, modules,"
    " extensions, layout. A target that is missing is added when words come in.",
    leaves="Files that break a rule of their version are refused with the line and the rule. Alternative"
    " translations, notes, binary units and text inside native codes are not read.",
)

"""What a review packet says, whatever the version of XLIFF: files, units, notes, facts, proposals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.exchange.finding_note import PRIORITIES, note_text
from copydesk.exchange.xml_writer import stand_ins
from copydesk.model import Batch, Category, Concept, Document, Finding, Item, Segment, Severity, Span, Unit
from copydesk.text.edits import apply_edits

Facts = Mapping[str, str]
"""What the merge needs to know, under the names that the packet gives it."""

# OmegaT ignores edits where source and target have one code, so English-only text is given two.
_MACHINE_ENGLISH, _EDITED_ENGLISH = "en-US", "en-GB"
_BILINGUAL = "Edit the target."
_ENGLISH_ONLY = "The source is the machine's English as it came; edit the target."
_REJECT = "To reject what a note says, leave the target as it is and approve it."
_NOTHING = "Nothing was flagged."


@dataclass(frozen=True, slots=True)
class PacketNote:
    """A note for people; `priority` runs from 1, read first, to 10."""

    text: str
    category: Category
    priority: int


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A concept that the unit hit: `term` as it stands there, and what to write for it."""

    term: str
    translation: str | None
    concept: Concept


@dataclass(frozen=True, slots=True)
class PacketUnit:
    """One segment on its way to a reviewer; `corrected` is its target with every proposal applied."""

    id: str
    name: str
    source: str
    target: str
    facts: Facts
    findings: tuple[Facts, ...]
    notes: tuple[PacketNote, ...]
    corrected: str | None
    glossary: tuple[GlossaryEntry, ...]

    @property
    def flagged(self) -> bool:
        """Whether any check found something here."""
        return bool(self.findings)


@dataclass(frozen=True, slots=True)
class PacketFile:
    """One document on its way; `units` can be read once, and is () when there is nothing to send."""

    id: str
    original: str
    source_language: str
    target_language: str
    instruction: str
    units: Iterable[PacketUnit]


def packet_files(batch: Batch, *, all_segments: bool) -> list[PacketFile]:
    """A file for each document that has something to send; if none has, one that says so."""
    flagged: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in batch.items:
        for segment in item.segments:
            flagged[item.lead.document, segment].append(item)
    files: list[PacketFile] = []
    for document in batch.documents:
        items = {s.id: flagged.get((document.name, s.id), []) for s in document.segments}
        sent = {segment: found for segment, found in items.items() if found or all_segments}
        if sent:
            files.append(_packet_file(f"f{len(files) + 1}", batch, document, sent))
    return files or [PacketFile("f1", "", _MACHINE_ENGLISH, _EDITED_ENGLISH, _NOTHING, ())]


def nmtoken(text: str) -> str:
    """An XML name token made of `text`; different texts give different tokens.

    >>> nmtoken("s1a2b3c4d-2"), nmtoken("row 7/é_"), nmtoken("")
    ('s1a2b3c4d-2', 'row_20_7_2F__E9__5F_', '_')
    """
    return re.sub(r"[^A-Za-z0-9.-]", lambda match: f"_{ord(match[0]):X}_", text) or "_"


def _packet_file(
    file_id: str, batch: Batch, document: Document, sent: Mapping[str, list[Item]]
) -> PacketFile:
    source, target = _languages(document)
    instruction = f"{_BILINGUAL if document.has_source else _ENGLISH_ONLY} {_REJECT}"
    units = (
        _packet_unit(batch, document, unit, segment, sent[segment.id])
        for unit in document.units
        for segment in unit.segments
        if segment.id in sent
    )
    return PacketFile(file_id, document.name, source, target, instruction, units)


def _languages(document: Document) -> tuple[str, str]:
    source = "zh-CN" if document.source_language == "zh" else document.source_language
    target = document.target_language
    if document.has_source and source != target:
        return source, target
    edited = _EDITED_ENGLISH if target == "en" else target
    return ("en" if edited == _MACHINE_ENGLISH else _MACHINE_ENGLISH), edited


def _packet_unit(
    batch: Batch, document: Document, unit: Unit, segment: Segment, items: Sequence[Item]
) -> PacketUnit:
    return PacketUnit(
        id=nmtoken(segment.id),
        name=f"{document.name}:{unit.attributes.get('line', unit.id)}",
        source=segment.target if segment.source is None else segment.source,
        target=segment.target,
        facts={
            "batch": batch.id,
            "document": document.name,
            "unit": unit.id,
            "segment": segment.id,
            "target-sha256": segment.digest,
        },
        findings=tuple(_finding_facts(member) for item in items for member in item.members),
        notes=(*map(_note, items), *_stand_in_note(segment)),
        corrected=_corrected(segment, items),
        glossary=tuple(_glossary(batch, document, segment, items)),
    )


def _finding_facts(finding: Finding) -> Facts:
    place = finding.place
    facts = {"finding": finding.id, "check": finding.check, "span": f"{place.start}-{place.end}"}
    # The unit of either segment carries the finding, so it must say where its span begins.
    return facts | ({"segment": place.segment, "end-segment": place.end_segment} if place.crosses else {})


def _note(item: Item) -> PacketNote:
    return PacketNote(note_text(item), item.lead.category, PRIORITIES[item.lead.severity])


def _stand_in_note(segment: Segment) -> Iterator[PacketNote]:
    replaced = stand_ins(f"{segment.source or ''}{segment.target}")
    if replaced:
        pairs = ", ".join(
            f"{shown} stands for U+{ord(character):04X}" for character, shown in replaced.items()
        )
        text = f"{pairs}: XLIFF cannot hold it. Leave it where it belongs."
        yield PacketNote(text, Category.CHARACTERS, PRIORITIES[Severity.MAJOR])


def _corrected(segment: Segment, items: Iterable[Item]) -> str | None:
    """The target with the proposals that lie in it; of overlapping ones the first item's."""
    edits: list[tuple[Span, str]] = []
    for item in items:
        taken = any(span.overlaps(other) for span, _ in item.edits for other, _ in edits)
        if item.segments == (segment.id,) and not taken:
            edits += item.edits
    return apply_edits(segment.target, edits) if edits else None


def _glossary(
    batch: Batch, document: Document, segment: Segment, items: Iterable[Item]
) -> Iterator[GlossaryEntry]:
    """One entry for each concept and term, in the order of the notes."""
    entries: dict[tuple[str, str], GlossaryEntry] = {}
    for finding in (member for item in items for member in item.members):
        concept = batch.concepts.get(finding.concept or "")
        if concept is None:
            continue
        term = _source_term(concept, document, segment, finding) or finding.text
        preferred = concept.preferred(document.target_language)
        if term and (preferred or concept.definition):
            entries[concept.id, term] = GlossaryEntry(term, preferred.text if preferred else None, concept)
    yield from entries.values()


def _source_term(concept: Concept, document: Document, segment: Segment, finding: Finding) -> str | None:
    if segment.source is None:
        return None
    if finding.source_span:
        return segment.source[finding.source_span.start : finding.source_span.end]
    preferred = concept.preferred(document.source_language)
    return preferred.text if preferred else None

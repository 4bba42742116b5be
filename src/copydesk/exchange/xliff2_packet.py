"""The review packet in XLIFF 2.1 and 2.2, with the metadata, matches and glossary modules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO, Literal

from copydesk.errors import OutputError
from copydesk.exchange.xliff_units import Facts, GlossaryEntry, PacketFile, PacketNote, PacketUnit
from copydesk.exchange.xml_writer import XmlWriter, xml_writer
from copydesk.model import Batch

NAMESPACES = {
    "2.1": "urn:oasis:names:tc:xliff:document:2.0",
    "2.2": "urn:oasis:names:tc:xliff:document:2.2",
}
MODULES: Mapping[str | None, str] = {
    "mda": "urn:oasis:names:tc:xliff:metadata:2.0",
    "mtc": "urn:oasis:names:tc:xliff:matches:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
}
CATEGORY = "copydesk"
"""The `category` of our metadata; that of a finding, inside it, is `copydesk:finding`."""

_SEVERAL_LANGUAGES = "mul"
_SEGMENT = "s1"


def write_xliff2(
    batch: Batch, files: Sequence[PacketFile], stream: BinaryIO, version: Literal["2.1", "2.2"]
) -> None:
    """Write `files` as one XLIFF 2 file.

    XLIFF 2 has one language pair a file, not one a document: sources in several languages are declared as
    `mul`, targets by the language that they have in common. Raises OutputError when they have none.
    """
    attributes = {
        "version": version,
        "srcLang": _source_language(files),
        "trgLang": _target_language(files),
    }
    namespaces = {None: NAMESPACES[version], **MODULES}
    with xml_writer(stream, namespaces) as xml, xml.element("xliff", attributes):
        for file in files:
            _write_file(xml, batch, file)


def _source_language(files: Iterable[PacketFile]) -> str:
    languages = {file.source_language for file in files}
    return languages.pop() if len(languages) == 1 else _SEVERAL_LANGUAGES


def _target_language(files: Iterable[PacketFile]) -> str:
    tags = sorted({file.target_language for file in files})
    languages = {tag.partition("-")[0] for tag in tags}
    if len(languages) > 1:
        raise OutputError(
            f"an XLIFF 2 packet has one target language, this batch has {', '.join(tags)}",
            mend="use --xliff 1.2",
        )
    return tags[0] if len(tags) == 1 else languages.pop()


def _write_file(xml: XmlWriter, batch: Batch, file: PacketFile) -> None:
    with xml.element("file", {"id": file.id, "original": file.original, "canResegment": "no"}):
        _write_metadata(xml, {"batch": batch.id, "document": file.original})
        with xml.element("notes"):
            xml.leaf("note", file.instruction, {"id": "n1", "category": f"{CATEGORY}:instruction"})
        for unit in file.units:
            _write_unit(xml, unit)
        if not file.units:
            # XLIFF asks for a unit or a group in every file; a group may be empty.
            xml.leaf("group", attributes={"id": "none"})


def _write_unit(xml: XmlWriter, unit: PacketUnit) -> None:
    attributes = {"id": unit.id, "name": unit.name, "canResegment": "no", "xml:space": "preserve"}
    state = {"state": "translated"} | ({"subState": f"{CATEGORY}:flagged"} if unit.flagged else {})
    with xml.element("unit", attributes):
        if unit.glossary:
            _write_glossary(xml, unit.glossary)
        if unit.corrected is not None:
            _write_proposal(xml, unit.source, unit.corrected)
        _write_metadata(xml, unit.facts, *unit.findings)
        if unit.notes:
            _write_notes(xml, unit.notes)
        with xml.element("segment", {"id": _SEGMENT} | state):
            xml.leaf("source", unit.source)
            xml.leaf("target", unit.target)


def _write_glossary(xml: XmlWriter, entries: Iterable[GlossaryEntry]) -> None:
    with xml.element("gls:glossary"):
        for number, entry in enumerate(entries, start=1):
            concept = entry.concept
            authority = {"source": concept.authority} if concept.authority else {}
            with xml.element("gls:glossEntry", {"id": f"g{number}"}):
                xml.leaf("gls:term", entry.term, {"source": f"glossary {concept.id}"})
                if entry.translation is not None:
                    xml.leaf("gls:translation", entry.translation, authority)
                if concept.definition:
                    xml.leaf("gls:definition", concept.definition, authority)


def _write_proposal(xml: XmlWriter, source: str, corrected: str) -> None:
    attributes = {
        "id": "m1",
        "ref": f"#{_SEGMENT}",
        "type": "other",
        "subType": f"{CATEGORY}:suggestion",
        "origin": "copydesk",
    }
    with xml.element("mtc:matches"), xml.element("mtc:match", attributes):
        xml.leaf("source", source)
        xml.leaf("target", corrected)


def _write_metadata(xml: XmlWriter, facts: Facts, *findings: Facts) -> None:
    with xml.element("mda:metadata"), xml.element("mda:metaGroup", {"category": CATEGORY}):
        _write_facts(xml, facts)
        for finding in findings:
            with xml.element("mda:metaGroup", {"category": f"{CATEGORY}:finding", "appliesTo": "target"}):
                _write_facts(xml, finding)


def _write_facts(xml: XmlWriter, facts: Facts) -> None:
    for name, value in facts.items():
        xml.leaf("mda:meta", value, {"type": name})


def _write_notes(xml: XmlWriter, notes: Iterable[PacketNote]) -> None:
    with xml.element("notes"):
        for number, note in enumerate(notes, start=1):
            attributes = {
                "id": f"n{number}",
                "appliesTo": "target",
                "category": f"{CATEGORY}:{note.category}",
                "priority": str(note.priority),
            }
            xml.leaf("note", note.text, attributes)

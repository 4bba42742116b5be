"""The review packet in XLIFF 1.2, strict: the version that every client reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from copydesk.exchange.xliff_units import Facts, PacketFile, PacketUnit
from copydesk.exchange.xml_writer import XmlWriter, xml_writer
from copydesk.model import Batch

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
CONTEXT_TYPE = "x-copydesk-"
"""What stands before our names in `context-type`."""

_TOOL = "copydesk"


def write_xliff12(batch: Batch, files: Iterable[PacketFile], stream: BinaryIO) -> None:
    """Write `files` as one XLIFF 1.2 file."""
    with xml_writer(stream, {None: NAMESPACE}) as xml, xml.element("xliff", {"version": "1.2"}):
        for file in files:
            _write_file(xml, batch, file)


def _write_file(xml: XmlWriter, batch: Batch, file: PacketFile) -> None:
    attributes = {
        "original": file.original,
        "source-language": file.source_language,
        "target-language": file.target_language,
        "datatype": "plaintext",
        "tool-id": _TOOL,
    }
    with xml.element("file", attributes):
        with xml.element("header"):
            _write_header(xml, batch, file)
        with xml.element("body"):
            for unit in file.units:
                _write_unit(xml, unit)


def _write_header(xml: XmlWriter, batch: Batch, file: PacketFile) -> None:
    phase = {"phase-name": "review", "process-name": "review", "tool-id": _TOOL, "job-id": batch.id}
    tool = {"tool-id": _TOOL, "tool-name": _TOOL}
    if batch.version:
        tool["tool-version"] = batch.version
    with xml.element("phase-group"):
        xml.leaf("phase", attributes=phase)
    xml.leaf("tool", attributes=tool)
    xml.leaf("note", file.instruction, {"from": _TOOL})


def _write_unit(xml: XmlWriter, unit: PacketUnit) -> None:
    attributes = {"id": unit.id, "resname": unit.name, "approved": "no", "xml:space": "preserve"}
    state = "needs-review-translation" if unit.flagged else "translated"
    with xml.element("trans-unit", attributes):
        xml.leaf("source", unit.source)
        xml.leaf("target", unit.target, {"state": state, "state-qualifier": "mt-suggestion"})
        for facts in (unit.facts, *unit.findings):
            _write_facts(xml, facts)
        for note in unit.notes:
            xml.leaf(
                "note", note.text, {"from": _TOOL, "priority": str(note.priority), "annotates": "target"}
            )
        if unit.corrected is not None:
            _write_proposal(xml, unit.corrected)


def _write_facts(xml: XmlWriter, facts: Facts) -> None:
    # XLIFF: a group whose purpose is "location" is not displayed.
    with xml.element("context-group", {"purpose": "location"}):
        for name, value in facts.items():
            xml.leaf("context", value, {"context-type": f"{CONTEXT_TYPE}{name}"})


def _write_proposal(xml: XmlWriter, corrected: str) -> None:
    attributes = {"origin": _TOOL, "alttranstype": "proposal", "tool-id": _TOOL, "xml:space": "preserve"}
    with xml.element("alt-trans", attributes):
        xml.leaf("target", corrected)

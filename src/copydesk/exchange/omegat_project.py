"""A whole OmegaT project: the packet, the terms it hits, and the folders that OmegaT wants.

OmegaT shows every segment of a file and offers what its glossary has for the words of the source. All
segments are sent, so that a reviewer reads running text. OmegaT 3.6 reads XLIFF 1.x only.
Source: OmegaT user manual, "Project folder" and "Glossaries".
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from copydesk.exchange.xliff12_packet import write_xliff12
from copydesk.exchange.xliff_units import PacketFile, packet_files
from copydesk.exchange.xml_writer import xml_writer
from copydesk.model import Batch

_FOLDERS = ("source", "glossary", "target", "tm", "dictionary", "omegat")
_PLACES = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
_DEFAULT = "__DEFAULT__"
_NO = "false"


def write_omegat_project(batch: Batch, folder: Path) -> None:
    """Writes the project into `folder`: open it with Project, Open; `target/review.xlf` is what comes back.

    Equal batches give equal bytes.
    """
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    files = packet_files(batch, all_segments=True)
    with (folder / "source" / "review.xlf").open("wb") as stream:
        write_xliff12(batch, files, stream)
    terms = "".join(_terms(packet_files(batch, all_segments=True)))
    (folder / "glossary" / "glossary.txt").write_bytes(terms.encode())
    _write_settings(files[0], folder / "omegat.project")


def _terms(files: Iterable[PacketFile]) -> Iterable[str]:
    """A line for each term that stands in a source: what to write for it, and why.

    English-only text has the machine's words for its source: there the wrong wording leads to the right one.
    """
    pairs = {
        "\t".join(map(_one_line, (entry.term, entry.translation, entry.concept.note))).rstrip("\t") + "\n"
        for file in files
        for unit in file.units
        for entry in unit.glossary
        if entry.translation and not entry.term.startswith("#")
    }
    return sorted(pairs)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _write_settings(file: PacketFile, path: Path) -> None:
    """`omegat.project`: a unit is a segment as it stands, and equal segments may differ."""
    settings = {
        **dict.fromkeys(_PLACES, _DEFAULT),
        "source_lang": file.source_language,
        "target_lang": file.target_language,
        **dict.fromkeys(("sentence_seg", "support_default_translations", "remove_tags"), _NO),
    }
    version = {"version": "1.0"}
    with (
        path.open("wb") as stream,
        xml_writer(stream, {}) as xml,
        xml.element("omegat"),
        xml.element("project", version),
    ):
        for name, value in settings.items():
            xml.leaf(name, value)

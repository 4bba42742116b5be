"""Final text: the originals of a batch with the accepted edits in them, each in the format it came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copydesk.config import Config, parse_config
from copydesk.engine.batch import MANIFEST
from copydesk.engine.inputs import reading_of
from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Edits, Original, Reading
from copydesk.exchange.documents.kinds import format_of
from copydesk.exchange.files import file_name, read_text, replaced_whole


@dataclass(frozen=True, slots=True)
class Originals:
    """The files that a batch was made from, and how they were read."""

    files: tuple[Original, ...]
    renamed: Mapping[str, Mapping[str, str]]
    """For each file what its documents are called in the batch, where another file has the name too."""
    reading: Reading
    config: Config
    """The configuration that the batch was made with."""


def originals(folder: Path) -> Originals:
    """The originals that a batch keeps; raises InputError when its manifest is broken."""
    place = str(folder / MANIFEST)
    try:
        manifest = json.loads(read_text(folder / MANIFEST))
        entries = [(str(entry["name"]), Path(str(entry["file"]))) for entry in manifest["originals"]]
        renamed = {entry["name"]: dict(entry.get("renamed", {})) for entry in manifest["originals"]}
        configuration = manifest["configuration"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("is no manifest of a batch", place=place, mend="make the batch anew") from error
    if any(path.is_absolute() or ".." in path.parts for _, path in entries):
        raise InputError("names an original outside of the batch", place=place, mend="make the batch anew")
    files = tuple(Original(name, str(folder / path), folder / path) for name, path in entries)
    config = _configuration(configuration, place)
    return Originals(files, renamed, reading_of(config), config)


def _configuration(stored: Mapping[str, Any], place: str) -> Config:
    tables = {key: value for key, value in stored.items() if key not in ("checks", "profile")}
    profile = {"profile": stored["profile"]} if "profile" in stored else {}
    return parse_config({**tables, "checks": {**stored.get("checks", {}), **profile}}, place)


def write_final(kept: Originals, edits: Edits, folder: Path) -> list[Path]:
    """Write every original with its edits below `folder`; gives the paths.

    Without edits a file is as it came, byte for byte. Raises InputError when an original is gone or broken,
    OutputError when the folder cannot be written.
    """
    written = []
    for original in kept.files:
        form = format_of(original)
        path = folder / file_name(original.name)
        with replaced_whole(path) as beside, beside.open("wb") as stream:
            form.write(original, kept.reading, _own(edits, kept.renamed[original.name]), stream)
        written.append(path)
    return written


def _own(edits: Edits, renamed: Mapping[str, str]) -> Edits:
    """The edits under the names that a file knows; those of another file's document do not come near it."""
    if not renamed:
        return edits
    others = {name: changes for name, changes in edits.items() if name not in renamed}
    return {**others, **{name: edits[new] for name, new in renamed.items() if new in edits}}

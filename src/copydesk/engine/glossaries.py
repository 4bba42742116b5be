"""The glossary of a run: layers of files and folders, the later over the earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from copydesk.config import Languages
from copydesk.errors import GlossaryError
from copydesk.exchange.glossaries import glossary_files, read_glossary
from copydesk.model import Concept


@dataclass(frozen=True, slots=True)
class Layers:
    """The concepts of all layers by id, those that a later layer replaced, and a digest of the files."""

    concepts: tuple[Concept, ...]
    replaced: tuple[str, ...]
    digest: str


def load_layers(paths: Iterable[Path], languages: Languages) -> Layers:
    """Read the glossaries in order; raises GlossaryError or InputError that names file and line."""
    concepts: dict[str, Concept] = {}
    replaced: list[str] = []
    digest = hashlib.sha256()
    for path in paths:
        if not path.exists():
            raise GlossaryError("no such glossary", place=str(path))
        for file in glossary_files(path):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        for concept in read_glossary(
            path, target_language=languages.target, source_language=languages.source
        ):
            if concept.id in concepts:
                replaced.append(concept.id)
            concepts[concept.id] = concept
    return Layers(tuple(concepts.values()), tuple(replaced), digest.hexdigest())

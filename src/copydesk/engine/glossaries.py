"""The glossary of a run: layers of files and folders, the later over the earlier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.config import Languages
from copydesk.engine import compiled
from copydesk.engine.collector import paused
from copydesk.errors import GlossaryError
from copydesk.exchange.files import read_bytes
from copydesk.exchange.glossaries import glossary_files, read_glossary
from copydesk.glossary.packing import PackedConcepts
from copydesk.model import Concept


@dataclass(frozen=True, slots=True)
class Layers:
    """The concepts of all layers, the ids of those that a later layer replaced, and a digest of the files."""

    concepts: Sequence[Concept]
    replaced: tuple[str, ...]
    digest: str

    def named(self, ids: Iterable[str]) -> dict[str, Concept]:
        """The concepts with these ids."""
        wanted = frozenset(ids)
        if isinstance(self.concepts, PackedConcepts):
            return {name: self.concepts.named(name) for name in sorted(wanted)}
        return {concept.id: concept for concept in self.concepts if concept.id in wanted}


def load_layers(paths: Iterable[Path], languages: Languages) -> Layers:
    """Read the glossaries in order; large ones are kept compiled while their files stay the same.

    Raises GlossaryError or InputError that names file and line.
    """
    paths = list(paths)
    size, digest = _digest(paths, languages)
    found = compiled.restore(digest) if size >= compiled.WORTHWHILE else None
    if found:
        return Layers(found[0], tuple(found[1]), digest)
    with paused():
        concepts, replaced = _read(paths, languages)
    if size >= compiled.WORTHWHILE:
        return Layers(compiled.keep(digest, concepts, replaced, languages.target), tuple(replaced), digest)
    return Layers(concepts, tuple(replaced), digest)


def _digest(paths: Iterable[Path], languages: Languages) -> tuple[int, str]:
    """The bytes of all files, and a digest of them, of their names, their layers and the languages."""
    size = 0
    digest = hashlib.sha256(f"{languages.source}\0{languages.target}".encode())
    for path in paths:
        if not path.exists():
            raise GlossaryError("no such glossary", place=str(path))
        digest.update(b"\0layer\0")
        for file in glossary_files(path):
            content = read_bytes(file)
            size += len(content)
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(content).digest())
    return size, digest.hexdigest()


def _read(paths: Iterable[Path], languages: Languages) -> tuple[tuple[Concept, ...], list[str]]:
    concepts: dict[str, Concept] = {}
    replaced: list[str] = []
    for path in paths:
        for concept in read_glossary(
            path, target_language=languages.target, source_language=languages.source
        ):
            if concept.id in concepts:
                replaced.append(concept.id)
            concepts[concept.id] = concept
    return tuple(concepts.values()), replaced

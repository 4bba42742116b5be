"""Large glossaries kept compiled in the user's cache folder, found again by the digest of their files."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

import copydesk
from copydesk.engine.collector import paused
from copydesk.errors import OutputError
from copydesk.exchange.files import replaced_whole
from copydesk.glossary.index import Index
from copydesk.glossary.packing import Packed, PackedConcepts, pack_all
from copydesk.model import Concept

WORTHWHILE = 1_000_000
"""Bytes of glossary files from which on compiling takes longer than looking for a compiled one."""
_KEPT = 8
"""Compiled glossaries that stay in the cache; the oldest go first."""

_LAYOUT = 2
"""Raised when what is kept changes."""


def restore(digest: str, folder: Path | None = None) -> tuple[PackedConcepts, list[str]] | None:
    """The concepts kept under `digest` with the ids that layers replaced; None when there are none.

    A file that is not whole is passed over: it will be written again.
    """
    try:
        raw = (_folder(folder) / _name(digest)).read_bytes()
    except OSError:
        return None
    proof, content = raw[:32], raw[32:]
    if hashlib.sha256(content).digest() != proof:
        return None
    with paused():
        packed, tables, replaced = marshal.loads(content)  # noqa: S302 - our own file, proved whole
    return PackedConcepts(Packed(*packed), tables), replaced


def keep(
    digest: str, concepts: Sequence[Concept], replaced: list[str], language: str, folder: Path | None = None
) -> PackedConcepts:
    """Compile the concepts for `language` and keep that; a cache that cannot be written is no loss."""
    with paused():
        tables = {language: tuple(Index(concepts, language).tables)}
        packed = pack_all(concepts)
        content = marshal.dumps((tuple(packed), tables, replaced))
    where = _folder(folder)
    with suppress(OutputError), replaced_whole(where / _name(digest)) as beside:
        beside.write_bytes(hashlib.sha256(content).digest() + content)
    with suppress(OSError):
        _forget_oldest(where)
    return PackedConcepts(packed, tables)


def _folder(folder: Path | None) -> Path:
    return folder or user_cache_path("copydesk", appauthor=False)


def _name(digest: str) -> str:
    """Another Python or another copydesk would not understand what is stored."""
    versions = f"{copydesk.__version__}\0{_LAYOUT}\0{sys.version}\0{marshal.version}"
    return f"{hashlib.sha256(f'{digest}{versions}'.encode()).hexdigest()[:32]}.glossary"


def _forget_oldest(folder: Path) -> None:
    files = sorted(folder.glob("*.glossary"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_KEPT:]:
        path.unlink(missing_ok=True)

"""What a translation editor gives back, whatever the version of XLIFF: facts of one unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """A unit as it stands in the file; texts are without the marks that an editor may have set in them."""

    id: str
    original: str
    """The document that the file element names."""
    batch: str
    """The batch that the file element names, where the unit does not."""
    facts: Mapping[str, str]
    source: str
    target: str | None
    approved: bool
    comments: tuple[str, ...]

"""`copydesk glossary diff`: what changed between two glossaries."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import languages, read
from copydesk.cli.options import ConfigFile
from copydesk.glossary.diff import Added, Change, Changed, Removed
from copydesk.glossary.diff import diff as diff_concepts
from copydesk.model import Term

_MARKS = {Added: "+", Removed: "-", Changed: "~"}


class Format(StrEnum):
    """How changes are printed."""

    TEXT = "text"
    JSON = "json"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The glossary as it was.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The glossary as it is.", show_default=False)],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How changes are printed.")
    ] = Format.TEXT,
    config: ConfigFile = None,
) -> None:
    """Print what changed, by concept and term; the order of rows and the file format do not count.

    Example: `copydesk glossary diff terms-2025.tsv terms.tsv`
    """
    pair = languages(config)
    changes = diff_concepts(read(old, pair=pair), read(new, pair=pair))
    if output_format is Format.JSON:
        report = {"version": 1, "changes": [_row(change) for change in changes]}
        typer.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif changes:
        typer.echo("\n".join((*map(change_line, changes), tally(changes))))


def change_line(change: Change) -> str:
    """A change in one line, marked `+`, `-` or `~`.

    >>> change_line(Changed("C-1", None, "authority", "", "WHO"))
    '~ C-1 authority: (empty) -> WHO'
    """
    parts = [_MARKS[type(change)], change.concept]
    if change.term is not None:
        status = [] if isinstance(change, Changed) else [change.term.status.value]
        parts += [*status, _named(change.term)]
    if isinstance(change, Changed):
        parts.append(f"{change.field}: {change.before or '(empty)'} -> {change.after or '(empty)'}")
    return " ".join(parts)


def tally(changes: Sequence[Change]) -> str:
    """How many rows were added and removed, and how many fields changed.

    >>> tally([Added("C-1", None), Changed("C-1", None, "note", "", "new")])
    '1 added, 1 changed'
    """
    counts = ((kind.__name__.lower(), sum(isinstance(c, kind) for c in changes)) for kind in _MARKS)
    return ", ".join(f"{count} {name}" for name, count in counts if count) or "no change"


def _named(term: Term) -> str:
    return f"“{term.text}” ({term.language})"


def _row(change: Change) -> dict[str, str | None]:
    term = change.term
    row: dict[str, str | None] = {
        "change": type(change).__name__.lower(),
        "concept": change.concept,
        "term": term.text if term else None,
        "language": term.language if term else None,
        "status": term.status.value if term else None,
    }
    if isinstance(change, Changed):
        row |= {"field": change.field, "before": change.before, "after": change.after}
    return row

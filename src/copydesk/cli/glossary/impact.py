"""`copydesk glossary impact`: what a change would do to stored batches, before anyone approves it."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import read
from copydesk.cli.options import EXIT_FINDINGS, ConfigFile
from copydesk.cli.terminal import count
from copydesk.engine.checker import Checker
from copydesk.engine.impact import Effect, Impact
from copydesk.engine.impact import impact as measure
from copydesk.engine.project import open_project
from copydesk.engine.stored import read_batch
from copydesk.exchange.findings import finding_record
from copydesk.text.quotations import in_quotes

_LISTED = 10


class Format(StrEnum):
    """How the impact is printed."""

    TEXT = "text"
    JSON = "json"


def impact(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The glossary as it is.", show_default=False)],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The glossary as it would be.", show_default=False)
    ],
    batches: Annotated[
        list[Path],
        typer.Argument(metavar="BATCH...", help="Folders that `run` wrote.", show_default=False),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the impact is printed.")
    ] = Format.TEXT,
    config: ConfigFile = None,
) -> None:
    """Print what a change would do to stored batches; exit with 1 when it contradicts what editors approved.

    Example: `copydesk glossary impact glossaries/ proposed.tsv batches/2025-05-*`
    """
    settings = open_project(config, Path.cwd()).config
    checkers = [Checker(settings, read(path, pair=settings.languages)) for path in (old, new)]
    measured = measure([read_batch(folder, settings.languages) for folder in batches], *checkers)
    if output_format is Format.JSON:
        typer.echo(json.dumps(_report(measured), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(measured)))
    raise typer.Exit(EXIT_FINDINGS if measured.contradictions else 0)


def _lines(measured: Impact) -> Iterator[str]:
    """What changes in numbers, and ten of the places, contradictions first."""
    where = f"{count(measured.documents, 'document')} in {count(measured.batches, 'batch folder')}"
    yield f"{where}: {len(measured.touched):,} touched"
    for name, effects in (("added", measured.added), ("removed", measured.removed)):
        yield f"  {count(len(effects), 'finding')} {name}{_judged(effects)}"
    yield f"  {count(len(measured.changed), 'finding')} with another suggestion or severity"
    yield f"  {count(len(measured.in_approved), 'new finding')} inside text that editors approved"
    listed = (
        *(("!", effect, "approved by editors") for effect in measured.in_approved),
        *(("!", effect, "dismissed before") for effect in measured.dismissed),
        *(("+", effect, "") for effect in measured.added if not effect.dismissed),
        *(("-", effect, "") for effect in measured.removed),
        *(("~", effect, "") for effect in measured.changed),
    )
    for mark, effect, note in islice(listed, _LISTED):
        yield from _place(mark, effect, note)
    if len(listed) > _LISTED:
        yield f"and {count(len(listed) - _LISTED, 'more place')}; --format json lists all"


def _judged(effects: Sequence[Effect]) -> str:
    """How many of the findings editors had dismissed or accepted."""
    dismissed = sum(effect.dismissed for effect in effects)
    accepted = sum(effect.verdict is not None for effect in effects) - dismissed
    counts = ((dismissed, "dismissed"), (accepted, "accepted"))
    parts = [f"{number:,} {word} before" for number, word in counts if number]
    return f" ({', '.join(parts)})" if parts else ""


def _place(mark: str, effect: Effect, note: str) -> Iterator[str]:
    finding = effect.finding
    write = "" if finding.suggestion is None else f" -> {finding.suggestion or '(delete)'}"
    about = ", ".join(part for part in (note, finding.concept or finding.check, finding.document) if part)
    yield f"{mark} {in_quotes(effect.excerpt.text)}{write} ({about})"
    yield f"    {effect.excerpt}"


def _report(measured: Impact) -> dict[str, object]:
    parts = {
        "added": measured.added,
        "removed": measured.removed,
        "changed": measured.changed,
        "in_approved_text": measured.in_approved,
    }
    return {
        "version": 1,
        "batches": measured.batches,
        "documents": measured.documents,
        "touched": [{"batch": batch, "document": name} for batch, name in sorted(measured.touched)],
        "contradictions": len(measured.contradictions),
        **{name: [_row(effect) for effect in effects] for name, effects in parts.items()},
    }


def _row(effect: Effect) -> dict[str, object]:
    return {
        "batch": effect.batch,
        "before": effect.verdict.value if effect.verdict else None,
        "context": str(effect.excerpt),
        **finding_record(effect.finding),
    }

"""`copydesk glossary merge`: two edited copies of a glossary brought together."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.diff import tally
from copydesk.cli.glossary.files import languages, read, write
from copydesk.cli.options import EXIT_FINDINGS, ConfigFile
from copydesk.glossary.diff import diff
from copydesk.glossary.merge import Conflict
from copydesk.glossary.merge import merge as merge_concepts


def merge(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="The copy both began with.", show_default=False)
    ],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="The one copy.", show_default=False)],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other copy.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.", show_default=False)],
    config: ConfigFile = None,
) -> None:
    """Merge by concept, term and field; exit with 1 when both sides changed the same field otherwise.

    Each conflict is one line with all three values, and OURS is what is written. As a git merge driver:
    `copydesk glossary merge %O %A %B --output %A`
    """
    pair = languages(config)
    copies = [read(path, pair=pair) for path in (base, ours, theirs)]
    merged = merge_concepts(*copies)
    write(merged.concepts, output, pair)
    for conflict in merged.conflicts:
        typer.echo(conflict_line(conflict))
    conflicts = f", {len(merged.conflicts)} to settle" if merged.conflicts else ""
    typer.echo(f"{output}: {tally(diff(copies[1], merged.concepts))} from theirs{conflicts}")
    raise typer.Exit(EXIT_FINDINGS if merged.conflicts else 0)


def conflict_line(conflict: Conflict) -> str:
    """A conflict in one line.

    >>> conflict_line(Conflict("C-1", "new crown", "en", "status", "deprecated", "superseded", "ambiguous"))
    '! C-1 “new crown” (en) status: base deprecated, ours superseded, theirs ambiguous'
    """
    named = f" “{conflict.term}” ({conflict.language})" if conflict.term else ""
    sides = zip(("base", "ours", "theirs"), (conflict.base, conflict.ours, conflict.theirs), strict=True)
    told = ", ".join(f"{side} {_told(value)}" for side, value in sides)
    return f"! {conflict.concept}{named} {conflict.field}: {told}"


def _told(value: str | None) -> str:
    return "has none" if value is None else value or "(empty)"

"""`copydesk memory import`: what another memory gave out, or a merge's decisions, taken in."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import ConfigFile, Database
from copydesk.cli.terminal import count
from copydesk.engine.memory import make_memory
from copydesk.engine.project import open_project
from copydesk.errors import ConfigError


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines.", show_default=False)],
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Take in an export, or a `decisions.jsonl`. What is known already stays as it is.

    Example: `copydesk memory import memory.jsonl`
    """
    from copydesk.engine.memory_lines import read_lines

    read = read_lines(file)
    memory = make_memory(open_project(config, Path.cwd()), database)
    if memory is None:
        raise ConfigError(
            "no database is named, and this is no project folder", mend="name one with --database"
        )
    taken = memory.restore(read.batches, read.precedents)
    decisions, batches = count(taken.decisions, "decision"), count(taken.batches, "batch", "batches")
    typer.echo(f"new: {decisions}, {batches}; in the file: {count(len(read.precedents), 'decision')}")

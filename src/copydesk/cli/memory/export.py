"""`copydesk memory export`: all that is remembered, as JSON lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import ConfigFile, Database
from copydesk.engine.memory import existing_memory
from copydesk.engine.project import open_project
from copydesk.exchange.files import replaced_whole


def export(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; standard output without it."),
    ] = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Write batches and decisions, one object a line; texts stay in the database.

    Example: `copydesk memory export --output memory.jsonl`
    """
    from copydesk.engine.memory_lines import lines

    memory = existing_memory(open_project(config, Path.cwd()), database)
    if output is None:
        sys.stdout.writelines(lines(memory))
        return
    with replaced_whole(output) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines(memory))

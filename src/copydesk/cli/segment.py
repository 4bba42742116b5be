"""`copydesk segment`: documents to segment files."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import (
    EXIT_FAILED,
    Columns,
    ConfigFile,
    Inputs,
    ReadingOptions,
    Srx,
    named_inputs,
    with_reading,
)
from copydesk.engine.batch import write_segments
from copydesk.engine.inputs import read_documents, reading_of
from copydesk.engine.project import open_project
from copydesk.errors import InputError


def segment(
    inputs: Inputs = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write.")] = Path("segments"),
    column: Columns = None,
    srx: Srx = None,
    config: ConfigFile = None,
) -> None:
    """Split documents into segments: one JSONL file each, one segment a line.

    Example: `copydesk segment incoming/ --output segments/`
    """
    project = open_project(config, Path.cwd())
    reading = reading_of(with_reading(project.config, ReadingOptions(column or (), srx)))
    failed = False
    for item in named_inputs(inputs, project):
        try:
            for document in read_documents(item, reading):
                typer.echo(write_segments(document, output))
        except InputError as error:
            typer.echo(f"copydesk: {error}", err=True)
            failed = True
    if failed:
        raise typer.Exit(EXIT_FAILED)

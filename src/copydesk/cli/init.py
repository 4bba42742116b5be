"""`copydesk init`: a project folder."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.engine.project import create_project


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")]) -> None:
    """Make a project folder: settings, and places for what comes in and goes out.

    Example: `copydesk init desk && cd desk`, put articles into `incoming/` and a glossary into
    `glossaries/`, then `copydesk run`.
    """
    for path in create_project(folder):
        typer.echo(path)

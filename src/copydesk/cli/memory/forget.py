"""`copydesk memory forget`: texts and decisions taken out for good."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.memory.list_ import BatchId, DocumentName
from copydesk.cli.options import ConfigFile, Database, refuse_other_dates
from copydesk.cli.terminal import count
from copydesk.engine.memory import existing_memory
from copydesk.engine.project import open_project
from copydesk.errors import ConfigError


def forget(  # noqa: PLR0913 - the options of a command line
    document: DocumentName = None,
    batch: BatchId = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar="YYYY-MM-DD", help="Of batches dated earlier only."),
    ] = None,
    texts_only: Annotated[bool, typer.Option("--texts-only", help="Keep the decisions.")] = False,  # noqa: FBT002
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Remove texts and decisions that fit all that is named. There is no way back but an export.

    Example: `copydesk memory forget --before 2024-01-01 --texts-only`
    """
    if document is None and batch is None and before is None:
        raise ConfigError("nothing is named", mend="say what to forget: --document, --batch or --before")
    refuse_other_dates(before, "--before")
    memory = existing_memory(open_project(config, Path.cwd()), database)
    gone = memory.forget(document=document, batch=batch, before=before, texts_only=texts_only)
    documents = count(gone.documents, "document")
    if texts_only:
        typer.echo(f"forgotten: the texts of {documents}")
        return
    decisions, batches = count(gone.decisions, "decision"), count(gone.batches, "batch", "batches")
    typer.echo(f"forgotten: {decisions}, {documents}, {batches}")

"""`copydesk memory list`: the batches that are remembered, or the decisions of one of them."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import ConfigFile, Database
from copydesk.cli.terminal import count
from copydesk.engine.memory import existing_memory
from copydesk.engine.project import open_project
from copydesk.model import Decision
from copydesk.review.precedents import Precedent

DocumentName = Annotated[
    str | None, typer.Option("--document", metavar="NAME", help="Of this document only.")
]
BatchId = Annotated[str | None, typer.Option("--batch", metavar="ID", help="Of this batch only.")]


def list_(
    document: DocumentName = None,
    batch: BatchId = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Print the batches that are remembered; with a document or a batch, what was decided there.

    Example: `copydesk memory list --document day/a.txt`
    """
    memory = existing_memory(open_project(config, Path.cwd()), database)
    if document is None and batch is None:
        batches = memory.batches()
        for one in batches:
            said = f"{count(len(one.documents), 'document')}, {count(one.decisions, 'decision')}"
            typer.echo(f"{one.date or 'not dated':<10}  {one.id}  {said}")
        typer.echo(f"{count(len(batches), 'batch', 'batches')} in {memory.place}")
        return
    number = 0
    for number, precedent in enumerate(memory.decisions(document=document, batch=batch), 1):  # noqa: B007
        typer.echo(_line(precedent))
    typer.echo(f"{count(number, 'decision')} in {memory.place}")


def _line(precedent: Precedent) -> str:
    decision = precedent.decision
    when = precedent.dated.decided_at or "not dated"
    later = "" if precedent.current else "  (taken back later)"
    what = precedent.check or "a segment"
    where = f"{decision.document}  {decision.segment}  {what}"
    line = f"{when}  {where}  {_said(decision)}, {precedent.fate.value}{later}"
    # What files say may hold characters that command a terminal.
    return "".join(char if char.isprintable() else " " for char in line)


def _said(decision: Decision) -> str:
    parts = (decision.reviewer or "not named", decision.verdict.value, decision.reason, decision.comment)
    return ": ".join(" ".join(part.split()) for part in parts if part)

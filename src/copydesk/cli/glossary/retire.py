"""`copydesk glossary retire`: a concept or a term out of use, but still on file."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.diff import change_line
from copydesk.cli.glossary.files import languages, read, write
from copydesk.cli.options import ConfigFile
from copydesk.glossary.diff import diff
from copydesk.glossary.editing import retire as retire_in


def retire(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The glossary.", show_default=False)],
    concept: Annotated[str, typer.Argument(metavar="CONCEPT", help="Its id.", show_default=False)],
    term: Annotated[
        str, typer.Option("--term", metavar="TEXT", help="One of its terms instead of all of it.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why; kept in the file.")] = "",
    config: ConfigFile = None,
) -> None:
    """Take a concept or a term out of use. A right term becomes superseded, a wrong one refused.

    Example: `copydesk glossary retire terms.tsv T-9 --term "new crown" --reason "often right"`
    """
    pair = languages(config)
    old = read(file, pair=pair)
    new = retire_in(old, concept, term, reason)
    write(new, file, pair)
    for change in diff(old, new):
        typer.echo(change_line(change))

"""`copydesk glossary add`: a new concept, or more renderings of one, without opening the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.diff import change_line
from copydesk.cli.glossary.files import languages, read, write
from copydesk.cli.options import ConfigFile
from copydesk.errors import GlossaryError
from copydesk.glossary.diff import diff
from copydesk.glossary.editing import Addition
from copydesk.glossary.editing import add as add_to
from copydesk.glossary.lint.changes import new_errors
from copydesk.model import Concept, Status, Term

_Texts = list[str] | None


def add(  # noqa: PLR0913 - the options of a command line
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The glossary.", show_default=False)],
    concept: Annotated[str, typer.Option("--concept", metavar="ID", help="A new id, or one in the file.")],
    preferred: Annotated[
        str | None,
        typer.Option("--preferred", metavar="TEXT", help="What to write; needed for a new concept."),
    ] = None,
    admitted: Annotated[_Texts, typer.Option("--admitted", metavar="TEXT", help="Right too.")] = None,
    wrong: Annotated[_Texts, typer.Option("--wrong", metavar="TEXT", help="Wrong: flagged.")] = None,
    ambiguous: Annotated[_Texts, typer.Option("--ambiguous", metavar="TEXT", help="Often right.")] = None,
    source: Annotated[
        _Texts, typer.Option("--source", metavar="TEXT", help="A source-language term.")
    ] = None,
    authority: Annotated[str, typer.Option("--authority", help="Who says so.")] = "",
    domain: Annotated[str, typer.Option("--domain", help="The subject field.")] = "",
    config: ConfigFile = None,
) -> None:
    """Add a concept, or renderings to one. Nothing is written when that would be a new lint error.

    Example: `copydesk glossary add terms.tsv --concept T-9 --preferred COVID-19 --wrong "new crown"`
    """
    pair = languages(config)
    renderings = (
        (Status.PREFERRED, [preferred] if preferred else []),
        (Status.ADMITTED, admitted or []),
        (Status.DEPRECATED, wrong or []),
        (Status.AMBIGUOUS, ambiguous or []),
    )
    terms = [Term(text.strip(), status, pair.target) for status, texts in renderings for text in texts]
    terms += [Term(text.strip(), Status.PREFERRED, pair.source) for text in (source or [])[:1]]
    terms += [Term(text.strip(), Status.ADMITTED, pair.source) for text in (source or [])[1:]]
    old = read(file, pair=pair)
    new = add_to(old, Addition(concept, tuple(terms), authority, domain))
    _refuse_new_errors(old, new, pair.target)
    write(new, file, pair)
    for change in diff(old, new):
        typer.echo(change_line(change))


def _refuse_new_errors(old: Sequence[Concept], new: Sequence[Concept], language: str) -> None:
    for finding in new_errors(old, new, language):
        raise GlossaryError(finding.message, place=finding.place or finding.concept, mend=finding.mend)

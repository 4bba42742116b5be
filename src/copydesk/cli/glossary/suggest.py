"""`copydesk glossary suggest`: terms to propose, from what editors changed and dismissed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import read, write
from copydesk.cli.options import ConfigFile
from copydesk.cli.terminal import count
from copydesk.engine.pairs import align, judged
from copydesk.engine.project import open_project
from copydesk.engine.stored import read_documents
from copydesk.errors import InputError
from copydesk.exchange.decisions import read_decisions
from copydesk.glossary.objections import objections
from copydesk.glossary.suggest import suggest as suggest_terms
from copydesk.glossary.suggestions import Example, Suggestion, with_suggestions
from copydesk.model import Concept
from copydesk.text.quotations import in_quotes

_LISTED = 20


def suggest(  # noqa: PLR0913 - the options of a command line
    machine: Annotated[
        Path, typer.Argument(metavar="MACHINE", help="What the machine wrote.", show_default=False)
    ],
    final: Annotated[Path, typer.Argument(metavar="FINAL", help="What was printed.", show_default=False)],
    glossary: Annotated[
        Path, typer.Option("--glossary", "-g", help="The glossary to add to.", show_default=False)
    ],
    least: Annotated[
        int, typer.Option("--least", min=1, help="How often editors must have done the same.")
    ] = 2,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="A decisions.jsonl about the machine text."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the glossary with the proposals in it."),
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Print what could be added to a glossary, with what speaks for it; nothing counts before it is approved.

    Tables, segment files and folders of them are matched by their columns document and segment.

    Example: `copydesk glossary suggest batches/2025-05-14 final.tsv -g terms.tsv -o proposed.tsv`
    """
    settings = open_project(config, Path.cwd()).config
    languages = settings.languages
    concepts = read(glossary, pair=languages)
    documents = read_documents(machine, languages)
    aligned = align(documents, read_documents(final, languages))
    _warn(aligned.unmatched)
    if not aligned.pairs:
        raise InputError(
            f"has no segment of {machine}",
            place=str(final),
            mend="give both the same document names and segment ids",
        )
    suggestions = suggest_terms(aligned.pairs, concepts, languages.target, least)
    if decisions is not None:
        hits = judged(documents, read_decisions(decisions), concepts, settings)
        suggestions += objections(hits, languages.target, least)
    if output is not None:
        write(with_suggestions(concepts, suggestions), output, languages, like=glossary)
    for line in _lines(suggestions, concepts):
        typer.echo(line)


def _warn(unmatched: Sequence[str]) -> None:
    for line in unmatched[:_LISTED]:
        typer.echo(f"copydesk: not matched: {line}", err=True)
    if len(unmatched) > _LISTED:
        typer.echo(f"copydesk: not matched: {len(unmatched) - _LISTED:,} more", err=True)


def _lines(suggestions: Sequence[Suggestion], concepts: Sequence[Concept]) -> Iterator[str]:
    """By concept, what would be added and why; nothing when there is nothing."""
    known = {concept.id for concept in concepts}
    for concept, members in groupby(
        sorted(suggestions, key=_by_concept), key=lambda one: (one.concept, one.right)
    ):
        yield f"{' ' if concept[0] in known else '+'} {concept[0]} {in_quotes(concept[1])}"
        for one in members:
            yield f"+   {in_quotes(one.term.text)} proposed as {one.term.proposed_as}"
            yield f"      {one.term.evidence}"
            yield from (f"      {_example(example)}" for example in one.support.examples)
    if suggestions:
        yield f"{count(len(suggestions), 'proposal')}"


def _by_concept(suggestion: Suggestion) -> tuple[str, str, tuple[int, int, str, str]]:
    return suggestion.concept, suggestion.right, suggestion.rank


def _example(example: Example) -> str:
    change = f"{example.before} -> {example.after}" if example.after else example.before
    return f"{example.document} {example.segment}: {change}"

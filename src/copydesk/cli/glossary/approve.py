"""`copydesk glossary approve`: what the keeper decided, back into the glossary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import languages, read, write
from copydesk.cli.options import EXIT_FINDINGS, ConfigFile, refuse_other_dates
from copydesk.config import Languages
from copydesk.errors import ConfigError
from copydesk.exchange.glossaries import glossary_files
from copydesk.glossary.approval import apply_verdicts
from copydesk.glossary.lint.changes import new_errors
from copydesk.glossary.verdicts import Fate, Outcome, Verdict
from copydesk.model import Concept


def approve(  # noqa: PLR0913 - the options of a command line
    keeper: Annotated[
        Path, typer.Argument(metavar="KEEPER.xlsx", help="The workbook that came back.", show_default=False)
    ],
    glossary: Annotated[
        Path, typer.Option("--glossary", "-g", help="The glossary file or folder.", show_default=False)
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who decided; else the name in the workbook.")
    ] = "",
    date: Annotated[
        str,
        typer.Option("--date", metavar="YYYY-MM-DD", help="When it was decided; never taken from the clock."),
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Another file to write than the glossary.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,  # noqa: FBT002
    config: ConfigFile = None,
) -> None:
    """Take a keeper's decisions into the glossary; exit with 1 when one of them could not be taken.

    Each decision is one line: what became of it. Taking the same workbook twice changes nothing.

    Example: `copydesk glossary approve keeper.xlsx --glossary glossaries/ --date 2026-01-31`
    """
    from copydesk.exchange.keeper import read_decided

    refuse_other_dates(date or None)
    pair = languages(config)
    decided = read_decided(keeper)
    old = read(glossary, pair=pair)
    new, outcomes = apply_verdicts(
        old, _signed(decided.verdicts, by or decided.keeper, date, keeper), pair.target
    )
    if not dry_run:
        _write(old, new, glossary, output, pair)
    for line in _lines(outcomes, decided.undecided):
        typer.echo(line)
    errors = list(new_errors(old, new, pair.target))
    for finding in errors:
        typer.echo(f"! {finding.message}; {finding.mend}")
    if outcomes and not date:
        typer.echo("copydesk: approved_on stays empty; give the day with --date YYYY-MM-DD", err=True)
    left = [outcome for outcome in outcomes if outcome.fate is not Fate.APPLIED]
    raise typer.Exit(EXIT_FINDINGS if left or errors else 0)


def _signed(verdicts: Sequence[Verdict], name: str, date: str, workbook: Path) -> list[Verdict]:
    """The verdicts with who and when; raises ConfigError when nobody's name is on them."""
    name = name.strip()
    if verdicts and not name:
        raise ConfigError(
            "nobody's name is in it", place=str(workbook), mend="give the name of who decided with --by NAME"
        )
    return [replace(verdict, by=name, on=date) for verdict in verdicts]


def _write(
    old: Sequence[Concept], new: Sequence[Concept], glossary: Path, output: Path | None, pair: Languages
) -> None:
    """Each file of the glossary that changed, as it was laid out; or all of it in another file."""
    if output is not None:
        write(new, output, pair, like=glossary)
        return
    changed = dict(zip((concept.id for concept in old), new, strict=True))
    for file in glossary_files(glossary):
        here = read(file, pair=pair)
        now = [changed[concept.id] for concept in here]
        if now != list(here):
            write(now, file, pair)


def _lines(outcomes: Sequence[Outcome], undecided: int) -> Iterator[str]:
    """One line a decision, then how many had which fate."""
    for outcome in outcomes:
        verdict = outcome.verdict
        named = f"{verdict.concept} “{verdict.term}”: " if verdict.concept else ""
        where = "" if outcome.fate is Fate.APPLIED else f"{verdict.place}: {outcome.fate.value}: "
        yield f"{where}{named}{outcome.told}"
    fates = Counter(outcome.fate for outcome in outcomes)
    counts = (f"{fates[fate]:,} {fate.value}" for fate in Fate if fates[fate] or fate is Fate.APPLIED)
    yield f"{', '.join(counts)}, {undecided:,} undecided"

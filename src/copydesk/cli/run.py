"""`copydesk run`: the whole job."""

from pathlib import Path

import typer

from copydesk.cli.options import (
    Columns,
    ConfigFile,
    Database,
    Date,
    Disable,
    Enable,
    Fail,
    FailOn,
    Glossaries,
    Inputs,
    Job,
    Jobs,
    Labels,
    Levels,
    Output,
    ProfileOption,
    ReadingOptions,
    Source,
    Srx,
    Switches,
    Xliff,
    exit_code,
    make_job,
    refuse_other_dates,
    report_failures,
)
from copydesk.cli.terminal import count, not_run_lines
from copydesk.engine.batch import OMEGAT, Contents, batch_folder, make_batch, write_batch
from copydesk.engine.memory import find_memory
from copydesk.errors import ConfigError
from copydesk.model import Batch, Severity


def run(  # noqa: PLR0913 - the options of a command line
    inputs: Inputs = None,
    glossary: Glossaries = None,
    output: Output = None,
    xliff: Xliff = None,
    date: Date = None,
    profile: ProfileOption = None,
    enable: Enable = None,
    disable: Disable = None,
    severity: Levels = None,
    fail_on: Fail = FailOn.NEVER,
    jobs: Jobs = 1,
    column: Columns = None,
    srx: Srx = None,
    source: Source = None,
    label: Labels = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Do the whole job: segment, check, and write the packet for reviewers and the report.

    Examples: `copydesk run incoming/ --glossary glossaries/ --output batch/`; in a project folder just
    `copydesk run`.
    """
    switches = Switches(profile, enable or (), disable or (), severity or ())
    reading = ReadingOptions(column or (), srx, source, label or ())
    job = make_job(inputs, glossary, config, switches, reading)
    contents = Contents(xliff.value if xliff else job.config.review.xliff)
    write_and_leave(job, contents, output=output, date=date, jobs=jobs, fail_on=fail_on, database=database)


def write_and_leave(  # noqa: PLR0913 - what the command line says
    job: Job,
    contents: Contents,
    *,
    output: Path | None,
    date: str | None,
    jobs: int,
    fail_on: FailOn,
    database: str | None = None,
) -> None:
    """Check, write the batch, say where it is, and leave with the right code."""
    refuse_other_dates(date)
    memory = find_memory(job.project, database)
    outcomes = job.outcomes(jobs)
    if all(outcome.failure for outcome in outcomes):
        report_failures(outcomes)
        raise typer.Exit(exit_code((), outcomes, fail_on))
    batch = make_batch(outcomes, job.config, job.layers, date, memory)
    folder = _folder(job, output, batch)
    write_batch(batch, outcomes, job.config, job.layers, folder, contents)
    _summarise(batch, folder, contents)
    report_failures(outcomes)
    raise typer.Exit(exit_code(batch.findings, outcomes, fail_on))


def _folder(job: Job, output: Path | None, batch: Batch) -> Path:
    if output is not None:
        return output
    if job.project.folder is None:
        raise ConfigError("no folder to write to", mend="name one with --output DIR")
    return job.project.folder / "batches" / batch_folder(batch.id, batch.date)


def _summarise(batch: Batch, folder: Path, contents: Contents) -> None:
    severities = [item.lead.severity for item in batch.items]
    counts = [
        f"{severities.count(severity)} {severity.value}"
        for severity in reversed(Severity)
        if severity in severities
    ]
    places = f"{count(len(batch.items), 'place')} to look at: {', '.join(counts)}"
    documents = f"{count(len(batch.documents), 'document')}, {count(batch.words, 'word')}"
    typer.echo(f"{documents}: {places if counts else 'nothing flagged'}")
    if batch.settled:
        typer.echo(f"  {len(batch.settled):,} settled earlier, and not sent again")
    for line in not_run_lines(batch.not_run):
        typer.echo(f"  {line}")
    here = _shown(folder)
    typer.echo(f"  packet  {here / 'review.xlf'}  {here / 'review.xlsx'}")
    if contents.omegat:
        typer.echo(f"  project {here / OMEGAT}")
    if contents.report:
        typer.echo(f"  report  {here / 'report.html'}")


def _shown(folder: Path) -> Path:
    """The folder as seen from here, where it lies below."""
    try:
        return folder.absolute().relative_to(Path.cwd())
    except ValueError:
        return folder

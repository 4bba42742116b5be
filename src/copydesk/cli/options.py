"""Options that several commands share, and what they mean together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.config import Config
from copydesk.engine.glossaries import Layers, load_layers
from copydesk.engine.inputs import Input, Intake, collect
from copydesk.engine.jobs import Outcome, Progress
from copydesk.engine.jobs import run as run_jobs
from copydesk.engine.project import Project, open_project
from copydesk.errors import ConfigError, InputError
from copydesk.model import Finding, Severity

EXIT_FINDINGS = 1
EXIT_FAILED = 2
_SLOW = 2
"""From so many files on a progress bar is worth showing."""


class FailOn(StrEnum):
    """From which severity on findings make the command fail."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    NEVER = "never"


class ProfileName(StrEnum):
    """A selection of checks."""

    DEFAULT = "default"
    HOUSE = "house"
    ALL = "all"


class XliffVersion(StrEnum):
    """A version of XLIFF that packets are written in."""

    V12 = "1.2"
    V21 = "2.1"
    V22 = "2.2"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Files or folders; - is standard input.", show_default=False),
]
Glossaries = Annotated[
    list[Path] | None,
    typer.Option("--glossary", "-g", help="A glossary file or folder; a later one goes over an earlier one."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The folder to write.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="A copydesk.toml other than the nearest one upwards.")
]
ProfileOption = Annotated[ProfileName | None, typer.Option("--profile", help="Which checks run.")]
Enable = Annotated[list[str] | None, typer.Option("--enable", metavar="ID", help="Switch a check on.")]
Disable = Annotated[list[str] | None, typer.Option("--disable", metavar="ID", help="Switch a check off.")]
Levels = Annotated[
    list[str] | None,
    typer.Option("--severity", metavar="ID=LEVEL", help="Report a check at another severity."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes; findings stay the same.")]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The batch's date; never taken from the clock."),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database", metavar="URL", help="What was decided before: a file or a PostgreSQL address."
    ),
]
Xliff = Annotated[XliffVersion | None, typer.Option("--xliff", help="The version of review.xlf.")]


Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="KEY=NAME", help="A table's column: target, source … = its name there."),
]
Srx = Annotated[Path | None, typer.Option("--srx", help="An SRX file to split sentences by.")]
Source = Annotated[
    Path | None, typer.Option("--source", help="The source of the one plain text that is read.")
]
Labels = Annotated[
    list[str] | None, typer.Option("--label", metavar="KEY=VALUE", help="An attribute for all documents.")
]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """The options that say how documents are read."""

    columns: Sequence[str] = ()
    srx: Path | None = None
    source: Path | None = None
    labels: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What a command line asks for: the files, the configuration in force and the glossary."""

    inputs: list[Input]
    project: Project
    config: Config
    layers: Layers
    intake: Intake

    def outcomes(self, jobs: int) -> list[Outcome]:
        """Read and check everything, with a progress bar on a terminal."""
        with progress_bar(len(self.inputs)) as progress:
            return list(
                run_jobs(self.inputs, self.intake, self.layers.concepts, jobs=jobs, progress=progress)
            )


@dataclass(frozen=True, slots=True)
class Switches:
    """The options that choose checks."""

    profile: ProfileName | None = None
    enable: Sequence[str] = ()
    disable: Sequence[str] = ()
    severity: Sequence[str] = ()


def make_job(
    inputs: list[str] | None,
    glossaries: list[Path] | None,
    config_file: Path | None,
    switches: Switches,
    reading: ReadingOptions,
) -> Job:
    """Read what the options name; in a project folder, what they leave out comes from there.

    Raises CopydeskError in one line for whatever is wrong.
    """
    project = open_project(config_file, Path.cwd())
    config = project.config.with_switches(
        profile=switches.profile.value if switches.profile else None,
        enable=switches.enable,
        disable=switches.disable,
        severity=switches.severity,
    )
    config = with_reading(config, reading)
    named = named_inputs(inputs, project)
    source = _source(reading.source, named)
    intake = Intake(config, _pairs(reading.labels, "--label"), source)
    layers = load_layers(glossaries or project.glossaries, config.languages)
    return Job(named, project, config, layers, intake)


def with_reading(config: Config, reading: ReadingOptions) -> Config:
    """The configuration with what the command line says about reading."""
    columns = {**config.tables.columns, **_pairs(reading.columns, "--column")}
    srx = str(reading.srx) if reading.srx else config.segmentation.srx
    tables = config.tables.model_copy(update={"columns": columns})
    segmentation = config.segmentation.model_copy(update={"srx": srx})
    return config.model_copy(update={"tables": tables, "segmentation": segmentation})


def _pairs(written: Sequence[str], option: str) -> dict[str, str]:
    pairs = {}
    for entry in written:
        key, equals, value = entry.partition("=")
        if not (key and equals and value):
            raise ConfigError(f"no KEY=VALUE: {entry!r}", place=option, mend="write a name on either side")
        pairs[key] = value
    return pairs


def _source(path: Path | None, named: Sequence[Input]) -> Input | None:
    """The source to pair with; raises InputError unless there is one text, not a table, to be paired."""
    if path is None:
        return None
    (source,) = collect([str(path)]) if path.is_file() else (None,)
    if source is None:
        raise InputError("no such file", place=str(path))
    if len(named) != 1:
        raise InputError(
            f"is the source of one document, and {len(named)} are named", place=str(path), mend="name one"
        )
    return source


def named_inputs(inputs: list[str] | None, project: Project) -> list[Input]:
    """The files that the arguments name, or what waits in the project.

    Raises InputError or ConfigError when there is nothing to read.
    """
    if inputs:
        return collect(inputs)
    if project.incoming is None:
        raise ConfigError(
            "no input is named, and this is no project folder",
            mend="name a file or folder, or make a project with 'copydesk init DIR'",
        )
    return collect([str(project.incoming)])


def refuse_other_dates(date: str | None, option: str = "--date") -> None:
    """Raises ConfigError for what is not YYYY-MM-DD; no date at all is fine."""
    try:
        if date is not None and dt.date.fromisoformat(date).isoformat() != date:
            raise ValueError  # noqa: TRY301 - other ISO forms are refused like no dates
    except ValueError as error:
        raise ConfigError(f"not a date: {date!r}", place=option, mend="write YYYY-MM-DD") from error


@contextmanager
def progress_bar(files: int) -> Iterator[Progress]:
    """A bar on standard error, when that is a terminal and there is something to wait for."""
    import sys

    if files < _SLOW or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("checking"), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking", total=files)
        yield lambda done, _all: bar.update(task, completed=done)


def exit_code(findings: Sequence[Finding], outcomes: Sequence[Outcome], fail_on: FailOn) -> int:
    """2 when a file failed, 1 when a finding is as severe as `fail_on`, else 0."""
    if any(outcome.failure for outcome in outcomes):
        return EXIT_FAILED
    if fail_on is FailOn.NEVER:
        return 0
    limit = Severity(fail_on.value)
    return EXIT_FINDINGS if any(finding.severity >= limit for finding in findings) else 0


def report_failures(outcomes: Sequence[Outcome]) -> None:
    """Name the files that failed, one line each, on standard error; and what is odd about the others."""
    for outcome in outcomes:
        for remark in outcome.remarks:
            typer.echo(f"copydesk: note: {outcome.item.place}: {remark}", err=True)
        if outcome.failure is not None:
            typer.echo(f"copydesk: {outcome.failure}", err=True)

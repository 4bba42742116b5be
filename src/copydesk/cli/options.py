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
from copydesk.engine.inputs import Input, collect
from copydesk.engine.jobs import Outcome, Progress
from copydesk.engine.jobs import run as run_jobs
from copydesk.engine.project import Project, open_project
from copydesk.errors import ConfigError
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
Xliff = Annotated[XliffVersion | None, typer.Option("--xliff", help="The version of review.xlf.")]


@dataclass(frozen=True, slots=True)
class Job:
    """What a command line asks for: the files, the configuration in force and the glossary."""

    inputs: list[Input]
    project: Project
    config: Config
    layers: Layers

    def outcomes(self, jobs: int) -> list[Outcome]:
        """Read and check everything, with a progress bar on a terminal."""
        with progress_bar(len(self.inputs)) as progress:
            return list(
                run_jobs(self.inputs, self.config, self.layers.concepts, jobs=jobs, progress=progress)
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
    layers = load_layers(glossaries or project.glossaries, config.languages)
    return Job(named_inputs(inputs, project), project, config, layers)


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


def refuse_other_dates(date: str | None) -> None:
    """Raises ConfigError for what is not YYYY-MM-DD; no date at all is fine."""
    try:
        if date is not None and dt.date.fromisoformat(date).isoformat() != date:
            raise ValueError  # noqa: TRY301 - other ISO forms are refused like no dates
    except ValueError as error:
        raise ConfigError(f"not a date: {date!r}", place="--date", mend="write YYYY-MM-DD") from error


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
    """Name the files that failed, one line each, on standard error."""
    for outcome in outcomes:
        if outcome.failure is not None:
            typer.echo(f"copydesk: {outcome.failure}", err=True)

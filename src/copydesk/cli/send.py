"""`copydesk send`: the batch and its packet, without reports."""

from enum import StrEnum
from typing import Annotated

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
    make_job,
)
from copydesk.cli.run import write_and_leave
from copydesk.engine.batch import Contents


class Client(StrEnum):
    """A program that wants more than the packet."""

    OMEGAT = "omegat"


def send(  # noqa: PLR0913 - the options of a command line
    inputs: Inputs = None,
    glossary: Glossaries = None,
    output: Output = None,
    xliff: Xliff = None,
    all_segments: Annotated[bool, typer.Option("--all", help="All segments, not only flagged ones.")] = False,  # noqa: FBT002
    client: Annotated[Client | None, typer.Option("--client", help="Also a whole project for it.")] = None,
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
    """Write the batch and its packet for reviewers: review.xlf and review.xlsx.

    Example: `copydesk send incoming/ -g glossaries/ -o batch/ --xliff 2.1`; with `--client omegat` the folder
    `omegat/` in it is a project that OmegaT opens, with all segments and the terms they hit.
    """
    switches = Switches(profile, enable or (), disable or (), severity or ())
    reading = ReadingOptions(column or (), srx, source, label or ())
    job = make_job(inputs, glossary, config, switches, reading)
    version = xliff.value if xliff else job.config.review.xliff
    contents = Contents(version, all_segments=all_segments, report=False, omegat=client is Client.OMEGAT)
    write_and_leave(job, contents, output=output, date=date, jobs=jobs, fail_on=fail_on, database=database)

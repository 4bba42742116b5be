"""`copydesk send`: the batch and its packet, without reports."""

from typing import Annotated

import typer

from copydesk.cli.options import (
    ConfigFile,
    Date,
    Disable,
    Enable,
    Fail,
    FailOn,
    Glossaries,
    Inputs,
    Jobs,
    Levels,
    Output,
    ProfileOption,
    Switches,
    Xliff,
    make_job,
)
from copydesk.cli.run import write_and_leave
from copydesk.engine.batch import Contents


def send(  # noqa: PLR0913 - the options of a command line
    inputs: Inputs = None,
    glossary: Glossaries = None,
    output: Output = None,
    xliff: Xliff = None,
    all_segments: Annotated[bool, typer.Option("--all", help="All segments, not only flagged ones.")] = False,  # noqa: FBT002
    date: Date = None,
    profile: ProfileOption = None,
    enable: Enable = None,
    disable: Disable = None,
    severity: Levels = None,
    fail_on: Fail = FailOn.NEVER,
    jobs: Jobs = 1,
    config: ConfigFile = None,
) -> None:
    """Write the batch and its packet for reviewers: review.xlf and review.xlsx.

    Example: `copydesk send incoming/ -g glossaries/ -o batch/ --xliff 2.1`
    """
    job = make_job(inputs, glossary, config, Switches(profile, enable or (), disable or (), severity or ()))
    version = xliff.value if xliff else job.config.review.xliff
    contents = Contents(version, all_segments=all_segments, report=False)
    write_and_leave(job, contents, output=output, date=date, jobs=jobs, fail_on=fail_on)

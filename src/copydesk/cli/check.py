"""`copydesk check`: findings only, like a linter."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.options import (
    EXIT_FINDINGS,
    Columns,
    ConfigFile,
    Disable,
    Enable,
    Fail,
    FailOn,
    Glossaries,
    Inputs,
    Jobs,
    Labels,
    Levels,
    ProfileOption,
    ReadingOptions,
    Source,
    Srx,
    Switches,
    exit_code,
    make_job,
    report_failures,
)
from copydesk.cli.terminal import print_findings
from copydesk.config import Config
from copydesk.engine.batch import not_run
from copydesk.engine.jobs import Outcome
from copydesk.engine.project import open_project
from copydesk.exchange.files import write_text
from copydesk.exchange.findings import finding_line, findings_json
from copydesk.model import Finding


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def check(  # noqa: PLR0913 - the options of a command line
    inputs: Inputs = None,
    glossary: Glossaries = None,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How findings are printed.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file instead of the screen.")
    ] = None,
    profile: ProfileOption = None,
    enable: Enable = None,
    disable: Disable = None,
    severity: Levels = None,
    fail_on: Fail = FailOn.MINOR,
    jobs: Jobs = 1,
    column: Columns = None,
    srx: Srx = None,
    source: Source = None,
    label: Labels = None,
    config: ConfigFile = None,
    *,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="Try the examples of the house's own patterns, and stop.")
    ] = False,
) -> None:
    """Print what is wrong, like a linter; exit with 1 when something is.

    Examples: `copydesk check article.txt -g glossaries/`, `cat article.txt | copydesk check - -f jsonl`
    """
    if self_test:
        raise typer.Exit(_self_test(open_project(config, Path.cwd()).config))
    switches = Switches(profile, enable or (), disable or (), severity or ())
    reading = ReadingOptions(column or (), srx, source, label or ())
    outcomes = make_job(inputs, glossary, config, switches, reading).outcomes(jobs)
    findings = [finding for outcome in outcomes for result in outcome.checked for finding in result.findings]
    if output_format is Format.TEXT and output is None:
        print_findings(outcomes)
    else:
        text = _rendered(output_format, findings, outcomes)
        if output is None:
            typer.echo(text, nl=False)
        else:
            write_text(output, text)
    report_failures(outcomes)
    raise typer.Exit(exit_code(findings, outcomes, fail_on))


def _self_test(config: Config) -> int:
    """Print one line for each example that does not hold; 1 when there is one."""
    failures = [line for pattern in config.pattern for line in pattern.house().failures()]
    for line in failures:
        typer.echo(line)
    tried = sum(len(pattern.good) + len(pattern.bad) for pattern in config.pattern)
    typer.echo(f"{tried} examples of {len(config.pattern)} patterns, {len(failures)} failed")
    return EXIT_FINDINGS if failures else 0


def _rendered(output_format: Format, findings: list[Finding], outcomes: list[Outcome]) -> str:
    if output_format is Format.JSONL:
        return "".join(map(finding_line, findings))
    checked = [result for outcome in outcomes for result in outcome.checked]
    if output_format is Format.JSON:
        words = sum(result.document.words for result in checked)
        skipped = not_run(pair for result in checked for pair in result.not_run)
        return findings_json(findings, len(checked), words, skipped)
    from io import StringIO

    screen = StringIO()
    print_findings(outcomes, screen)
    return screen.getvalue()

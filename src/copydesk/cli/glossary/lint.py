"""`copydesk glossary lint`: what is wrong with a glossary before it meets a text."""

import dataclasses
import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import read
from copydesk.cli.options import EXIT_FINDINGS, ConfigFile
from copydesk.config import Languages
from copydesk.engine.inputs import collect, read_documents
from copydesk.engine.project import open_project
from copydesk.errors import ConfigError
from copydesk.exchange.documents.formats import Reading
from copydesk.glossary.lint.api import Level, LintFinding
from copydesk.glossary.lint.registry import all_rules
from copydesk.glossary.lint.registry import lint as lint_concepts
from copydesk.reports.sarif import SarifLevel, SarifPlace, SarifResult, SarifRule, sarif_log


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Glossary files or folders; a later one goes over an earlier one.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How findings are printed.")
    ] = Format.TEXT,
    corpus: Annotated[
        list[str] | None,
        typer.Option(
            "--corpus", metavar="PATH", help="Texts to look for variants in; those never met are named."
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,  # noqa: FBT002
    config: ConfigFile = None,
) -> None:
    """Print what is wrong with a glossary; exit with 1 when there is an error.

    Examples: `copydesk glossary lint glossaries/`, `copydesk glossary lint terms.tsv --corpus incoming/`
    """
    project = open_project(config, Path.cwd())
    named = paths or project.glossaries
    if not named:
        raise ConfigError("no glossary is named, and this is no project folder", mend="name a file or folder")
    pair = project.config.languages
    concepts = read(*named, pair=pair)
    findings = lint_concepts(concepts, pair.target, _texts(corpus or [], pair))
    typer.echo(_rendered(output_format, findings), nl=False)
    failing = [finding for finding in findings if strict or finding.level is Level.ERROR]
    raise typer.Exit(EXIT_FINDINGS if failing else 0)


def _texts(corpus: list[str], pair: Languages) -> list[str]:
    items = collect(corpus) if corpus else []
    documents = (
        document for item in items for document in read_documents(item, Reading(pair.source, pair.target))
    )
    return [segment.target for document in documents for segment in document.segments]


def _rendered(output_format: Format, findings: Sequence[LintFinding]) -> str:
    if output_format is Format.SARIF:
        return _sarif(findings)
    levels = [finding.level for finding in findings]
    counts = {"errors": levels.count(Level.ERROR), "warnings": levels.count(Level.WARNING)}
    if output_format is Format.JSON:
        rows = [dataclasses.asdict(finding) for finding in findings]
        report = {"version": 1, "findings": rows, "summary": counts}
        return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    if not findings:
        return ""
    return "".join(f"{finding}\n" for finding in findings) + _summary(counts)


def _summary(counts: dict[str, int]) -> str:
    told = (
        f"{count} {name.removesuffix('s') if count == 1 else name}" for name, count in counts.items() if count
    )
    return f"{', '.join(told)}\n"


def _sarif(findings: Sequence[LintFinding]) -> str:
    import copydesk

    rules = [
        SarifRule(rule.id, SarifLevel(rule.level.value), rule.summary, rule.why)
        for rule in all_rules().values()
    ]
    results = [
        SarifResult(
            finding.rule,
            SarifLevel(finding.level.value),
            f"{finding.message}; {finding.mend}",
            _place(finding.place),
            (finding.concept, finding.term),
        )
        for finding in findings
    ]
    return sarif_log(rules, results, copydesk.__version__)


def _place(written: str) -> SarifPlace | None:
    """`file:line`, or `file:sheet!row` of a workbook, whose rows count as lines."""
    file, colon, where = written.rpartition(":")
    line = where.rpartition("!")[2]
    if not colon or not line.isdigit():
        return SarifPlace(Path(written)) if written else None
    return SarifPlace(Path(file), int(line))

"""Score the checks against human error spans and write `docs/accuracy.md`.

    python benchmarks/accuracy.py SHARED [--check]

SHARED is the folder with `bench/` and `data/`. The commands that are run are those of `bench/README.md`.
With `--check` nothing is written; the exit code is 1 when the page is not what the run gives.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
GLOSSARY = ROOT / "glossaries"
LONGEST = 6
TERMINOLOGY = "nonstandard-rendering,source-term-unmet"
HEAD = """\
# Accuracy

<!-- Written by `make accuracy`; do not edit. -->

What the checks of the default profile flag, held against what people marked, with the glossaries in
`glossaries/`. Two things to know before reading a figure:

- Of the machine-translated segments {any_error:.0%} carry an error that some rater marked, so a span thrown
  at random often hits one. The column *random* says how often; only what stands above it means anything.
- Few checks fire in more than five articles. Do not believe a precision from fewer.

"""


def main(arguments: list[str]) -> int:
    """Run the benchmark; gives the exit code."""
    shared = Path(arguments[0]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        scores, terminology = _human_marks(shared, Path(folder))
        alarms = _false_alarms(shared, Path(folder))
    head = HEAD.format(any_error=scores["base_any"])
    page = head + _marks_section(scores) + _terminology_section(terminology) + _alarms_section(alarms)
    if "--check" in arguments:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != page)
    PAGE.write_text(page, "utf-8")
    sys.stdout.write(page)
    return 0


def _run(*command: object) -> None:
    subprocess.run([sys.executable, *map(str, command)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own scripts


def _check(table: Path, findings: Path) -> list[dict[str, Any]]:
    options = ("--glossary", GLOSSARY, "--format", "jsonl", "--output", findings, "--fail-on", "never")
    _run("-m", "copydesk", "check", table, *options)
    return [json.loads(line) for line in findings.read_text("utf-8").splitlines()]


def _human_marks(shared: Path, folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The scores of all checks, and of the glossary's own."""
    bench, gold = shared / "bench", shared / "data" / "wmt23_zh_en_news_dev.jsonl"
    table, findings, predictions = (folder / f"{name}.jsonl" for name in ("table", "findings", "predictions"))
    _run(bench / "to_table.py", gold, table)
    _check(table, findings)
    _run(bench / "from_findings.py", gold, findings, predictions)
    score = (bench / "score.py", gold, predictions, "--no-quotes", "--quiet", "--json")
    _run(*score, folder / "scores.json")
    _run(*score, folder / "terminology.json", "--only", TERMINOLOGY)
    everything, terminology = (
        json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("scores", "terminology")
    )
    return everything, terminology


def _false_alarms(shared: Path, folder: Path) -> tuple[int, int, Counter[tuple[str, str]]]:
    human = shared / "data" / "tico19_zh_en_human.jsonl"
    rows = [json.loads(line) for line in human.read_text("utf-8").splitlines()]
    words = sum(len(row["target"].split()) for row in rows)
    found = Counter((f["check"], _short(f["text"])) for f in _check(human, folder / "alarms.jsonl"))
    return len(rows), words, found


def _marks_section(scores: dict[str, Any]) -> str:
    lines = [
        "## Machine-translated news, marked by people",
        "",
        f"WMT23 Chinese-English news, development part: {scores['segments']:,} segments, {scores['words']:,}",
        "words, ten systems, three raters each; marks that are only a quotation mark are left out",
        "(`--no-quotes`).",
        "",
        "| check | articles (of 19) | flags | per 1,000 words | P_any | 95 % interval | random |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    checks = sorted(scores["checks"].items(), key=lambda entry: (entry[0] != "*ALL", -entry[1]["flags"]))
    for name, row in checks:
        label = "all together" if name == "*ALL" else f"*{name}*"
        precision = "| – | – | – |"
        if row["flags"]:
            low, high = row["ci"]
            precision = f"| {row['P_any']:.2f} | {low:.2f} to {high:.2f} | {row['P_rand']:.2f} |"
        flags = row["flags"] + row["segflags"]
        lines.append(f"| {label} | {row['docs']} | {flags} | {row['per1k']:.2f} {precision}")
    lines += [
        "",
        "*P_any*: the share of flags that touch a span which any of the three raters marked. Today's systems",
        "rarely write the old calques that the glossary lists, so its hits are few here. Flags about a whole",
        "segment have no span and no precision; they count under flags where a check has no others.",
        "",
    ]
    return "\n".join(lines) + "\n"


def _terminology_section(scores: dict[str, Any]) -> str:
    row = scores["checks"]["*ALL"]
    low, high = row["ci"]
    lines = [
        "## The glossary's own flags",
        "",
        f"*nonstandard-rendering* and *source-term-unmet* together, with the source: {row['flags']} flags",
        f"with a span in {row['docs']} of 19 articles, P_any {row['P_any']:.2f}",
        f"(95 % {low:.2f} to {high:.2f}), at random {row['P_rand']:.2f}.",
        f"Apart from these, {row['segflags']} flags say of a whole segment that a source term has no",
        "rendering in it.",
        "",
    ]
    return "\n".join(lines) + "\n"


def _alarms_section(alarms: tuple[int, int, Counter[tuple[str, str]]]) -> str:
    segments, words, found = alarms
    total = found.total()
    lines = [
        "## Text written by people",
        "",
        f"TICO-19 English, {segments:,} segments, {words:,} words, presumed clean: {total} flags,",
        f"{1000 * total / words:.2f} per 1,000 words.",
        "",
        "| check | flagged words | times |",
        "|---|---|--:|",
        *(f"| *{check}* | {text} | {times} |" for (check, text), times in sorted(found.items())),
    ]
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    """The words, or that they are a whole segment: the text of the data set is not ours to print."""
    return text if len(text.split()) <= LONGEST else "(a whole segment)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

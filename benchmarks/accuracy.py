"""Score the checks against human error spans; write `docs/accuracy.md` and the figures that copydesk shows.

    python benchmarks/accuracy.py SHARED [--check]

SHARED is the folder with `bench/` and `data/`. The commands that are run are those of `bench/README.md`.
With `--check` nothing is written; the exit code is 1 when page or figures are not what the run gives.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy_page import page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
FIGURES = ROOT / "src" / "copydesk" / "checks" / "accuracy.json"
GLOSSARY = ("--glossary", str(ROOT / "glossaries"))
NUMBERS = "number-mismatch,omitted-number,date-mismatch,unit-mismatch,currency-mismatch"
TERMINOLOGY = "nonstandard-rendering,source-term-unmet"


@dataclass(frozen=True)
class Data:
    """The data sets and the scorer."""

    shared: Path
    folder: Path

    @property
    def marked(self) -> Path:
        """Machine translations with the marks of people."""
        return self.shared / "data" / "wmt23_zh_en_news_dev.jsonl"

    @property
    def human(self) -> Path:
        """Translations by people, presumed clean."""
        return self.shared / "data" / "tico19_zh_en_human.jsonl"

    def findings(self, table: Path, options: tuple[str, ...]) -> Path:
        """What `copydesk check` finds in a table."""
        output = self.folder / "findings.jsonl"
        run("-m", "copydesk", "check", table, *options, "-f", "jsonl", "-o", output, "--fail-on", "never")
        return output

    def scores(self, options: tuple[str, ...], only: str = "") -> dict[str, Any]:
        """Findings held against the marks; with `only`, of these checks."""
        bench, table, predictions, result = (
            self.shared / "bench",
            *(self.folder / f"{name}.jsonl" for name in ("table", "predictions", "scores")),
        )
        run(bench / "to_table.py", self.marked, table)
        run(bench / "from_findings.py", self.marked, self.findings(table, options), predictions)
        chosen = ("--only", only) if only else ()
        run(bench / "score.py", self.marked, predictions, "--no-quotes", "--quiet", "--json", result, *chosen)
        found: dict[str, Any] = json.loads(result.read_text("utf-8"))
        return found

    def alarms(self, options: tuple[str, ...]) -> list[dict[str, Any]]:
        """What is flagged in text that people wrote."""
        lines = self.findings(self.human, options).read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def main(arguments: list[str]) -> int:
    """Run the benchmark; gives the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        data = Data(Path(arguments[0]).resolve(), Path(folder))
        every = ("--profile", "all", *GLOSSARY)
        profiles = [
            ("default, no glossary", data.scores(()), data.alarms(())),
            ("default", data.scores(GLOSSARY), data.alarms(GLOSSARY)),
            ("house, no glossary", *both(data, ("--profile", "house"))),
            ("house", *both(data, ("--profile", "house", *GLOSSARY))),
        ]
        checks = data.scores(every)
        alarms = Counter(finding["check"] for finding in data.alarms(every))
        groups = {"numbers": data.scores((), NUMBERS), "terminology": data.scores(GLOSSARY, TERMINOLOGY)}
        human = [json.loads(line) for line in data.human.read_text("utf-8").splitlines()]
    human_words = sum(len(row["target"].split()) for row in human)
    written = page(profiles, checks, alarms, groups, (len(human), human_words), NUMBERS.split(","))
    figures = json.dumps(of_checks(checks, alarms), indent=1) + "\n"
    if "--check" in arguments:
        current = PAGE.exists() and PAGE.read_text("utf-8") == written
        return int(not current or FIGURES.read_text("utf-8") != figures)
    PAGE.write_text(written, "utf-8")
    FIGURES.write_text(figures, "utf-8")
    sys.stdout.write(written)
    return 0


def both(data: Data, options: tuple[str, ...]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Scores and alarms of one set of options."""
    return data.scores(options), data.alarms(options)


def of_checks(scores: dict[str, Any], alarms: Counter[str]) -> dict[str, Any]:
    """The figures of each check, as the package ships them."""
    rows: dict[str, Any] = {}
    for name, row in sorted(scores["checks"].items()):
        if name != "*ALL":
            rows[name] = {"flags": row["flags"] + row["segflags"], "articles": row["docs"]}
            if row["flags"]:
                rows[name] |= {
                    "precision": round(row["P_any"], 3),
                    "low": round(row["ci"][0], 3),
                    "high": round(row["ci"][1], 3),
                    "random": round(row["P_rand"], 3),
                }
    for name, times in sorted(alarms.items()):
        rows.setdefault(name, {"flags": 0, "articles": 0})["alarms"] = times
    return {"version": 1, "articles": 19, "checks": dict(sorted(rows.items()))}


def run(*command: object) -> None:
    """Run one of our own scripts; fails when it fails."""
    subprocess.run([sys.executable, *map(str, command)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

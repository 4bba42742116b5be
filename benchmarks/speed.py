"""Print how fast copydesk is on this machine: `python benchmarks/speed.py`.

Speed is printed here and never tested: a busy machine is no bug.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from copydesk.exchange.plain import read_plain

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.engine.glossaries import read_glossary
from copydesk.segmentation.sentences import sentences
from copydesk.text.folding import fold

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = ROOT / "glossaries" / "current-affairs.tsv"
ARTICLE = ROOT / "segments" / "incoming" / "port-clinic.txt"
REPEATS = 5


def timed(job: Callable[[], object]) -> float:
    """The median time of the job in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print one line a measurement."""
    text = ARTICLE.read_text("utf-8")
    paragraph = text.split("\n\n")[1]
    concepts = read_glossary(GLOSSARY)
    checker = Checker(Config(), concepts)
    document = read_plain(text, ARTICLE.name)
    segments = len(list(document.segments))
    megabytes = len(text.encode()) / 1e6
    command = [sys.executable, "-m", "copydesk", "check", "-", "--glossary", str(GLOSSARY)]

    def from_the_shell() -> None:
        subprocess.run(command, input=paragraph.encode(), capture_output=True, check=False)  # noqa: S603 - ourselves

    lines = {
        "copydesk check of one paragraph, from the shell": f"{timed(from_the_shell):.2f} s",
        "reading the glossary": f"{timed(lambda: read_glossary(GLOSSARY)):.3f} s",
        "compiling it": f"{timed(lambda: Checker(Config(), concepts)):.3f} s",
        "checking an article": f"{segments / timed(lambda: checker.check(document)):,.0f} segments/s",
        "folding": f"{megabytes / timed(lambda: fold(text)):.0f} MB/s",
        "sentences": f"{megabytes / timed(lambda: [sentences(p) for p in text.split(chr(10))]):.0f} MB/s",
    }
    for what, value in lines.items():
        sys.stdout.write(f"{what:<50}{value:>20}\n")


if __name__ == "__main__":
    main()

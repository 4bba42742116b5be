"""Print how sentences are split, beside pysbd: `python benchmarks/segmentation.py [TABLE]`.

TABLE is a JSONL file with a `target` column, one paragraph each: by default the TICO-19 targets of the
shared folder. Needs the `bench` group.
"""

from __future__ import annotations

import json
import os
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import pysbd

from copydesk.segmentation.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "segmentation" / "golden.toml"
SHARED = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))
TICO = SHARED / "data" / "tico19_zh_en_human.jsonl"
OURS, THEIRS = 50_000_000, 500_000
"""Bytes that copydesk and pysbd read; pysbd is slow, and its rate does not change with more."""

Splitter = Callable[[str], list[str]]


def ours(text: str) -> list[str]:
    """The sentences by copydesk."""
    return [text[span.start : span.end] for span in sentences(text)]


def pysbd_splitter() -> Splitter:
    """The sentences by pysbd, without outer blanks."""
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: [sentence.strip() for sentence in segmenter.segment(text)]


def golden_score(split: Splitter) -> str:
    """How many golden cases come out right."""
    cases = [case["sentences"] for case in tomllib.loads(GOLDEN.read_text("utf-8"))["case"]]
    return f"{sum(split(' '.join(case)) == case for case in cases)} of {len(cases)}"


def rate(split: Callable[[str], object], paragraphs: Sequence[str], size: int) -> float:
    """Megabytes (UTF-8) a second over the paragraphs, repeated up to `size` bytes."""
    chosen, total = [], 0
    for paragraph in cycle(paragraphs):
        if total >= size:
            break
        chosen.append(paragraph)
        total += len(paragraph.encode())
    start = time.perf_counter()
    for paragraph in chosen:
        split(paragraph)
    return total / (time.perf_counter() - start) / 1e6


def main(arguments: Sequence[str]) -> None:
    """Print the golden scores, and the speeds where the table is there."""
    theirs = pysbd_splitter()
    sys.stdout.write(f"golden cases   copydesk {golden_score(ours)}   pysbd {golden_score(theirs)}\n")
    table = Path(arguments[0]) if arguments else TICO
    if not table.is_file():
        sys.stdout.write(f"no speed: {table.name} is not there\n")
        return
    paragraphs = [json.loads(line)["target"] for line in table.read_text("utf-8").splitlines()]
    fast, slow = rate(sentences, paragraphs, OURS), rate(theirs, paragraphs, THEIRS)
    sys.stdout.write(
        f"speed          copydesk {fast:.1f} MB/s   pysbd {slow:.2f} MB/s   {fast / slow:.0f} times\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])

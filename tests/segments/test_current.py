"""The segment files beside the articles are what `copydesk segment` makes of them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_segment_files_are_current(tmp_path):
    command = [sys.executable, "-m", "copydesk", "segment", ROOT / "segments" / "incoming", "-o", tmp_path]
    subprocess.run(command, check=True, capture_output=True)
    kept = {path.name: path.read_bytes() for path in (ROOT / "segments").glob("*.jsonl")}
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == made, "run: make segments"


def test_the_articles_have_the_length_of_articles():
    for path in (ROOT / "segments" / "incoming").iterdir():
        text = path.read_text("utf-8")
        if path.suffix == ".tsv":
            text = "\n".join(line.split("\t")[1] for line in text.splitlines()[1:])
        assert 300 <= len(text.split()) <= 600

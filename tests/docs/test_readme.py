"""README's first screen is true."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(command):
    (found,) = re.findall(rf"```text\n\$ {command}\n(.*?)```", README, re.DOTALL)
    return found.splitlines()


def test_the_demo_prints_what_readme_shows(tmp_path):
    for folder in ("segments", "glossaries"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    *_, command, summary, skipped, packet, report = block("make demo")
    arguments = command.removeprefix(".venv/bin/copydesk ").split()
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", *arguments],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.stdout.decode().splitlines() == [summary, skipped, packet, report]


def test_make_runs_what_readme_shows():
    makefile = (
        (ROOT / "Makefile").read_text("utf-8").replace("$(BIN)", ".venv/bin").replace("$(VENV)", ".venv")
    )
    for line in (*block("make demo")[:3], *block("make test")[:2]):
        assert line in makefile

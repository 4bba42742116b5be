"""The example of a plug-in package: copydesk finds its check once it is installed."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PACKAGE = DOCS / "examples" / "copydesk-plugin"
PROJECT = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]


def lay_out(folder: Path) -> None:
    """What an installer leaves: the module, and what the package says of itself."""
    shutil.copytree(PACKAGE / "desk_checks", folder / "desk_checks")
    about = folder / f"{PROJECT['name'].replace('-', '_')}-{PROJECT['version']}.dist-info"
    about.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {PROJECT['name']}\nVersion: {PROJECT['version']}\n"
    (about / "METADATA").write_text(metadata, "utf-8")
    lines = []
    for group, entries in PROJECT["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in entries.items())]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


def pip_install(folder: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the package, is not installed")
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target"]
    subprocess.run([sys.executable, "-m", "pip", *install, str(folder), str(PACKAGE)], check=True)


@pytest.fixture(params=[lay_out, pip_install])
def copydesk(request, tmp_path):
    """Runs copydesk with the example installed in a folder of its own."""
    site = tmp_path / "site"
    site.mkdir()
    request.param(site)

    def run(*arguments, text=""):
        return subprocess.run(
            [sys.executable, "-m", "copydesk", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(site), "NO_COLOR": "1"},
            input=text.encode(),
            capture_output=True,
            check=False,
        )

    return run


def test_its_check_is_explained(copydesk):
    done = copydesk("explain", "empty-opening")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("empty-opening: A sentence opens with words that say nothing.")


def test_its_check_runs(copydesk):
    done = copydesk("check", "-", "--format", "jsonl", text="As we all know, the port is old.\n")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'"check": "empty-opening"' in done.stdout
    assert b'"text": "As we all know, t"' in done.stdout


def test_its_check_is_switched_off_like_any_other(copydesk):
    done = copydesk("check", "-", "--disable", "empty-opening", text="As we all know, the port is old.\n")
    assert (done.returncode, done.stderr) == (0, b"")


def test_its_option_leaves_quotations_alone(copydesk, tmp_path):
    (tmp_path / "copydesk.toml").write_text("[checks.empty-opening.options]\nkeep = true\n", "utf-8")
    said = "He said: “As we all know, the port is old.” As we all know, the sea is deep.\n"
    done = copydesk("check", "-", "--format", "jsonl", text=said)
    assert done.stdout.count(b'"check": "empty-opening"') == 1


def test_its_examples_hold(copydesk, tmp_path):
    spec = importlib.util.spec_from_file_location(
        "empty_opening", PACKAGE / "desk_checks" / "empty_opening.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lesson = module.empty_opening.lesson
    rows = [{"document": "bad", "target": bad.text} for bad in lesson.bad]
    rows += [{"document": "good", "target": text} for text in lesson.good]
    (tmp_path / "lesson.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    done = copydesk("check", "lesson.jsonl", "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    mine = [
        (f["document"], f["start"], f["end"], f["suggestion"]) for f in found if f["check"] == "empty-opening"
    ]
    assert mine == [("bad", bad.span.start, bad.span.end, bad.suggestion) for bad in lesson.bad]


@pytest.mark.parametrize("name", ["pyproject.toml", "desk_checks/empty_opening.py"])
def test_the_page_shows_the_package_as_it_is(name):
    assert (PACKAGE / name).read_text("utf-8") in (DOCS / "how-to" / "plug-ins.md").read_text("utf-8")

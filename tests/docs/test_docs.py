"""What the documentation shows is true: pages are current, commands print what they are shown to print."""

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(>>>.*?)^```$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```$|^<!--.*?-->$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
CONTINUED = re.compile(r"^>(?: |$)")
LEFT_OUT = "..."
END = "\x1eend\x1e"


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(page: Path) -> str:
    return page.read_text("utf-8")


def with_blocks(kind: re.Pattern[str]) -> list[Path]:
    return [
        page for page in PAGES if any(block.startswith(("$ ", ">>>")) for block in kind.findall(read(page)))
    ]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with what a reader has in front of them, to run commands in."""
    folder = tmp_path / "checkout"
    for part in ("segments", "glossaries"):
        shutil.copytree(ROOT / part, folder / part)
    monkeypatch.chdir(folder)


def commands(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a console block as they are shown, each with the lines under it.

    Lines that begin with `>` right under a command go on with it, as a shell shows them.
    """
    shown: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            shown.append((line.removeprefix("$ "), []))
        elif CONTINUED.match(line) and not shown[-1][1]:
            shown[-1] = (f"{shown[-1][0]}\n{line}", [])
        else:
            shown[-1][1].append(line)
    return shown


def typed(command: str) -> str:
    """What the reader types, without the marks of the shell."""
    first, *rest = command.split("\n")
    return "\n".join([first, *(CONTINUED.sub("", line) for line in rest)])


def run_all(lines: list[str], home: Path) -> list[list[str]]:
    """What each command prints, on either stream, in one shell: folders and exit codes carry over."""
    script = "".join(f"{{ {line}\n}} 2>&1; code=$?; printf '{END}\\n'; (exit $code)\n" for line in lines)
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
    }
    result = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=False)
    assert result.stderr == b"", result.stderr.decode()
    outputs = result.stdout.decode().split(f"{END}\n")
    assert len(outputs) == len(lines) + 1, "a command left the shell"
    return [[line.rstrip() for line in output.rstrip("\n").splitlines()] for output in outputs[:-1]]


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are the same, where `...` stands for any number of them."""
    if not shown:
        return not printed
    first, *rest = shown
    if first == LEFT_OUT:
        return any(agrees(rest, printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and first == printed[0] and agrees(rest, printed[1:])


@pytest.mark.parametrize("page", with_blocks(CONSOLE), ids=name)
@pytest.mark.usefixtures("checkout")
def test_commands_print_what_the_page_shows(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = read(page)
    blocks = [block for block in CONSOLE.findall(text) if block.startswith("$ ")]
    shown = [entry for block in blocks for entry in commands(block)]
    printed = run_all([typed(line) for line, _ in shown], tmp_path)
    wrong = [
        (line, lines, actual)
        for (line, lines), actual in zip(shown, printed, strict=True)
        if not agrees(lines, actual)
    ]
    if request.config.getoption("--update-golden"):
        for line, lines, actual in wrong:
            old, new = ("\n".join([f"$ {line}", *each, ""]) for each in (lines, actual))
            text = text.replace(old, new, 1)
        page.write_text(text, "utf-8")
        return
    assert not wrong, "\n\n".join("\n".join([f"$ {line}", *actual]) for line, _, actual in wrong)


@pytest.mark.parametrize("page", with_blocks(PYTHON), ids=name)
@pytest.mark.usefixtures("checkout")
def test_python_examples_hold(page: Path) -> None:
    source = "".join(PYTHON.findall(read(page)))
    test = doctest.DocTestParser().get_doctest(source, {}, name(page), name(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_console_block_is_overlooked(page: Path) -> None:
    assert read(page).count("```console") == len(CONSOLE.findall(read(page)))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as MkDocs makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_pages_resolve(page: Path) -> None:
    lost = []
    for link in LINK.findall(FENCED.sub("", read(page))):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            lost.append(link)
    assert not lost


def test_reference_pages_are_current() -> None:
    build = [sys.executable, str(ROOT / "docs" / "build_reference.py"), "--check"]
    result = subprocess.run(build, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_site_builds_strictly_and_fetches_nothing(tmp_path: Path) -> None:
    if importlib.util.find_spec("material") is None or importlib.util.find_spec("mkdocs") is None:
        absent = "MkDocs with Material is not installed: pip install --group docs"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(build, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    fetched = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"?(?:https?:)?//")
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > len(list((ROOT / "docs").rglob("*.md")))
    assert [page.name for page in pages if fetched.search(read(page))] == []

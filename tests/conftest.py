"""What tests share: the folder of shared material, the programs that some need, and golden files."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files anew, then read the diff"
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder named by COPYDESK_SHARED: schemas, examples, data. Its absence skips, but fails in CI."""
    folder = Path(os.environ.get("COPYDESK_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        _absent(f"no folder {folder}: set COPYDESK_SHARED")
    return folder


@pytest.fixture
def soffice(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Saves a file anew with LibreOffice, in the format of a suffix. Its absence skips, but fails in CI."""
    program = shutil.which("soffice")
    if program is None:
        _absent("no soffice on the PATH: install LibreOffice")
    folder = tmp_path / "soffice"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def convert(path: Path, suffix: str) -> Path:
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return folder / f"{path.stem}.{suffix}"

    return convert


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, kept off the network. Its absence skips, but fails in CI."""
    program = shutil.which("chromium")
    if program is None:
        _absent("no chromium on the PATH: install Debian's chromium")
    switches = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=switches)
        yield chromium
        chromium.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compares bytes of UTF-8 with the file of that name in `golden/`, beside the test."""
    folder = request.path.parent / "golden"

    def compare(name: str, actual: bytes) -> None:
        if request.config.getoption("--update-golden"):
            (folder / name).write_bytes(actual)
        assert actual.decode() == (folder / name).read_bytes().decode()

    return compare


def _absent(what: str) -> None:
    """Skips, but fails in CI: there everything is meant to be installed."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)

"""Bad input gets one helpful line and exit code 2."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "concept\tterm\tstatus\n"

CASES = {
    "a missing file": (["check", "none.txt"], "none.txt: no such file or folder"),
    "an unknown kind of file": (["check", "a.bin"], "a.bin: copydesk does not read .bin; it reads .csv, .docx"),
    "a folder without documents": (["check", "empty"], "empty: the folder holds no document"),
    "invalid UTF-8": (["check", "latin.txt"], "latin.txt:2: not UTF-8 text (byte 9 is 0xE9); save"),
    "no input outside a project": (["run"], "no input is named, and this is no project folder"),
    "no output outside a project": (["run", "a.txt"], "no folder to write to; name one with --output"),
    "a missing glossary": (["check", "a.txt", "-g", "none.tsv"], "none.tsv: no such glossary"),
    "a glossary row with too few columns": (
        ["check", "a.txt", "-g", "short.tsv"],
        "short.tsv:3: the row has 2 columns, the first row names 3",
    ),
    "a duplicate concept id": (["check", "a.txt", "-g", "double"], "double/b.tsv: the concept id 'T-1' is used in"),
    "one id for two concepts": (["check", "a.txt", "-g", "twice.tsv"], "twice.tsv:3: the concept 'T-1' has a preferred"),
    "an unknown status": (["check", "a.txt", "-g", "status.tsv"], "status.tsv:2: unknown status 'wrong'; use one of"),
    "an unknown key": (
        ["check", "a.txt", "--config", "typo.toml"],
        "typo.toml: unknown key 'languages.taget'; did you mean 'target'?",
    ),
    "an unknown check in the configuration": (
        ["check", "a.txt", "--config", "check.toml"],
        "check.toml: unknown key 'checks.repeated-wrod'; did you mean 'repeated-word'?",
    ),
    "broken TOML": (["check", "a.txt", "--config", "broken.toml"], "broken.toml: not valid TOML"),
    "a missing configuration": (["check", "a.txt", "--config", "no.toml"], "no.toml: no such configuration file"),
    "an output folder that cannot be written": (["run", "a.txt", "-o", "a.txt/out"], "a.txt/out: cannot be written"),
    "an output file that cannot be written": (
        ["check", "a.txt", "-f", "jsonl", "-o", "a.txt/out"],
        "a.txt/out: cannot be written",
    ),
    "an unknown check on the command line": (
        ["check", "a.txt", "--disable", "sentence-cat"],
        "command line: unknown key 'checks.sentence-cat'; did you mean 'sentence-cut'?",
    ),
    "an unknown severity": (["check", "a.txt", "--severity", "repeated-word=huge"], "command line: 'checks.repeated"),
    "a wrong date": (["run", "a.txt", "-o", "out", "--date", "31.1.2026"], "--date: not a date: '31.1.2026'"),
    "an unknown option": (["check", "--colour"], "No such option: --colour"),
    "an unknown command": (["chek"], "No such command 'chek'"),
    "an unknown format": (["check", "a.txt", "-f", "yaml"], "Invalid value for '--format' / '-f'"),
    "no check of that name": (["explain", "repeated-wrod"], "no check is called 'repeated-wrod'; did you mean"),
    "two files of one name": (["check", "one/a.txt", "a.txt"], "a.txt: would have the name 'a.txt', as one/a.txt has"),
}  # fmt: skip


@pytest.fixture
def work(tmp_path):
    files = {
        "a.txt": "It rained.\n",
        "a.bin": "x",
        "one/a.txt": "It rained.\n",
        "short.tsv": GOOD + "T-1\tport\tpreferred\nT-2\tport\n",
        "double/a.tsv": GOOD + "T-1\tport\tpreferred\n",
        "double/b.tsv": GOOD + "T-1\tship\tpreferred\n",
        "twice.tsv": GOOD + "T-1\tport\tpreferred\nT-1\tship\tpreferred\n",
        "status.tsv": GOOD + "T-1\tport\twrong\n",
        "typo.toml": '[languages]\ntaget = "en"\n',
        "check.toml": "[checks.repeated-wrod]\nenabled = true\n",
        "broken.toml": "[languages\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "latin.txt").write_bytes(b"It was\na\xe9.\0\n")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize("case", CASES)
def test_one_line_and_exit_code_2(desk, work, case):
    arguments, message = CASES[case]
    done = desk(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"copydesk: {message}")
    assert not (work / "out").exists()


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="sees the workers start in /proc, on Linux only"
)
def test_an_interrupt_is_one_line_and_leaves_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(400):
        (tmp_path / "in" / f"{number}.txt").write_text("The the port grew and grew. " * 40, "utf-8")
    command = [sys.executable, "-m", "copydesk", "run", "in", "-o", "out", "--jobs", "2"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    workers = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    for _ in range(200):
        if workers.exists() and len(workers.read_text("ascii").split()) > 1:
            break
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, b"copydesk: interrupted; nothing half written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]

"""The command as a user starts it: in a process of its own, in an empty folder."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def desk(tmp_path):
    """Runs `copydesk` with arguments in an empty folder; gives the finished process."""

    def run(*arguments, stdin=None, env=None):
        return subprocess.run(
            [sys.executable, "-m", "copydesk", *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, "NO_COLOR": "1", "TERMINAL_WIDTH": "80", **(env or {})},
        )

    return run

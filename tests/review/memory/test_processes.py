"""Several processes at once, and processes that are killed: nothing is lost, nothing is half there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from copydesk.review.memory.opening import open_memory

TESTS = Path(__file__).resolve().parents[2]
_START = """
import sys
sys.path.insert(0, sys.argv[2])
from dataclasses import replace
from copydesk.review.memory.opening import open_memory
from remembering import BATCH, decided, reviewed
memory = open_memory(sys.argv[1])
def merge(number, who):
    many = [replace(f, id=f"{f.id}-{number}", fingerprint=f"{f.fingerprint}-{number}") for f in BATCH.findings]
    many = [replace(f, id=f"{f.id}-{n}", fingerprint=f"{f.fingerprint}-{n}") for f in many for n in range(20)]
    fates = [decided(f, reviewer=who, batch=f"{BATCH.id}-{number}") for f in many]
    memory.remember(reviewed(*fates, batch=f"{BATCH.id}-{number}", findings=tuple(many)))
"""
DECISIONS = 140


def start(address, program, *arguments):
    command = [sys.executable, "-c", _START + program, address, str(TESTS), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_processes_that_merge_at_the_same_time_lose_nothing(address):
    """They also make the database at the same time."""
    program = "for number in range(4): merge(number, sys.argv[3])\n"
    processes = [start(address, program, who) for who in ("Liu", "Wang", "Chen")]
    for process in processes:
        _, said = process.communicate(timeout=120)
        assert (process.returncode, said) == (0, "")
    memory = open_memory(address)
    assert [batch.decisions for batch in memory.batches()] == [3 * DECISIONS] * 4
    per_reviewer = {one.decision.reviewer for one in memory.decisions() if one.current}
    assert per_reviewer == {"Liu", "Wang", "Chen"}


def test_a_killed_merge_leaves_a_whole_database(address):
    """Killed again and again in a loop of merges: each is there with all of its decisions, or not at all."""
    chance = random.Random(7)  # noqa: S311 - moments to strike at
    program = (
        "print('ready', flush=True)\nfor number in range(int(sys.argv[3]), 10**6): merge(number, 'Liu')\n"
    )
    done = 0
    for round_ in range(5):
        process = start(address, program, round_ * 1000)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.05, 0.5))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        batches = open_memory(address).batches()
        assert {(batch.decisions, len(batch.documents)) for batch in batches} <= {(DECISIONS, 2)}
        assert len(batches) >= done
        done = len(batches)
    assert done

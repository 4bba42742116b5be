"""Running over many files, one after the other or in worker processes: same result, same order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context, resource_tracker

from copydesk.engine.checker import Checked, Checker
from copydesk.engine.identity import under_another_name
from copydesk.engine.inputs import Input, Intake, Reader
from copydesk.errors import CopydeskError, InputError
from copydesk.model import Concept

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: checked documents of it, or why it failed.

    A file gives an outcome for each of its documents, so that they need not all be held at once; when it
    fails on the way, its last outcome says so, and those before it count for nothing.
    """

    item: Input
    checked: tuple[Checked, ...] = ()
    failure: CopydeskError | None = None
    remarks: tuple[str, ...] = ()
    """What the user should be told about how it was read."""


def run(
    items: Sequence[Input],
    intake: Intake,
    concepts: Sequence[Concept],
    *,
    jobs: int = 1,
    progress: Progress = lambda _done, _all: None,
) -> Iterator[Outcome]:
    """Read and check every file, in order. A file that cannot be read fails alone.

    Raises GlossaryError when an expression of the glossary takes too long.
    """
    outcomes = _parallel(items, intake, concepts, jobs) if jobs > 1 else _serial(items, intake, concepts)
    position = {item.name: number for number, item in enumerate(items, 1)}
    owners: dict[str, str] = {}
    for outcome in outcomes:
        progress(position[outcome.item.name], len(items))
        yield _told_apart(outcome, owners)


def _told_apart(outcome: Outcome, owners: dict[str, str]) -> Outcome:
    """Documents of two files with one name: the later is `FILE#NAME`; `owners` learns whose a name is."""
    checked = tuple(_renamed(result, outcome.item.name, owners) for result in outcome.checked)
    return replace(outcome, checked=checked)


def _renamed(result: Checked, file: str, owners: dict[str, str]) -> Checked:
    name = result.document.name
    if owners.setdefault(name, file) == file:
        return result
    new = f"{file}#{name}"
    document = replace(result.document, name=new)
    return replace(result, document=document, findings=tuple(under_another_name(result.findings, new)))


def succeeded(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes of files that did not fail."""
    failed = {outcome.item.name for outcome in outcomes if outcome.failure}
    return [outcome for outcome in outcomes if outcome.item.name not in failed]


def available_cores() -> int:
    """How many worker processes are worth starting."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serial(items: Sequence[Input], intake: Intake, concepts: Sequence[Concept]) -> Iterator[Outcome]:
    checker = Checker(intake.config, concepts)
    reader = intake.reader()
    for item in items:
        yield from _process(item, checker, reader)


def _parallel(
    items: Sequence[Input], intake: Intake, concepts: Sequence[Concept], jobs: int
) -> Iterator[Outcome]:
    # Spawned workers load the glossary once each; forked ones would inherit the parent's threads.
    pool = ProcessPoolExecutor(
        min(jobs, len(items)), get_context("spawn"), initializer=_start_worker, initargs=(intake, concepts)
    )
    with pool:
        try:
            with _interrupts_left_to_us():
                outcomes = pool.map(_process_in_worker, items)
            for of_file in outcomes:
                yield from of_file
        except BrokenProcessPool as error:
            raise InputError(
                "a worker process was ended from outside, perhaps for want of memory", mend="try --jobs 1"
            ) from error


@contextmanager
def _interrupts_left_to_us() -> Iterator[None]:
    """Workers that start inside the block never see Ctrl-C; here it waits until the block ends.

    So this process ends them, and there is one message. Windows knows no signal masks.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started among the workers, Python's resource tracker would lift the mask.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _process(item: Input, checker: Checker, reader: Reader) -> Iterator[Outcome]:
    try:
        for document, said in reader.documents(item):
            yield Outcome(item, (checker.check(document),), remarks=said)
    except InputError as error:
        yield Outcome(item, failure=error)


_worker_checker: list[tuple[Checker, Reader]] = []
"""Filled once in each worker process."""


def _start_worker(intake: Intake, concepts: Sequence[Concept]) -> None:
    _worker_checker.append((Checker(intake.config, concepts), intake.reader()))


def _process_in_worker(item: Input) -> list[Outcome]:
    checker, reader = _worker_checker[0]
    return list(_process(item, checker, reader))

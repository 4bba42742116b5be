"""What is gathered from one returned file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.files import open_bytes
from copydesk.model import Answer, Refusal, Return

_BLOCK = 2**20


class Gathering:
    """Answers, refusals and remarks in the order of the file; an answer that stands twice is one."""

    def __init__(self) -> None:
        self._answers: dict[Answer, Answer] = {}
        self._refusals: list[Refusal] = []
        self._remarks: list[Refusal] = []

    @property
    def answers(self) -> list[Answer]:
        """The answers so far."""
        return list(self._answers.values())

    def add(self, answer: Answer) -> None:
        """Takes an answer, unless an equal one stands elsewhere in the file."""
        self._answers.setdefault(replace(answer, place=""), answer)

    def complete(self, answers: list[Answer]) -> None:
        """Puts the same answers with more known about them in the place of those so far."""
        self._answers = {}
        for answer in answers:
            self.add(answer)

    def remark(self, place: str, why: str) -> None:
        """Notes what is odd and harmless."""
        self._remarks.append(Refusal(place, why))

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Takes an InputError in the block as a refusal of what the block reads."""
        try:
            yield
        except InputError as error:
            why = f"{error.message}; {error.mend}" if error.mend else error.message
            self._refusals.append(Refusal(error.place, why))

    def returned(self, path: Path) -> Return:
        """All of it, under the file's name and SHA-256."""
        digest = hashlib.sha256()
        with open_bytes(path) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
        return Return(
            str(path),
            digest.hexdigest(),
            tuple(self._answers.values()),
            tuple(self._refusals),
            tuple(self._remarks),
        )

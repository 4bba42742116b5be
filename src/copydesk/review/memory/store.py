"""The memory as its callers see it: nouns in, nouns out; every change is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

import sqlalchemy as sa

from copydesk.model import Finding
from copydesk.review.memory import forgetting, reading, writing
from copydesk.review.memory.faults import told
from copydesk.review.memory.reviewed import KnownBatch, KnownText, Reviewed, Taken
from copydesk.review.precedents import Precedent, Precedents

Connecting = Callable[[], AbstractContextManager[sa.Connection]]


class Memory:
    """What was decided before. `open_memory` makes one; `place` names its database in messages.

    Every method raises InputError when the database cannot be used; then nothing was changed.
    """

    def __init__(self, read: Connecting, write: Connecting, place: str) -> None:
        self._read = read
        self._write = write
        self.place = place

    def remember(self, reviewed: Reviewed, keep_texts: int | None = None) -> Taken:
        """Take in a batch with what was decided about it; the same again changes nothing.

        A reviewer's word about a finding stands until the same reviewer says another about it in the same
        batch; the earlier one is kept as history. Texts of batches dated more than `keep_texts` days before
        this one are removed.
        """
        with told(self.place), self._write() as connection:
            taken = writing.remember(connection, reviewed)
            if keep_texts is not None and reviewed.date is not None:
                forgetting.drop_texts(connection, reviewed.date, keep_texts)
            return taken

    def precedents(
        self, findings: Sequence[Finding], *, batch: str = "", date: str | None = None
    ) -> Precedents:
        """What may speak about the findings of a batch, on its date."""
        with told(self.place), self._read() as connection:
            return Precedents(reading.reaching(connection, findings), batch=batch, date=date)

    def decisions(self, *, document: str | None = None, batch: str | None = None) -> Iterator[Precedent]:
        """Every decision in the order that they came in, history too; of a document or batch, when named."""
        with told(self.place), self._read() as connection:
            yield from reading.decisions(connection, document=document, batch=batch)

    def batches(self) -> list[KnownBatch]:
        """All batches, by date and id."""
        with told(self.place), self._read() as connection:
            return reading.batches(connection)

    def texts(self) -> Iterator[KnownText]:
        """Every segment whose text is kept, by batch and in the order of the text."""
        with told(self.place), self._read() as connection:
            yield from reading.texts(connection)

    def forget(
        self,
        *,
        document: str | None = None,
        batch: str | None = None,
        before: str | None = None,
        texts_only: bool = False,
    ) -> Taken:
        """Remove texts, findings and decisions (or only the texts) of what fits all that is named.

        Args:
            document: The name of a document.
            batch: The id of a batch.
            before: A date; batches dated earlier fit, those without a date never do.
            texts_only: Leave findings and decisions.

        Raises:
            ValueError: Nothing is named; all would be forgotten.
        """
        if document is None and batch is None and before is None:
            raise ValueError("name a document, a batch or a date")
        with told(self.place), self._write() as connection:
            return forgetting.forget(connection, document, batch, before, texts_only=texts_only)

    def restore(self, batches: Iterable[KnownBatch], precedents: Iterable[Precedent]) -> Taken:
        """Take in what another memory gave out; what is known already is left as it is."""
        with told(self.place), self._write() as connection:
            return writing.restore(connection, batches, precedents)

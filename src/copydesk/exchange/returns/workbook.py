"""A returned `review.xlsx`, as Excel, LibreOffice or openpyxl saved it: decisions, final texts, sign-offs.

Columns are found by their titles and rows by their names, so that sorting, filtering, moving and deleting do
not matter: a deleted row is no decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from copydesk.errors import InputError
from copydesk.exchange.returns.book import ReturnedBook
from copydesk.exchange.returns.finals import final_text
from copydesk.exchange.returns.gathering import Gathering
from copydesk.exchange.returns.proof import prove
from copydesk.exchange.returns.rows import (
    Subject,
    Writing,
    group_subject,
    item_subject,
    read_row,
    written,
)
from copydesk.exchange.returns.sent import Sent
from copydesk.exchange.returns.sheets import (
    DOCUMENT,
    GROUPS,
    MACHINE,
    MANIFEST,
    REVIEW,
    SUMMARY,
    TableSheet,
    table_sheets,
)
from copydesk.exchange.returns.words import folded, said
from copydesk.exchange.workbook.conflicts import PURPOSE as CONFLICTS
from copydesk.exchange.workbook.lists import SIGNED_OFF
from copydesk.exchange.workbook.manifest import FORMAT
from copydesk.exchange.workbook.returned import Line
from copydesk.model import Answer, Origin, Return, Verdict

_MEND = "return the workbook that was sent for it"
_NO_DIGEST = "", "", ""


def read_workbook(path: Path, sent: Sent) -> Return:
    """The answers in a workbook; raises InputError where the whole file must be refused."""
    reader = _Reader(path, sent)
    reader.read()
    return reader.gathering.returned(path)


@dataclass(slots=True)
class _Manifest:
    """What the workbook says of itself: its batch, its format, and digests of what is wanted."""

    batch: str = ""
    format: str = ""
    purpose: str = ""
    digests: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Kind, document and id -> SHA-256 of the machine text."""


class _Reader:
    """Reads one workbook."""

    def __init__(self, path: Path, sent: Sent) -> None:
        self._path = path
        self._sent = sent
        self._book = ReturnedBook(path)
        self.gathering = Gathering()
        self._writing = self._author()

    def read(self) -> None:
        """Gathers everything, the manifest last: of its digests only those of decided rows are kept."""
        manifests: list[TableSheet] = []
        readers = {
            REVIEW: self._review,
            GROUPS: self._group,
            DOCUMENT: self._sentence,
            SUMMARY: self._sign_off,
        }
        for table in table_sheets(self._book):
            if isinstance(table, InputError):
                with self.gathering.refusing():
                    raise table
            elif table.kind is MANIFEST:
                manifests.append(table)
            else:
                for line in table.lines():
                    with self.gathering.refusing():
                        readers[table.kind](line)
        self._prove_batch(self._manifest(manifests))

    def _author(self) -> Writing:
        entry = self._book.named("reviewer")
        name = "" if entry.fault else " ".join(entry.text.split())
        if not name:
            self.gathering.remark(entry.place, "no reviewer's name")
        return Writing(self._sent.batch, name, self._book.modified)

    def _review(self, line: Line) -> None:
        item = self._sent.items.get(line["Item"].text.strip())
        if item is not None:
            self._row(line, item.id, MACHINE, item_subject(item, self._writing))
        else:
            self._unknown(line, "Item")

    def _group(self, line: Line) -> None:
        group = self._sent.groups.get(line["Group"].text.strip())
        if group is not None:
            self._row(line, group.id, "Examples", group_subject(group, self._writing))
        else:
            self._unknown(line, "Group")

    def _row(self, line: Line, key: str, title: str, subject: Subject) -> None:
        decided = written(line)
        try:
            remark = prove(line, key, title, subject.shown)
        except InputError:
            if decided:
                raise
            remark = f"{title} was changed"
        if remark:
            self.gathering.remark(line[title].place, remark)
        if decided:
            read_row(line, subject, self.gathering)

    def _unknown(self, line: Line, title: str) -> None:
        """A row without a name that was sent; without a word in it, it says nothing."""
        if not written(line):
            return
        name = line[title].text.strip()
        what = f"{name[:60]!r} was not sent" if name else "the row has no name"
        raise InputError(what, place=line[title].place, mend=f"put back what stood under {title}")

    def _sentence(self, line: Line) -> None:
        key = line["Document"].text.strip(), line["Segment"].text.strip()
        answer = final_text(line, key, self._sent, self._writing, self.gathering)
        if answer is not None:
            self.gathering.add(answer)

    def _sign_off(self, line: Line) -> None:
        entry = line["Sign-off"]
        word = folded(said(entry))
        if not word:
            return
        document = line["Document"].text.strip()
        if document not in self._sent.documents:
            raise InputError(f"the document {document[:60]!r} was not sent", place=entry.place)
        if word != SIGNED_OFF:
            raise InputError(
                f"{said(entry)[:40]!r} is no sign-off", place=entry.place, mend=f"choose {SIGNED_OFF}"
            )
        self.gathering.add(
            Answer(
                place=entry.place,
                origin=Origin.SIGN_OFF,
                batch=self._sent.batch,
                verdict=Verdict.ACCEPT,
                document=document,
                reviewer=self._writing.reviewer,
                decided_at=self._writing.decided_at,
            )
        )

    def _manifest(self, tables: list[TableSheet]) -> _Manifest:
        manifest = _Manifest()
        wanted = {_digest_key(answer) for answer in self.gathering.answers} - {_NO_DIGEST}
        for table in tables[:1]:
            for line in table.lines():
                kind, document, name, digest = (
                    line[title].text for title in ("kind", "document", "id", "sha256")
                )
                if kind == "batch":
                    manifest.batch = name
                elif kind == "format":
                    manifest.format = name
                elif kind == "purpose":
                    manifest.purpose = name
                elif (kind, document, name) in wanted:
                    manifest.digests[kind, document, name] = digest
                if manifest.format and len(manifest.digests) == len(wanted):
                    break
        return manifest

    def _prove_batch(self, manifest: _Manifest) -> None:
        """Refuses another batch; gives each answer the digest of what its reviewer saw."""
        place = f"{self._path}:{MANIFEST.title}"
        if not manifest.batch:
            raise InputError("the workbook does not say of which batch it is", place=place, mend=_MEND)
        if manifest.batch != self._sent.batch:
            message = f"the workbook is of batch {manifest.batch[:40]}, not of {self._sent.batch}"
            raise InputError(message, place=place, mend=_MEND)
        if manifest.format != FORMAT:
            message = f"the workbook has format {manifest.format[:10]!r}, this copydesk reads {FORMAT!r}"
            raise InputError(message, place=place, mend="merge it with the copydesk that wrote it")
        digests: Mapping[tuple[str, str, str], str] = manifest.digests
        settles = manifest.purpose == CONFLICTS
        self.gathering.complete(
            [
                replace(each, segment_digest=digests.get(_digest_key(each)), settles=settles)
                for each in self.gathering.answers
            ]
        )


def _digest_key(answer: Answer) -> tuple[str, str, str]:
    """Where the manifest has the digest of what an answer is about."""
    if answer.origin is Origin.ROW and answer.segment is not None:
        return "item", answer.document or "", answer.item or ""
    if answer.origin is Origin.FINAL_TEXT:
        return "segment", answer.document or "", answer.segment or ""
    return _NO_DIGEST

"""A returned `review.xlf`, XLIFF 1.2, 2.1 or 2.2, as any translation editor saved it.

XLIFF has no column for decisions: a target left as it was and approved rejects what was found in its
segment, a changed one is an edit of the whole segment, and all else says nothing. Editors rewrite states,
attributes and indentation when they save, so only facts count: names, metadata, texts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from copydesk.errors import InputError
from copydesk.exchange.files import open_bytes
from copydesk.exchange.finding_note import DELETE
from copydesk.exchange.returns.gathering import Gathering
from copydesk.exchange.returns.parsing import events
from copydesk.exchange.returns.pictures import restored
from copydesk.exchange.returns.sent import SegmentKey, Sent
from copydesk.exchange.returns.units import ReturnedUnit
from copydesk.exchange.returns.words import folded
from copydesk.exchange.returns.xliff2 import read_units2
from copydesk.exchange.returns.xliff12 import read_units12
from copydesk.exchange.xliff2_packet import NAMESPACES
from copydesk.exchange.xliff12_packet import NAMESPACE
from copydesk.exchange.xliff_units import nmtoken
from copydesk.exchange.xml_writer import visible
from copydesk.model import Answer, Origin, Return, Segment, Verdict

_Units = Callable[[IO[bytes], str], Iterator[ReturnedUnit]]
_READERS: Mapping[str, _Units] = {
    NAMESPACE: read_units12,
    **dict.fromkeys(NAMESPACES.values(), read_units2),
}
_MEND = "return the review.xlf that was sent for it"


def read_xliff(path: Path, sent: Sent) -> Return:
    """The answers in an XLIFF file; raises InputError where the whole file must be refused."""
    units = _units(path)
    judge = _Judge(path, sent)
    with open_bytes(path) as stream:
        for unit in units(stream, str(path)):
            with judge.gathering.refusing():
                judge.hear(unit)
    judge.close()
    return judge.gathering.returned(path)


def _units(path: Path) -> _Units:
    """The reader for the version of the file: the namespace of its root tells."""
    with open_bytes(path) as stream:
        for _, _, root in events(stream, str(path), ("*",), ("start",)):
            namespace, _, name = str(root.tag).rpartition("}")
            reader = _READERS.get(namespace.removeprefix("{"))
            if name == "xliff" and reader is not None:
                return reader
            break
    raise InputError("not an XLIFF 1.2, 2.1 or 2.2 file", place=str(path), mend=_MEND)


class _Judge:
    """Says of each unit what its reviewer said, and refuses what does not belong together."""

    def __init__(self, path: Path, sent: Sent) -> None:
        self._path = path
        self._sent = sent
        self._tokens = _tokens(sent)
        self._batches: set[str] = set()
        self.gathering = Gathering()

    def hear(self, unit: ReturnedUnit) -> None:
        """Gathers the answer in a unit; raises InputError, with its place, where it must be refused."""
        place = f"{self._path}:{unit.id}"
        batch = unit.facts.get("batch") or unit.batch
        self._batches.add(batch)
        if batch != self._sent.batch:
            what = f"of batch {batch[:40]!r}, not of {self._sent.batch}" if batch else "of no batch"
            raise InputError(f"the unit is {what}", place=place, mend=_MEND)
        key = self._key(unit, place)
        segment = self._sent.segments[key]
        digest = unit.facts.get("target-sha256", segment.digest)
        stale = digest != segment.digest
        if not stale and _plain(unit.source) != _plain(_source(segment)):
            raise InputError(
                "the source was changed, or belongs to another unit",
                place=place,
                mend="put back the source that was sent",
            )
        comment = "\n".join(unit.comments) or None
        answer = self._answer(unit, key, segment, place)
        if answer is None:
            if comment:
                self.gathering.remark(place, f"a comment without a decision: {comment}")
            return
        verdict, text = answer
        self.gathering.add(
            Answer(
                place=place,
                origin=Origin.XLIFF,
                batch=batch,
                verdict=verdict,
                document=key[0],
                segment=key[1],
                segment_digest=digest,
                seen=None if stale else segment.target,
                text=text,
                comment=comment,
            )
        )

    def close(self) -> None:
        """Raises InputError when no unit of the file was sent with the batch."""
        others = self._batches - {self._sent.batch}
        if others and others == self._batches:
            named = ", ".join(sorted(batch[:40] for batch in others if batch)[:3])
            what = f"the file is of batch {named}" if named else "the file does not say of which batch it is"
            raise InputError(f"{what}, not of {self._sent.batch}", place=str(self._path), mend=_MEND)

    def _key(self, unit: ReturnedUnit, place: str) -> SegmentKey:
        """The segment of a unit: its metadata and its name must say the same."""
        named = self._tokens.get((unit.original, unit.id))
        if not unit.facts:
            if named is None:
                raise InputError("the unit was not sent", place=place, mend="put back its name")
            return unit.original, named
        key = unit.facts.get("document", ""), unit.facts.get("segment", "")
        if key != (unit.original, named):
            raise InputError(
                "the unit's name and its metadata are of two units", place=place, mend="put back its name"
            )
        return key

    def _answer(
        self, unit: ReturnedUnit, key: SegmentKey, segment: Segment, place: str
    ) -> tuple[Verdict, str | None] | None:
        """What a unit says: its verdict with the new text; None when it says nothing."""
        sent = _plain(visible(segment.target))
        target = None if unit.target is None else _plain(unit.target)
        if target == sent or _is_as_sent(unit):
            return (Verdict.REJECT, None) if unit.approved and key in self._sent.flagged else None
        if target is None or not target.strip():
            raise InputError(
                "the target is empty", place=place, mend=f"write {DELETE} to take the sentence out"
            )
        if segment.source is not None and target == _plain(unit.source):
            raise InputError("the target is the source", place=place, mend="put back the translation")
        if folded(target) == DELETE:
            return Verdict.EDIT, ""
        return Verdict.EDIT, restored(unit.target or "", segment.target, visible(segment.target))


def _is_as_sent(unit: ReturnedUnit) -> bool:
    """Whether the target is what an older packet was sent with."""
    text = unit.target or ""
    return hashlib.sha256(text.encode()).hexdigest() == unit.facts.get("target-sha256")


def _tokens(sent: Sent) -> Mapping[tuple[str, str], str]:
    """Document and the name of a unit -> the segment's id."""
    tokens: dict[tuple[str, str], str] = defaultdict(str)
    for document, segment in sent.segments:
        tokens[document, nmtoken(segment)] = segment
    return dict(tokens)


def _source(segment: Segment) -> str:
    return visible(segment.target if segment.source is None else segment.source)


def _plain(text: str) -> str:
    r"""The text with plain line ends: editors rewrite them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

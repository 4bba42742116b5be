"""What speaks against an answer before anything is done with it."""

from __future__ import annotations

from copydesk.model import Answer, Fate, Item, Origin, Verdict
from copydesk.review.merging.packet import Packet

Objection = tuple[Fate, str]

_ROWS = (Origin.ROW, Origin.PAGE)
_SEGMENTS = (Origin.FINAL_TEXT, Origin.XLIFF)
_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_CUT = "…"


def objection(packet: Packet, answer: Answer) -> Objection | None:
    """Why an answer is refused or stale; None when it can be heard."""
    unknown = _unknown(packet, answer)
    if unknown:
        return Fate.REFUSED, unknown
    stale = _stale(packet, answer)
    if stale:
        return Fate.STALE, stale
    fault = _fault(packet, answer)
    return (Fate.REFUSED, fault) if fault else None


def _unknown(packet: Packet, answer: Answer) -> str:
    if answer.batch and answer.batch != packet.batch:
        return f"it is about batch {answer.batch}; this is {packet.batch}"
    if answer.origin in _ROWS and answer.item not in packet.items:
        return f"no item {answer.item!r} was sent"
    if answer.origin is Origin.GROUP and answer.group not in packet.groups:
        return f"no group {answer.group!r} was sent"
    if answer.origin is Origin.SIGN_OFF and answer.document not in packet.documents:
        return f"no document {answer.document!r} was sent"
    if answer.origin in _SEGMENTS and (answer.document, answer.segment) not in packet.segments:
        return f"no segment {answer.segment!r} of {answer.document!r} was sent"
    return ""


def _stale(packet: Packet, answer: Answer) -> str:
    if answer.origin in _ROWS:
        item = packet.items[answer.item or ""]
        digests, text = packet.digests(item) if answer.segment_digest else set(), item.before
    elif answer.origin in _SEGMENTS:
        segment = packet.segments[answer.document or "", answer.segment or ""]
        digests, text = {segment.digest}, segment.target
    else:
        return ""
    if answer.segment_digest and answer.segment_digest not in digests:
        return "its text is not the one that was sent"
    if answer.seen is not None and not _same(answer.seen, text):
        return "the machine text in the file is not the one that was sent"
    return ""


def _same(seen: str, text: str) -> bool:
    """Whether a file shows the text or a window of it, whatever became of blanks and controls."""
    if seen == text:
        return True
    shown, sent = _bare(seen), _bare(text)
    if shown == sent:
        return True
    window = shown.removeprefix(_CUT).removesuffix(_CUT)
    return window != shown and len(window) > 0 and window in sent


def _bare(text: str) -> str:
    return "".join("".join(text.split()).translate(_PICTURES).split())


def _fault(packet: Packet, answer: Answer) -> str:
    if answer.verdict is Verdict.EDIT and answer.text is None:
        return "edit without corrected text"
    if answer.verdict is Verdict.ACCEPT and answer.origin in _ROWS:
        return no_proposal(packet.items[answer.item or ""])
    possible = {
        Origin.FINAL_TEXT: (Verdict.EDIT,),
        Origin.XLIFF: (Verdict.EDIT, Verdict.REJECT, Verdict.DEFER),
        Origin.SIGN_OFF: (Verdict.ACCEPT,),
    }.get(answer.origin, tuple(Verdict))
    return "" if answer.verdict in possible else f"{answer.verdict.value} says nothing here"


def no_proposal(item: Item) -> str:
    """Why an item cannot be accepted; "" when it can."""
    return "" if item.edits else "accept, but there is no text to paste; edit or reject it"

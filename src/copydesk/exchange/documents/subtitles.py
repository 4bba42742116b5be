"""Subtitles, SubRip (SRT) and WebVTT: the text of every cue is a unit.

Sources: WebVTT, https://www.w3.org/TR/webvtt1/, sections 4 and 6; SubRip has no standard.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.passages import Passage, Piece, Tie
from copydesk.exchange.documents.texts import text_format
from copydesk.model import Span
from copydesk.text.protected import protected_spans

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_TIMING = re.compile(rf"^[ \t]*+{_TIME}[ \t]*+-->[ \t]*+{_TIME}[^\r\n]*+", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")
_TAG = r"</?[a-zA-Z\d][^<>\r\n]{0,300}>|</?>"
_SRT_TAG = r"</?(?i:[bius]|font)(?:[ \t][^<>\r\n]{0,300})?>"
_MARKS = re.compile(rf"(?P<line>\r\n?|\n)|(?P<tag>{_SRT_TAG}|\{{\\[^{{}}\r\n]{{0,300}}\}})")
_VTT_MARKS = re.compile(
    rf"(?P<line>\r\n?|\n)|(?P<tag>{_TAG})|(?P<spelt>&(?:amp|lt|gt|nbsp|lrm|rlm|quot|\#\d{{1,7}});)"
)
_WEBVTT = "WEBVTT"
_HEAD_BYTES = 5


def passages(text: str, place: str, _reading: Reading) -> Iterator[Passage]:
    r"""The texts of the cues.

    >>> cue = "1\n00:00:01,000 --> 00:00:02,500\n<i>It rained</i>\nin the port.\n"
    >>> [passage.text for passage in passages(cue, "a.srt", Reading())]
    ['It rained\nin the port.']
    """
    vtt = text.startswith(_WEBVTT)
    timings = list(_TIMING.finditer(text))
    if not timings and text.strip() and not vtt:
        mend = "write times as 00:00:01,000 --> 00:00:02,500"
        raise InputError("no line with the times of a subtitle", place=place, mend=mend)
    newline = found.group() if (found := _LINE_END.search(text)) else "\n"
    line, counted = 1, 0
    for number, timing in enumerate(timings):
        line += _lines(text, counted, timing.start())
        counted = timing.start()
        begin = _after_line_end(text, timing.end())
        limit = timings[number + 1].start() if number + 1 < len(timings) else len(text)
        end = _vtt_end(text, begin, limit) if vtt else _srt_end(text, begin, limit)
        if begin < end:
            yield _passage(text, Span(begin, end), line, newline, vtt=vtt)


def _lines(text: str, start: int, end: int) -> int:
    """Line ends in a stretch that ends before a line."""
    return sum(1 for _ in _LINE_END.finditer(text, start, end))


def _after_line_end(text: str, at: int) -> int:
    found = _LINE_END.match(text, at)
    return found.end() if found else at


def _srt_end(text: str, begin: int, limit: int) -> int:
    """Where a cue's text ends: before the number of the next cue; blank lines may stand in it."""
    end = begin + len(text[begin:limit].rstrip())
    if limit == len(text):
        return end
    start = max(text.rfind("\n", begin, end), text.rfind("\r", begin, end)) + 1 or begin
    if text[start:end].strip().isdecimal():
        return begin + len(text[begin:start].rstrip())
    return end


def _vtt_end(text: str, begin: int, limit: int) -> int:
    """Where a cue's text ends: before a blank line, or the times of the next cue."""
    end = begin
    while end < limit:
        found = _LINE_END.search(text, end, limit)
        stop = found.start() if found else limit
        if stop == end:
            break
        end = found.end() if found else limit
    return begin + len(text[begin:end].rstrip("\r\n"))


def _passage(text: str, span: Span, line: int, newline: str, *, vtt: bool) -> Passage:
    pieces = tuple(_pieces(text, span, _VTT_MARKS if vtt else _MARKS))
    said = "".join(piece.text for piece in pieces)

    def encode(new: str) -> str:
        """A blank line would end the cue."""
        spelt = html.escape(new, quote=False) if vtt else new
        return re.sub(r"\n[\n]++", "\n", spelt).replace("\n", newline)

    return Passage(pieces, protected=protected_spans(said), attributes={"line": line}, encode=encode)


def _pieces(text: str, span: Span, marks: re.Pattern[str]) -> Iterator[Piece]:
    """Words, line ends and characters spelt out; tags stand between the pieces."""
    border = span.start
    for mark in marks.finditer(text, span.start, span.end):
        if border < mark.start():
            yield Piece(text[border : mark.start()], border, mark.start())
        if mark.lastgroup == "line":
            yield Piece("\n", mark.start(), mark.end(), Tie.ESCAPED)
        elif mark.lastgroup == "spelt":
            yield Piece(html.unescape(mark.group()), mark.start(), mark.end(), Tie.ESCAPED)
        border = mark.end()
    if border < span.end:
        yield Piece(text[border : span.end], border, span.end)


FORMAT = text_format(
    "Subtitles",
    (".srt", ".vtt"),
    passages,
    reads="The text of every cue, each a unit, split into sentences; a line break in a cue is a line break.",
    protects="Addresses of the web and of mail, and code between backticks.",
    keeps="Every byte but the edited words: numbers, times, settings, notes, styles, and tags such as `<i>`, "
    "`{\\an8}` and `<v Name>`.",
    leaves="A sentence that runs over several cues is checked cue by cue. Lengths and reading speed are not "
    "checked. In SRT a tag that an edit writes is a tag.",
)

"""Text that was read in the wrong encoding."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_TAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RUN = re.compile(r"[^\x00-\x7f]+")
_AS_CHINESE = re.compile("[鈥鈩][^\x00-\x7f][a-z]?|[鈥鈩]\\?")
_LOST = re.compile("\ufffd+|(?:锟斤拷)+锟?|锟斤")
_LONGEST = 400
"""Code points that are mended at once."""


@check(
    "mojibake",
    Category.CHARACTERS,
    mqm="linguistic-conventions/character-encoding",
    severity=Severity.MAJOR,
    trigger=f"[\u00c2-\u00ef][{_TAIL}]|[\u0080-\u009f\ufffd鈥鈩锟]",
)
def mojibake(segment: Segment, _context: Context) -> Iterator[Match]:
    """A text was saved in one encoding and read in another.

    Apostrophes and dashes turn into groups of odd characters. Where the way back is certain (by ftfy's
    rules, or because UTF-8 was read as Chinese), the right ones are proposed.

    Bad: It[[â€™]]s raining. -> ’
    Bad: The caf[[Ã©]] is open. -> é
    Bad: It[[鈥檚]] raining. -> ’s
    Bad: The road[[�]] was closed.
    Good: It’s raining at the café.
    Good: The “Ärzte” met — in Åre.
    Good: He paid £5 for two “cafés”…
    Known limits: characters that were lost (�) cannot be brought back; a single accented letter that is
    wrong is not seen.
    """
    text = segment.target
    for match in _LOST.finditer(text):
        message = "Characters were lost when the text was read in the wrong encoding."
        yield Match(Place.within(segment, Span(*match.span())), message)
    for start, end, mended in (*_read_as_chinese(text), *_read_as_latin(text)):
        place = Place.within(segment, Span(start, end))
        message = f"“{text[start:end]}” was read in the wrong encoding."
        if mended is None:
            yield Match(place, message)
        else:
            yield Match(place, message, mended, Applicability.SAFE)


def _read_as_chinese(text: str) -> Iterator[tuple[int, int, str | None]]:
    """UTF-8 marks read as GBK: their three bytes became a character and a half."""
    for match in _AS_CHINESE.finditer(text):
        for end in (match.end(), match.start() + 2):
            try:
                mended = text[match.start() : end].encode("gb18030").decode()
            except UnicodeDecodeError:
                continue
            yield match.start(), end, mended
            break
        else:
            yield match.start(), match.start() + 2, None


def _read_as_latin(text: str) -> Iterator[tuple[int, int, str | None]]:
    """UTF-8 read as Windows-1252 or a kin of it."""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    for match in _RUN.finditer(text):
        for start in range(match.start(), match.end(), _LONGEST):
            run = text[start : min(match.end(), start + _LONGEST)]
            mended = fix_encoding(run)
            if mended != run:
                yield start, start + len(run), None if is_bad(mended) else mended

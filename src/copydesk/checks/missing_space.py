"""Two words joined by a comma or stop."""

import re
from collections.abc import Iterator

from copydesk.checks.api import Context, Profile, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_JOINED = re.compile(
    r"""(?<![\w.@/\\#&=_-])            # the whole of a short word, or the end of a longer one
    (?P<before>\w[\w'’-]{1,40}[)”]?|\d+%)
    (?P<mark>[,;?!](?=[^\W\d_]{2})     # It rained,then
    |:(?=[A-Z][a-z])                   # the plan:The road
    |\.(?=[A-Z][a-z]))                 # It rained.Then
    (?P<after>[^\W\d_]+)(?![\w@/\\=_]|\.\w|\()""",
    re.VERBOSE,
)
_CLIPPED = re.compile(r"[a-z\d%)”]$")
_DOMAINS = frozenset(("com", "org", "net", "edu", "gov", "cn", "io", "tv", "uk", "js", "ai"))


@check(
    "missing-space",
    Category.WHITESPACE,
    mqm="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    profile=Profile.HOUSE,
    trigger=r"[\w)”%][,;:?!.][^\W\d_]{2}",
)
def missing_space(segment: Segment, _context: Context) -> Iterator[Match]:
    """No space stands between a mark and the next word.

    Chinese sets no spaces; they get lost where pieces are joined.

    Bad: It [[rained,then]] it stopped. -> rained, then
    Bad: It [[rained.Then]] it stopped. -> rained. Then
    Bad: The [[plan:The]] road is built. -> plan: The
    Good: See example.com, at 10:30, for 3.5 or 1,000 dollars.
    Good: J.Smith and U.S.Steel met, e.g. in Room No.5.
    Good: The files are README.Rst and Node.js.
    Known limits: after a stop or colon the next word must begin with a capital, as it does in a new
    sentence; initials and names of files, sites and products are left alone.
    """
    for match in _JOINED.finditer(segment.target):
        before, mark, after = match["before"], match["mark"], match["after"]
        if mark in ".:" and not _CLIPPED.search(before):
            continue
        if mark == "." and (after.lower() in _DOMAINS or _is_file(before, after)):
            continue
        yield Match(
            Place.within(segment, Span(*match.span())),
            f"A space is missing after “{mark}”.",
            f"{before}{mark} {after}",
            Applicability.SAFE,
        )


def _is_file(before: str, after: str) -> bool:
    """Names of files and products: README.Rst, Booking.Com; short endings after a capital."""
    return before[:1].isupper() and len(after) <= len("Html") and not _is_common(after)


def _is_common(word: str) -> bool:
    from copydesk.text.lexicon import word_classes

    return bool(word_classes(word))

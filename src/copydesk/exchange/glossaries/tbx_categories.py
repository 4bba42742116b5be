"""The data categories under which TBX files hold a glossary.

| native | TBX |
|---|---|
| `domain` | `descrip subjectField` of the concept |
| `definition` | `descrip definition` of the concept; read of a language as well |
| `authority`, `note` | `admin source`, `note` of the concept |
| `lifecycle`, `translate` | `admin x-copydesk-lifecycle`, `admin x-copydesk-translate` of the concept |
| a concept id that XML does not allow | `admin x-copydesk-id` of the concept |
| `status` preferred … superseded | `termNote administrativeStatus`: `preferredTerm-admn-sts` … |
| `status` ambiguous, proposed, refused | `admin x-copydesk-status` |
| every other column of a term | `admin x-copydesk-` and its name |
| further columns | `termNote`, `descrip` or `admin` with their name as the type |

What copydesk adds stands in `admin`, because OmegaT shows each `termNote` to translators, and no `admin`.
"""

import re

from copydesk.exchange.glossaries.formats import clean
from copydesk.model import Status

STATUS = "administrativeStatus"
OWN = "x-copydesk-"
"""Before the names of categories that are copydesk's."""

_SUFFIX = "-admn-sts"
_MARKED = (Status.PREFERRED, Status.ADMITTED, Status.DEPRECATED, Status.SUPERSEDED)
STATUS_WORDS = {status.value: f"{status.value}Term{_SUFFIX}" for status in _MARKED}
_UNMARKED = ""
_STATUSES = {
    **{word.lower(): status for status, word in STATUS_WORDS.items()},
    **{status.value: status.value for status in Status},
    "notrecommended": Status.DEPRECATED.value,
    "forbidden": Status.DEPRECATED.value,
    "obsolete": Status.SUPERSEDED.value,
    **dict.fromkeys((f"{kind}term{_SUFFIX}" for kind in ("legal", "regulated", "standardized")), _UNMARKED),
    "": _UNMARKED,
}

DESCRIPTIONS = frozenset({"context", "example", "explanation", "characteristic"})
"""Categories of terms that are a `descrip`."""
ADMINISTRATION = frozenset({"source", "customerSubset", "projectSubset"})
"""Categories of terms that are an `admin`."""
TERM_NOTES = frozenset({
    STATUS, "geographicalUsage", "grammaticalGender", "partOfSpeech", "termLocation", "termType",
})  # fmt: skip
BASIC = TERM_NOTES | {"context", "source", "customerSubset", "projectSubset"}
"""What terms may say in the dialect TBX-Basic."""

_INDENTATION = re.compile(r"[ \t]*\n[ \t]+")


def tidy(text: str) -> str:
    r"""Text without the line breaks that only keep XML lines short: those that blanks follow.

    >>> tidy("A virus\n      of bats.\n\nSince 2019.")
    'A virus of bats.\n\nSince 2019.'
    """
    return _INDENTATION.sub(" ", clean(text))


def status_named(word: str) -> str | None:
    """The status that a word of TBX stands for: "" a right term of no stated rank, None no word of TBX.

    >>> status_named("preferredTerm-admn-sts"), status_named("legalTerm-admn-sts"), status_named("good")
    ('preferred', '', None)
    """
    return _STATUSES.get(word.strip().lower())

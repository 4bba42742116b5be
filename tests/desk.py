"""Short ways to a checked text, for tests."""

from collections.abc import Iterable, Mapping

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Concept, Document, Finding, Role, Segment, Status, Term, Unit
from copydesk.text.han import is_han
from copydesk.text.running import RunningText

STATUSES = {"?": Status.AMBIGUOUS, "+": Status.ADMITTED, "*": Status.PROPOSED}


def glossary(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[Concept]:
    """Concepts from term -> right pairs, in the short form of a check's docstring."""
    by_right: dict[str, list[Term]] = {}
    for written, right in dict(pairs).items():
        by_right.setdefault(right, []).append(_term(written))
    return [
        _concept(f"T-{number}", right, terms) for number, (right, terms) in enumerate(by_right.items(), 1)
    ]


def _term(written: str) -> Term:
    if is_han(written[:1]):
        return Term(written, Status.PREFERRED, "zh")
    status = STATUSES.get(written[:1])
    return Term(written[1:], status) if status else Term(written, Status.DEPRECATED)


def _concept(name: str, right: str, terms: list[Term]) -> Concept:
    kept = right.startswith("!")
    preferred = [Term(right.removeprefix("!"), Status.PREFERRED, language) for language in ("en", "zh")]
    return Concept(name, (*terms, *preferred[: 1 + kept]), translate=not kept)


def check_text(
    text: str, concepts: Iterable[Concept] = (), config: Config | None = None, source: str | None = None
) -> list[Finding]:
    """All findings in a plain text, or in one pair of source and translation."""
    document = read_plain(text, "test.txt")
    if source is not None:
        unit = Unit("1", Role.BODY, (Segment("1", text, source),))
        document = Document("test.txt", (unit,))
    return list(Checker(config or Config(), concepts).check(document).findings)


def only(check: str) -> Config:
    """A configuration in which one check runs."""
    from copydesk.checks.registry import all_checks

    others = [name for name in all_checks() if name != check]
    return Config().with_switches(enable=[check], disable=others)


def place_in(text: str, finding: Finding) -> tuple[int, int]:
    """Where a finding stands in the running text of a plain text, or in a pair's translation."""
    if finding.place.segment == "1":
        return finding.place.start, finding.place.end
    span = RunningText.of(read_plain(text, "test.txt")).span(finding.place)
    return span.start, span.end

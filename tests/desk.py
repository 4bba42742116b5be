"""Short ways to a checked text, for tests."""

from collections.abc import Iterable, Mapping

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.exchange.plain import read_plain
from copydesk.model import Concept, Finding, Status, Term
from copydesk.text.running import RunningText


def glossary(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[Concept]:
    """Concepts from wrong -> right pairs; `?` before a wrong one makes it ambiguous."""
    by_right: dict[str, list[Term]] = {}
    for wrong, right in dict(pairs).items():
        status = Status.AMBIGUOUS if wrong.startswith("?") else Status.DEPRECATED
        by_right.setdefault(right, []).append(Term(wrong.removeprefix("?"), status))
    return [
        Concept(f"T-{number}", (Term(right, Status.PREFERRED), *terms))
        for number, (right, terms) in enumerate(by_right.items(), 1)
    ]


def check_text(text: str, concepts: Iterable[Concept] = (), config: Config | None = None) -> list[Finding]:
    """All findings in a plain text."""
    return list(Checker(config or Config(), concepts).check(read_plain(text, "test.txt")).findings)


def only(check: str) -> Config:
    """A configuration in which one check runs."""
    from copydesk.checks.registry import all_checks

    others = [name for name in all_checks() if name != check]
    return Config().with_switches(enable=[check], disable=others)


def place_in(text: str, finding: Finding) -> tuple[int, int]:
    """Where a finding stands in the running text of a plain text."""
    span = RunningText.of(read_plain(text, "test.txt")).span(finding.place)
    return span.start, span.end

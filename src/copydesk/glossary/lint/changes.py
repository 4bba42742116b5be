"""What a change of a glossary makes wrong."""

from collections.abc import Iterator, Sequence

from copydesk.glossary.lint.api import Level, LintFinding
from copydesk.glossary.lint.registry import lint
from copydesk.model import Concept


def new_errors(old: Sequence[Concept], new: Sequence[Concept], language: str) -> Iterator[LintFinding]:
    """The errors of `new` that `old` does not have."""
    known = {_what(finding) for finding in lint(old, language)}
    for finding in lint(new, language):
        if finding.level is Level.ERROR and _what(finding) not in known:
            yield finding


def _what(finding: LintFinding) -> tuple[str, str, str]:
    return finding.rule, finding.concept, finding.term

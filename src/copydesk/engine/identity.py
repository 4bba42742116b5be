"""Matches become findings: the one place where a finding gets its identity."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from copydesk.checks.api import Check
from copydesk.model import Document, Finding, Match, Place, Severity, Span
from copydesk.text.folding import fold, folded_words
from copydesk.text.running import RunningText

_NEAR = 3
_REACH = 120
"""Code points that mostly hold three words; more are looked at when they do not."""
_FARTHEST = 2000
"""What is no word for so long has no near words."""


def findings(
    document: Document, text: RunningText, matches: Iterable[tuple[Check, Severity, Match]]
) -> list[Finding]:
    """The findings of a document, in the order of the text."""
    placed = sorted(
        ((text.span(match.place), check, severity, match) for check, severity, match in matches),
        key=lambda entry: (entry[0].start, -entry[0].end, entry[1].id, entry[3].concept or ""),
    )
    ordinals: Counter[str] = Counter()
    found = []
    for span, check, severity, match in placed:
        fingerprint = _fingerprint(text, span, check, match)
        ordinals[fingerprint] += 1
        unit = text.unit(match.place.segment)
        found.append(
            Finding(
                id=_digest(document.name, fingerprint, str(ordinals[fingerprint])),
                fingerprint=fingerprint,
                group=_digest(
                    check.id, match.concept or "", fold(text.text[span.start : span.end]).text.strip()
                ),
                check=check.id,
                check_version=check.version,
                category=check.category,
                mqm=check.mqm,
                severity=match.severity or severity,
                applicability=match.applicability,
                document=document.name,
                unit=unit.id,
                role=unit.role,
                place=match.place,
                text=text.text[span.start : span.end],
                in_quotation=text.in_quotation(span),
                message=match.message,
                suggestion=match.suggestion,
                concept=match.concept,
                source_span=match.source_span,
                related=match.related,
            )
        )
    return found


def under_another_name(found: Iterable[Finding], name: str) -> list[Finding]:
    """All findings of a document as they are when it is called `name`."""
    ordinals: Counter[str] = Counter()
    renamed = []
    for finding in found:
        ordinals[finding.fingerprint] += 1
        number = str(ordinals[finding.fingerprint])
        renamed.append(replace(finding, document=name, id=_digest(name, finding.fingerprint, number)))
    return renamed


def fingerprint_after(
    finding: Finding, before: RunningText, after: RunningText, places: Sequence[Place]
) -> str | None:
    """The fingerprint that a finding has in another state of its document.

    Args:
        finding: A finding in `before`.
        before: The text that it was found in.
        after: The text as it is now.
        places: Where the finding, and each of its related places that is left, stands in `after`.

    Returns:
        The fingerprint; None when the finding is none of `before`.
    """
    here = [before.span(place) for place in (finding.place, *finding.related)]
    there = [after.span(place) for place in places]
    for variety in _VARIETIES:
        if _digest(finding.check, finding.concept or "", *variety(before, here)) == finding.fingerprint:
            return _digest(finding.check, finding.concept or "", *variety(after, there))
    return None


def _fingerprint(text: RunningText, span: Span, check: Check, match: Match) -> str:
    variety = _of_segment if match.whole_segment else _of_variants if match.related else _in_place
    spans = [span, *(text.span(place) for place in match.related)]
    return _digest(check.id, match.concept or "", *variety(text, spans))


def _of_segment(text: RunningText, spans: Sequence[Span]) -> list[str]:
    """What identifies a finding about a whole segment: its words."""
    return [_words(text, spans[0])]


def _of_variants(text: RunningText, spans: Sequence[Span]) -> list[str]:
    """What identifies a finding that groups places: their wordings."""
    return sorted({_words(text, span) for span in spans})


def _in_place(text: RunningText, spans: Sequence[Span]) -> list[str]:
    """What identifies any other: its words and those near it."""
    before, after = _near(text.text, spans[0])
    return [_words(text, spans[0]), " ".join(before), " ".join(after)]


_VARIETIES: tuple[Callable[[RunningText, Sequence[Span]], list[str]], ...] = (
    _in_place,
    _of_variants,
    _of_segment,
)


def _words(text: RunningText, span: Span) -> str:
    return fold(text.text[span.start : span.end]).text.strip()


def _near(text: str, span: Span) -> tuple[list[str], list[str]]:
    """The three folded words before and after."""
    reach = _REACH
    while True:
        start, end = max(0, span.start - reach), min(len(text), span.end + reach)
        before, after = folded_words(text[start : span.start]), folded_words(text[span.end : end])
        # One word more than is used: the outermost may be cut by the window.
        enough_before = start == 0 or len(before) > _NEAR
        enough_after = end == len(text) or len(after) > _NEAR
        if (enough_before and enough_after) or reach > _FARTHEST:
            return before[-_NEAR:], after[:_NEAR]
        reach *= 4


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

"""The page of accuracy, from the figures of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

ENOUGH_ARTICLES = 5
LONGEST = 6
GLOSSARY_CHECKS = (
    "nonstandard-rendering",
    "near-rendering",
    "inconsistent-rendering",
    "source-term-unmet",
    "do-not-translate",
)
HEAD = """\
# Accuracy

<!-- Written by `make accuracy`; do not edit. -->

What the checks flag, held against what people marked. Three things to know before reading a figure:

- Of the machine-translated segments {any_error:.0%} carry an error that some rater marked, so a span thrown
  at random often hits one. The column *random* says how often; only what stands above it means anything.
- A check that fires in fewer than {enough} articles has no precision to speak of: its figures are in
  brackets.
- The checks were built with this text at hand, so expect less on other texts.

*P_any* is the share of flags that touch a span which any of the three raters marked, with a 95 % interval
from resampled articles. Marks and flags that are only a quotation mark are left out (`--no-quotes`).

"""

Profile = tuple[str, dict[str, Any], list[dict[str, Any]]]


def page(  # noqa: PLR0913 - one argument a section
    profiles: Sequence[Profile],
    checks: dict[str, Any],
    alarms: Counter[str],
    groups: dict[str, dict[str, Any]],
    human: tuple[int, int],
    numbers: Sequence[str],
) -> str:
    """The whole page as Markdown."""
    head = HEAD.format(any_error=checks["base_any"], enough=ENOUGH_ARTICLES)
    sections = (
        _profiles(profiles, human),
        _checks(checks, alarms),
        _groups(groups, numbers),
        _glossary_alarms(profiles[1][2]),
    )
    return head + "\n".join(line for section in sections for line in section).rstrip() + "\n"


def _profiles(profiles: Sequence[Profile], human: tuple[int, int]) -> Iterator[str]:
    scores = profiles[0][1]
    segments, words = human
    yield "## The profiles"
    yield ""
    yield (
        f"Machine translation: WMT23 Chinese-English news, development part, "
        f"{scores['segments']:,} segments, {scores['words']:,} words, ten systems, 19 articles."
    )
    yield f"Text by people, presumed clean: TICO-19 English, {segments:,} segments, {words:,} words."
    yield "*Rule spans* are the marks that a rule could find in principle; *by two* those of two raters."
    yield ""
    yield (
        "| profile | articles | flags per 1,000 words | P_any | 95 % interval | random | rule spans found |"
        " by two | flags per 1,000 words by people |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, score, alarms in profiles:
        row, rule = score["checks"]["*ALL"], score["recall"]["*rule"]
        yield (
            f"| {name} | {row['docs']} | {row['per1k']:.2f} {_precision(row)} "
            f"{rule['recall']:.3f} | {rule['recall2']:.3f} | {1000 * len(alarms) / words:.2f} |"
        )
    yield ""


def _checks(scores: dict[str, Any], alarms: Counter[str]) -> Iterator[str]:
    yield "## Each check"
    yield ""
    yield "All profiles together, with the glossaries in `glossaries/`. The last column counts flags in text"
    yield "by people."
    yield ""
    yield "| check | articles | flags | P_any | 95 % interval | random | by people |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    rows = {name: row for name, row in scores["checks"].items() if name != "*ALL"}
    for name in sorted({*rows, *alarms}, key=lambda name: (-_flags(rows.get(name)), name)):
        row = rows.get(name, {"docs": 0, "flags": 0, "segflags": 0})
        yield f"| *{name}* | {row['docs']} | {_flags(row)} {_precision(row)} {alarms[name]} |"
    yield ""
    yield "A flag about a whole segment has no span and no precision."
    yield ""


def _flags(row: dict[str, Any] | None) -> int:
    return row["flags"] + row["segflags"] if row else 0


def _precision(row: dict[str, Any]) -> str:
    if not row["flags"]:
        return "| – | – | – |"
    low, high = row["ci"]
    if row["docs"] < ENOUGH_ARTICLES:
        return f"| ({row['P_any']:.2f}) | ({low:.2f} to {high:.2f}) | ({row['P_rand']:.2f}) |"
    return f"| {row['P_any']:.2f} | {low:.2f} to {high:.2f} | {row['P_rand']:.2f} |"


def _groups(groups: dict[str, dict[str, Any]], numbers: Sequence[str]) -> Iterator[str]:
    yield "## Numbers, and the glossary"
    yield ""
    row = groups["numbers"]["checks"]["*ALL"]
    omitted = groups["numbers"]["recall"]["Accuracy/Omission:number"]
    yield f"The checks of numbers ({', '.join(f'*{name}*' for name in numbers)}): {_sentence(row)}"
    yield f"Of {omitted['spans']} numbers that raters marked as left out, {omitted['hit']} are found."
    yield ""
    row = groups["terminology"]["checks"]["*ALL"]
    yield f"*nonstandard-rendering* and *source-term-unmet* together, with the source: {_sentence(row)}"
    yield f"Apart from these, {row['segflags']} flags say of a whole segment that it lacks a source term."
    yield "Today's systems rarely write the old calques that the glossary lists, so its hits are few here."
    yield ""


def _sentence(row: dict[str, Any]) -> str:
    low, high = row["ci"]
    return (
        f"{row['flags']} flags with a span in {row['docs']} articles, P_any {row['P_any']:.2f} "
        f"(95 % {low:.2f} to {high:.2f}), at random {row['P_rand']:.2f}."
    )


def _glossary_alarms(alarms: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What the glossary flags in text by people; long stretches are not ours to print."""
    found = Counter(
        (
            finding["check"],
            finding["text"] if len(finding["text"].split()) <= LONGEST else "(a whole segment)",
        )
        for finding in alarms
        if finding["check"] in GLOSSARY_CHECKS
    )
    yield "## What the glossary flags in text by people"
    yield ""
    yield f"{found.total()} flags in the default profile:"
    yield ""
    yield "| check | flagged words | times |"
    yield "|---|---|--:|"
    for (check, text), times in sorted(found.items()):
        yield f"| *{check}* | {text} | {times} |"

#!/usr/bin/env python3
"""Write docs/reference/terminology-suite.md: every case of the terminology suite.

Without arguments the page is written; with `--check` nothing is, and a page that is not current makes the
exit code 1.
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from conformance.suite import LABELS, Case, Row, Theme, themes  # noqa: E402 - the folder has to be named first

PAGE = ROOT / "docs" / "reference" / "terminology-suite.md"
NOTICE = "<!-- Written by docs/build_conformance.py; change tests/conformance/terminology, not this page. -->"
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~])")
_UNSEEN = re.compile(r"\n\n|\n|(?<= ) |[^\S \n]|[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff\u2011]")
_TERM_SETTINGS = ("case", "inflect", "match", "only", "except", "replacement", "severity", "protect")
_CONCEPT_SETTINGS = ("lifecycle", "domain", "translate")
_USUAL = "nonstandard-rendering"


def page() -> str:
    """The whole page."""
    suite = list(themes())
    listed = [case for theme in suite for case in theme.cases]
    passed = sum(case.fails is None for case in listed)
    lines = [
        "# The terminology suite",
        "",
        NOTICE,
        "",
        "What a terminology check must see in a text, where exactly, what it should propose, and where it",
        "must be silent. The cases are data (`tests/conformance/terminology/*.toml`), so that any tool can",
        "be held to them; the README beside them says how.",
        f"copydesk passes {passed} of {len(listed)}; where it does not, the last column says why.",
        "",
        "**Bold** is the exact span that must be found. **wild**: wording that published machine translation",
        "had; **synthetic**: made for the rule; **negative**: nothing may be found. A suggestion is *safe*",
        "unless its cell says otherwise: pasted unseen, the sentence reads right; *check* needs a look, and",
        "*advice* has no text to paste. ↵ is a line break, ¶ a blank line, ⟨ ⟩ holds what one cannot see.",
        "",
        *_counts(suite, listed),
    ]
    return "\n".join([*lines, *(line for theme in suite for line in ("", *_theme(theme)))]) + "\n"


def _counts(suite: Sequence[Theme], listed: Sequence[Case]) -> Iterator[str]:
    """How many cases there are, by file and label."""
    names = {row["term"] for case in listed for row in case.glossary if _is_right(row)}
    yield from (f"| | {' | '.join(LABELS)} | cases |", "|---|" + "---:|" * (len(LABELS) + 1))
    total: Counter[str] = Counter()
    for theme in suite:
        counts = Counter(case.label for case in theme.cases)
        total += counts
        anchor = re.sub(r"[-\s]+", "-", theme.title.lower())
        yield _count_row(f"[{theme.title}](#{anchor})", counts)
    yield _count_row(f"**All, over {len(names)} concepts**", total)


def _count_row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | {' | '.join(str(counts[label]) for label in LABELS)} | {counts.total()} |"


def _is_right(row: Row) -> bool:
    return row["status"] == "preferred" and row["language"] == "en"


def _theme(theme: Theme) -> Iterator[str]:
    yield from (f"## {theme.title}", "", _text(theme.about), "")
    if theme.glossary:
        yield from ("With these concepts:", "", *(f"- {entry}" for entry in _concepts(theme.glossary)), "")
    yield from ("| case | text | suggestion | |", "|---|---|---|---|")
    for case in theme.cases:
        notes = "; ".join(_notes(case, theme))
        yield f"| {_text(case.what)} | {_marked(case)} | {_suggestions(case)} | {notes} |"


def _concepts(rows: Sequence[Row]) -> Iterator[str]:
    """Each concept on a line: its terms by status, with what they say beside it."""
    for _, group in groupby(rows, key=lambda row: row["concept"]):
        terms = list(group)
        about = [f"{name} {terms[0][name]}" for name in _CONCEPT_SETTINGS if name in terms[0]]
        parts = [
            f"{'source' if language != 'en' else status}: {', '.join(_term(row) for row in same)}"
            for (language, status), same in groupby(terms, key=lambda row: (row["language"], row["status"]))
        ]
        yield "; ".join([*parts, *map(_text, about)])


def _term(row: Row) -> str:
    settings = [f"{name} {row[name]}" for name in _TERM_SETTINGS if name in row]
    return f"*{_text(row['term'])}*" + (f" ({_text('; '.join(settings))})" if settings else "")


def _marked(case: Case) -> str:
    pieces, done = [], 0
    for start, end in case.spans:
        pieces += [_text(case.text[done:start]), f"<strong>{_text(case.text[start:end])}</strong>"]
        done = end
    return "".join([*pieces, _text(case.text[done:])])


def _suggestions(case: Case) -> str:
    return "<br>".join(
        "*advice*" if text is None else _text(text) + ("" if trust == "safe" else f" (*{trust}*)")
        for text, trust in zip(case.suggest, case.applicability, strict=True)
    )


def _notes(case: Case, theme: Theme) -> Iterator[str]:
    """What else the case says, and its label."""
    yield case.label
    if case.check != _USUAL:
        yield case.check
    if case.source:
        yield f"source: {_text(case.source)}"
    if case.role != "body":
        yield case.role
    yield from (f"{name}: {value}" for name, value in case.attributes.items())
    yield from (f"severity {level}" for level in case.severity or ())
    yield from (f"{number} places" for number in case.related or ())
    if case.proposed is not None:
        yield f"{case.proposed} counted as proposed"
    if case.glossary != theme.glossary:
        yield from _concepts(case.glossary)
    if case.fails:
        yield f"**copydesk fails**: {_text(case.fails)}"


def _text(text: str) -> str:
    """Text that Markdown shows as it is, with what cannot be seen made visible."""
    return _MARKDOWN.sub(r"\\\1", html.escape(_UNSEEN.sub(_visible, text), quote=False))


def _visible(match: re.Match[str]) -> str:
    known = {"\n\n": " ¶ ", "\n": "↵"}
    return known.get(match[0]) or f"⟨U+{ord(match[0]):04X}⟩"


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` compare it; gives the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: build_conformance.py [--check]\n")
        return 2
    built = page()
    if PAGE.is_file() and PAGE.read_text("utf-8") == built:
        return 0
    if arguments:
        name = PAGE.relative_to(ROOT).as_posix()
        sys.stderr.write(f"not current: {name}; run 'python docs/build_conformance.py'\n")
        return 1
    PAGE.write_text(built, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

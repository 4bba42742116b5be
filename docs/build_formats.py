"""The page of document formats, from what each format says of itself."""
# ruff: noqa: INP001 - a part of build_reference.py, which stands beside it

from __future__ import annotations

from collections.abc import Iterator

from copydesk.exchange.documents.formats import Format
from copydesk.exchange.documents.kinds import all_formats


def formats_page() -> list[str]:
    """Every format with what is read, protected, kept and not supported."""
    formats = all_formats()
    return [
        "# Document formats",
        "",
        (
            "What copydesk reads, and what it does with each format. All are written back by one rule: the "
            "original is copied, and only the words of an edit are put in. [Read documents]"
            "(how-to/documents.md) says how a folder of them is read."
        ),
        "",
        "| format | suffixes |",
        "|---|---|",
        *(f"| [{form.name}](#{_anchor(form)}) | {_suffixes(form)} |" for form in formats),
        "",
        (
            "A file is read by its suffix. One that begins like another kind of file, such as a PDF that is "
            "called `.txt`, is refused. Standard input is plain text."
        ),
        *(line for form in formats for line in ("", *_format(form))),
    ]


def _format(form: Format) -> Iterator[str]:
    yield from (f"## {form.name}", "", f"{_suffixes(form)}", "")
    yield from ("| | |", "|---|---|")
    rows = (
        ("Read", form.reads),
        ("Protected", form.protects),
        ("Kept", form.keeps),
        ("Not supported", form.leaves),
    )
    yield from (f"| **{name}** | {_cell(text)} |" for name, text in rows)


def _suffixes(form: Format) -> str:
    return ", ".join(f"`{suffix}`" for suffix in form.suffixes)


def _cell(text: str) -> str:
    """Text in a table's cell; code between backticks stays as it is."""
    return text.replace("|", "\\|")


def _anchor(form: Format) -> str:
    return form.name.lower().replace(" ", "-")

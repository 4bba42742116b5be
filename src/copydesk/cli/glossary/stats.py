"""`copydesk glossary stats`: which entries are used, what editors say to them, which were never hit."""

import json
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.glossary.files import read
from copydesk.cli.options import ConfigFile
from copydesk.cli.terminal import count
from copydesk.engine.project import Project, open_project
from copydesk.engine.stored import is_batch, read_corpus
from copydesk.engine.usage import usage
from copydesk.errors import ConfigError
from copydesk.exchange.files import replaced_whole
from copydesk.glossary.usage import ConceptUse, TermUse, Usage, Verdicts
from copydesk.stats import Interval

_ROW = "{:<13} {:<34}{:>8}{:>11}{:>12}"
_WIDTH = 33
_LISTED = 20


class Format(StrEnum):
    """How the figures are printed."""

    TEXT = "text"
    JSON = "json"


def stats(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Glossary files or folders; a later one goes over an earlier one.",
            show_default=False,
        ),
    ] = None,
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="PATH", help="Texts or batch folders to look for the terms in."),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the figures are printed.")
    ] = Format.TEXT,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to search and to print.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Print where terms stand in texts, what editors said to them, and which concepts were never hit.

    In a project folder, the texts are its incoming documents and its batches.

    Examples: `copydesk glossary stats glossaries/ --corpus batches/2025-05-14`,
    `copydesk glossary stats terms.tsv --corpus incoming/ --html glossary.html`
    """
    project = open_project(config, Path.cwd())
    named = paths or project.glossaries
    if not named:
        raise ConfigError("no glossary is named, and this is no project folder", mend="name a file or folder")
    languages = project.config.languages
    texts = read_corpus(corpus or list(_at_hand(project)), languages)
    counted = usage(read(*named, pair=languages), texts, languages)
    if html is not None:
        from copydesk.reports.glossary_page import write_glossary_page

        with replaced_whole(html) as beside, beside.open("w", encoding="utf-8", newline="\n") as page:
            write_glossary_page(counted, page)
    if output_format is Format.JSON:
        typer.echo(json.dumps(_report(counted), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(counted)))


def _at_hand(project: Project) -> Iterator[Path]:
    """What a project folder holds to look in."""
    if project.folder is None:
        return
    batches = sorted(folder for folder in (project.folder / "batches").glob("*") if is_batch(folder))
    yield from batches
    incoming = project.folder / "incoming"
    if not batches and incoming.is_dir() and any(incoming.iterdir()):
        yield incoming


def _lines(counted: Usage) -> Iterator[str]:
    terms = sum(len(use.concept.terms) for use in counted.concepts)
    yield f"{count(len(counted.concepts), 'concept')}, {count(terms, 'term')}"
    if not counted.documents:
        yield "No text was looked through: name some with --corpus."
        return
    where = f"{count(counted.documents, 'document')}, {count(counted.words, 'word')}"
    yield f"{len(counted.hit):,} of them hit in {where}; never hit: {len(counted.never_hit):,}"
    if counted.hit:
        yield ""
        yield _ROW.format("concept", "preferred", "hits", "in source", "documents")
        yield from map(_hits, counted.hit)
    judged = [use for use in counted.concepts if use.verdicts.n]
    if judged:
        yield ""
        yield _ROW.format("concept", "preferred", "n", "accepted", "dismissed")
        yield from map(_shares, sorted(judged, key=lambda use: (-use.verdicts.n, use.concept.id)))
        yield "Shares as 95 % intervals, in percent; what rests on few decisions is wide."
    if counted.never_hit:
        yield ""
        yield from _never_hit(counted)


def _hits(use: ConceptUse) -> str:
    numbers = (f"{number:,}" for number in (use.hits, use.source_hits, use.documents))
    return _ROW.format(use.concept.id, _short(use), *numbers)


def _shares(use: ConceptUse) -> str:
    said = use.verdicts
    accepted, dismissed = map(_interval, (said.accepted_share, said.dismissed_share))
    return _ROW.format(use.concept.id, _short(use), f"{said.n:,}", accepted, dismissed)


def _interval(share: Interval) -> str:
    return f"{100 * share.low:.0f} to {100 * share.high:.0f}"


def _short(use: ConceptUse) -> str:
    name = _name(use)
    return name if len(name) <= _WIDTH else f"{name[: _WIDTH - 1]}…"


def _name(use: ConceptUse) -> str:
    preferred = use.concept.preferred()
    return preferred.text if preferred else next((term.text for term in use.concept.terms), "")


def _never_hit(counted: Usage) -> Iterator[str]:
    domains = Counter(use.concept.domain or "no domain" for use in counted.never_hit)
    by_domain = ", ".join(f"{domain} {number:,}" for domain, number in sorted(domains.items()))
    yield f"never hit, by domain: {by_domain}"
    for use in counted.never_hit[:_LISTED]:
        yield f"  {use.concept.id}  {_name(use)}"
    if len(counted.never_hit) > _LISTED:
        yield f"  and {len(counted.never_hit) - _LISTED:,} more; --format json lists all"


def _report(counted: Usage) -> dict[str, object]:
    return {
        "version": 1,
        "documents": counted.documents,
        "words": counted.words,
        "concepts": [_concept(use) for use in counted.concepts],
        "never_hit": [use.concept.id for use in counted.never_hit],
    }


def _concept(use: ConceptUse) -> dict[str, object]:
    return {
        "concept": use.concept.id,
        "preferred": _name(use),
        "domain": use.concept.domain,
        "hits": use.hits,
        "source_hits": use.source_hits,
        "documents": use.documents,
        "verdicts": _verdicts(use.verdicts),
        "terms": [_term(term) for term in (*use.terms, *use.source_terms)],
    }


def _term(use: TermUse) -> dict[str, object]:
    return {
        "term": use.term.text,
        "language": use.term.language,
        "status": use.term.status.value,
        "hits": use.hits,
        "documents": use.documents,
        "verdicts": _verdicts(use.verdicts),
    }


def _verdicts(verdicts: Verdicts) -> dict[str, object] | None:
    """The counts, and the shares with their 95 % intervals; null where editors decided nothing."""
    if not verdicts.n:
        return None
    return {
        "n": verdicts.n,
        "accepted": verdicts.accepted,
        "edited": verdicts.edited,
        "dismissed": verdicts.dismissed,
        "accepted_share": [round(border, 4) for border in verdicts.accepted_share],
        "dismissed_share": [round(border, 4) for border in verdicts.dismissed_share],
    }

"""`copydesk glossary convert`: a glossary from one file format into another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from copydesk.errors import ConfigError
from copydesk.exchange.glossaries import (
    FORMATS,
    Dropped,
    LanguagePair,
    by_suffix,
    read_glossary,
    write_glossary,
)

_LISTED = 20
"""So many lines of what was dropped are read; more are added up."""
_NAMES = ", ".join(FORMATS)


def convert(  # noqa: PLR0913 - the options of a command line
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="A glossary file or folder.", show_default=False)
    ],
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The file to write.", show_default=False)],
    to: Annotated[str | None, typer.Option("--to", metavar="FORMAT", help=f"One of {_NAMES}.")] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="Needed for word pairs without column names."),
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One concept a row; the same as --to wide.")] = False,  # noqa: FBT002
    bom: Annotated[bool, typer.Option("--bom", help="A mark that lets Excel open .tsv and .csv.")] = False,  # noqa: FBT002
    source_language: Annotated[
        str, typer.Option("--source-language", metavar="CODE", help="What is translated.")
    ] = "zh",
    target_language: Annotated[
        str, typer.Option("--target-language", metavar="CODE", help="What it is translated into.")
    ] = "en",
) -> None:
    """Write a glossary in another format, and say what that format could not hold.

    Without `--to`, the output's suffix decides: `.tsv` `.csv` `.xlsx` native, `.tbx` TBX 3, `.utx` UTX,
    `.utf8` `.txt` OmegaT.

    Examples: `copydesk glossary convert terms.tsv terms.tbx`, `copydesk glossary convert terms.tsv deepl.csv
    --to deepl`, `copydesk glossary convert their.csv terms.tsv --from google`
    """
    if wide and to not in (None, "wide"):
        raise ConfigError(f"--wide and --to {to} contradict each other", mend="choose one")
    name = "wide" if wide else to or by_suffix(output).name
    concepts = read_glossary(
        source, file_format=from_, target_language=target_language, source_language=source_language
    )
    languages = LanguagePair(source_language, target_language)
    dropped = write_glossary(concepts, output, name, languages=languages, byte_order_mark=bom)
    for line in _lines(dropped):
        typer.echo(f"dropped: {line}")
    typer.echo(output)


def _lines(dropped: Sequence[Dropped]) -> Iterator[str]:
    """One line each; when there are many, one for each reason."""
    if len(dropped) <= _LISTED:
        for one in dropped:
            term = f" “{one.term}”" if one.term and one.field != "term" else ""
            yield f"{one.concept}{term} {one.field} “{' '.join(one.value.split())}”: {one.why}"
        return
    reasons: dict[str, Counter[str]] = {}
    for one in dropped:
        reasons.setdefault(one.why.partition(":")[0], Counter())[one.field] += 1
    for reason, fields in sorted(reasons.items()):
        counts = ", ".join(f"{number} {field}" for field, number in sorted(fields.items()))
        yield f"{counts}: {reason}"

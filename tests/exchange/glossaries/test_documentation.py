"""The table of `docs/reference/glossary-formats.md` says what the formats say."""

from pathlib import Path

from copydesk.exchange.glossaries import FORMATS, GlossaryFormat
from copydesk.exchange.glossaries.columns import ABOUT, SETTINGS
from copydesk.model import Status

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "glossary-formats.md"


def listed(held: set[str], order: tuple[str, ...]) -> str:
    if held == set(order):
        return "all"
    return ", ".join(name for name in order if name in held) or "none"


def row(each: GlossaryFormat) -> str:
    holds = each.holds
    cells = (
        f"`{each.name}`",
        " ".join(f"`{suffix}`" for suffix in each.suffixes),
        "one pair" if holds.paired else "any",
        listed({status.value for status in holds.statuses}, tuple(Status)),
        listed(set(holds.settings), SETTINGS),
        listed(set(holds.about), ("concept", *ABOUT)),
    )
    return f"| {' | '.join(cells)} |"


def test_the_table_is_what_the_formats_hold():
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert rows[: len(FORMATS)] == [row(each) for each in FORMATS.values()]

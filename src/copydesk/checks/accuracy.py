"""How right the checks were measured to be; `make accuracy` writes the figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FEW_ARTICLES = 5
"""Below so many articles a precision says little."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Figures of one check on machine-translated news marked by people, and on text by people.

    `precision` is the share of flags that touch a marked span, `low` and `high` its 95 % interval over
    resampled articles, `random` what spans thrown at random reach; None without a flag that has a span.
    `alarms` counts
    flags in text by people.
    """

    flags: int
    articles: int
    precision: float | None = None
    low: float | None = None
    high: float | None = None
    random: float | None = None
    alarms: int = 0


@cache
def accuracy() -> dict[str, Accuracy]:
    """The figures by check id; checks that never fired are not there."""
    text = files("copydesk.checks").joinpath("accuracy.json").read_text("utf-8")
    return {name: Accuracy(**row) for name, row in json.loads(text)["checks"].items()}

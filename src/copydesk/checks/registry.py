"""Finding the checks: every module of this package, and those of plug-in packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

import copydesk.checks
from copydesk.checks.api import Check

ENTRY_POINT_GROUP = "copydesk.checks"
"""A plug-in package names its module of checks under this group."""


@cache
def all_checks() -> dict[str, Check]:
    """All checks by id, in alphabetical order.

    Raises ValueError when two have the same id.
    """
    found: dict[str, Check] = {}
    for module in _modules():
        for value in vars(module).values():
            if not isinstance(value, Check):
                continue
            if found.setdefault(value.id, value) is not value:
                raise ValueError(f"two checks are called {value.id}")
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(copydesk.checks.__path__):
        yield importlib.import_module(f"copydesk.checks.{info.name}")
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        yield entry.load()

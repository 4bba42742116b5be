"""copydesk: the copy desk for machine-translated English."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    """Look up what costs something only when it is asked for."""
    if name == "__version__":
        from importlib.metadata import version

        return version("copydesk")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

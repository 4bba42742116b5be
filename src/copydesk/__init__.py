"""copydesk: the copy desk for machine-translated English."""

from importlib.metadata import version

__version__ = version("copydesk")

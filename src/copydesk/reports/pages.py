"""What all pages share: one template environment, one stylesheet, and text that shows what it hides."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from copydesk.reports.summary import check_name
from copydesk.reports.tallies import counted
from copydesk.text.quotations import in_quotes

STYLE = "copydesk.css"
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""What a browser swallows, or what turns its lines around: controls except tab and line feed."""


def environment() -> Environment:
    """Everything that the template prints passes `visible`, then the escaping."""
    environment = Environment(
        loader=PackageLoader("copydesk.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "check_name": check_name,
        "counted": counted,
        "quoted": in_quotes,
        "grouped": "{:,}".format,
        "breakable": breakable,
        "unbroken": unbroken,
    }
    return environment


def asset(name: str) -> Markup:
    """A file that stands beside the templates, to be set into a page as it is."""
    return Markup(files("copydesk.reports").joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704


def digest(script: str) -> str:
    """What a page's policy names its one script by: the SHA-256 in base 64."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def visible(value: object) -> object:
    r"""Text with its control characters shown; anything else as it is.

    >>> visible("bell \a, right to left \u202e")
    'bell [U+0007], right to left [U+202E]'
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return UNSEEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", value)


def breakable(path: str) -> Markup:
    """A path that may break after a slash.

    >>> breakable("a/b&c")
    Markup('a/<wbr>b&amp;c')
    """
    return escape(visible(path)).replace("/", Markup("/<wbr>"))


def unbroken(sentence: str) -> str:
    r"""A sentence whose numbers stay with the word that follows.

    >>> unbroken("3 critical, 5 minor").split(" ")
    ['3\xa0critical,', '5\xa0minor']
    """
    return re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", sentence)

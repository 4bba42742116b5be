"""What the elements of HTML mean for text.

Source: the HTML standard, sections 13.1.2 (kinds of elements), 13.1.2.4 (optional tags) and 15.3 (which
elements are laid out as blocks).
"""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.model import Role


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""They have no content and no end tag."""
RAW = _names("script style xmp iframe noembed noframes noscript textarea title plaintext")
"""What they hold is no markup: it ends at their own end tag only."""
UNREAD = RAW - {"title"} | _names("template svg math object video audio canvas select pre listing rt rp")
"""What they hold is not read."""
OBJECTS = _names("img input embed svg math object video audio canvas iframe select textarea")
"""They stand in a sentence like a word."""
CODE = _names("code kbd samp var tt")
"""Their words are shown in a sentence and left alone."""
BLOCKS = _names(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div dl
    dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr
    html legend li listing main menu meta nav ol p plaintext pre search section summary table tbody
    td tfoot th thead title tr ul xmp"""
)
"""A sentence ends where they begin and end. All others stand in the line."""
CELLS = frozenset(("td", "th", "caption"))
TABLE = CELLS | _names("table tbody thead tfoot tr colgroup")
"""What ends only inside its own table."""
ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("title", "h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADLINE),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    **dict.fromkeys(("td", "th"), Role.CELL),
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
}
"""What a block is; the blocks inside it are the same unless they say otherwise."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def closes(block: str, opened: str) -> bool:
    """Whether the start of `opened` right inside `block` ends `block`, whose end tag may be left out.

    >>> closes("p", "p"), closes("li", "li"), closes("li", "p")
    (True, True, False)
    """
    if block == "p":
        return opened in BLOCKS and opened != "meta"
    if block in _HEADINGS:
        return opened in _HEADINGS
    if block in CELLS:
        return opened in TABLE and opened != "table"
    group = ({"li"}, {"dt", "dd"}, {"tr"}, {"tbody", "thead", "tfoot"})
    return any(block in each and opened in each for each in group) or (block == "head" and opened == "body")

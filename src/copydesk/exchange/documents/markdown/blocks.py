"""A Markdown file as passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token
from markdown_it.utils import EnvType

from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.markdown.inline import PARSER, is_picture, pieces
from copydesk.exchange.documents.markdown.layout import Layout, Lines, Row, block_layout
from copydesk.exchange.documents.markdown.spelling import escaped, escaped_in_cell
from copydesk.exchange.documents.passages import Passage
from copydesk.exchange.documents.trimmed import trimmed
from copydesk.model import Role

_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_ROLES = {"blockquote": Role.QUOTE, "list_item": Role.LIST_ITEM}


def passages(text: str, _place: str, _reading: Reading) -> Iterator[Passage]:
    r"""The passages of a Markdown file.

    >>> text = "# Flood\n\nIt **rained**\nhard &amp; long, `rm -r`.\n\n- One\n"
    >>> [(p.text, p.role.value) for p in passages(text, "", Reading())]
    [('Flood', 'headline'), ('It rained hard & long, rm -r.', 'body'), ('One', 'list-item')]
    """
    lines = Lines(text)
    env: EnvType = {}
    tokens: list[Token] = []
    PARSER.block.parse(lines.text, PARSER, env, tokens)
    walk = _Walk(lines, env)
    for token in tokens:
        found = walk.step(token)
        if found:
            yield found


class _Walk:
    """Follows the block tokens, and knows what is open."""

    def __init__(self, lines: Lines, env: EnvType) -> None:
        self._lines = lines
        self._env = env
        self._roles: list[Role] = []
        self._heading: str | None = None
        self._row: Row | None = None
        self._column = 0
        self._first_in_item = False

    def step(self, token: Token) -> Passage | None:
        """The next token, and the passage that it is."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            return self._passage(token)
        if name in _ROLES:
            if token.nesting > 0:
                self._roles.append(_ROLES[name])
            else:
                self._roles.pop()
            self._first_in_item = token.type == "list_item_open"
        elif name == "heading":
            self._heading = token.markup if token.nesting > 0 else None
        elif name == "tr":
            self._row = Row(self._lines, token.map[0]) if token.map else None
            self._column = -1
        elif name in ("td", "th") and token.nesting > 0:
            self._column += 1
        return None

    def _passage(self, token: Token) -> Passage | None:
        role, layout = self._role(), self._layout(token)
        begins, self._first_in_item = self._first_in_item, False
        if layout is None:
            return None
        if role is Role.BODY and is_picture(token.content, self._env):
            role = Role.CAPTION
        if begins and (task := _TASK.match(token.content)):
            layout = layout.without(task.end())
        encode = escaped if self._row is None else escaped_in_cell
        return trimmed(pieces(layout, self._env), role, encode)

    def _layout(self, token: Token) -> Layout | None:
        if not token.content.strip() or token.map is None:
            return None
        if self._row is not None:
            return self._row.cell(token.content, self._column)
        return block_layout(
            token.content, self._lines, token.map[0], atx=bool(self._heading and self._heading[0] == "#")
        )

    def _role(self) -> Role:
        if self._heading:
            return Role.HEADLINE
        if self._row is not None:
            return Role.CELL
        return self._roles[-1] if self._roles else Role.BODY

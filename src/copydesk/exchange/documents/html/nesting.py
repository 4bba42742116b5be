"""Which elements are open at a place of a page, malformed or not, without recursion and in linear time."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.exchange.documents.html.elements import BLOCKS, CELLS, CODE, ROLES, TABLE, UNREAD, closes
from copydesk.model import Role


@dataclass(frozen=True, slots=True)
class Open:
    """An open element; all but `name` counts the elements around it in."""

    name: str
    role: Role = Role.BODY
    read: bool = True
    """Whether its text is read."""
    kept: bool = False
    """Whether its text is code or marked as not to be translated."""


class Nesting:
    """The open elements.

    A stray end tag is passed over. An end tag closes what was left open inside its element, but the end of
    an inline element closes no block, and inside a table cell nothing outside of it is closed. Where the
    standard would open forgotten inline elements anew in the next block they stay closed: they say nothing
    about text.
    """

    def __init__(self) -> None:
        self._stack = [Open("")]
        self._at: dict[str, list[int]] = {}
        self._blocks = [0]
        self._cells = [0]

    @property
    def top(self) -> Open:
        """The innermost open element."""
        return self._stack[-1]

    def open(self, name: str, translate: str | None) -> None:
        """A start tag; `translate` is its attribute of that name."""
        if name in BLOCKS:
            while len(self._blocks) > 1 and closes(self._stack[self._blocks[-1]].name, name):
                self._cut(self._blocks[-1])
            self._blocks.append(len(self._stack))
        if name in CELLS:
            self._cells.append(len(self._stack))
        around = self.top
        kept = around.kept or name in CODE if translate is None else translate == "no"
        self._at.setdefault(name, []).append(len(self._stack))
        self._stack.append(Open(name, ROLES.get(name, around.role), around.read and name not in UNREAD, kept))

    def close(self, name: str) -> None:
        """An end tag."""
        places = self._at.get(name)
        if not places:
            return
        if name == "table" or name in UNREAD:
            barrier = 0
        elif name in TABLE:
            barrier = (self._at.get("table") or [0])[-1]
        else:
            barrier = self._cells[-1] if name in BLOCKS else self._blocks[-1]
        if places[-1] > barrier:
            self._cut(places[-1])

    def _cut(self, index: int) -> None:
        """Close all from `index` on."""
        for element in self._stack[index:]:
            self._at[element.name].pop()
        del self._stack[index:]
        for borders in (self._blocks, self._cells):
            while borders[-1] >= len(self._stack):
                borders.pop()

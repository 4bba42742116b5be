"""A grammar of elements as a table: what may stand in an element, in which order, with what attributes.

A line of a table is `element | content | attributes`. Content is a row of steps: `name`, `(one|other)`, each
with `?`, `*` or `+`; `other` is any element of another namespace, `text` allows words, and with `any` nothing
inside is checked. An attribute is `name`, `name!` (required) or `name=kind` (see `values.py`); `@any` lets
attributes of other namespaces in, `@fs` those of that module, `@loose` any attribute at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.exchange.documents.xliff.names import clark, namespace, shown

OTHER = "other"
_BORDER = re.compile(r"\|(?![^()]*\))")
"""Between cells; a bar in brackets parts alternatives."""
_TIMES: Mapping[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_ATTRIBUTE = re.compile(r"([\w:.-]+)(!?)(?:=(\w+))?")


@dataclass(frozen=True, slots=True)
class Step:
    """Some elements in a row: at least `least`, at most `most` (None: any number)."""

    names: tuple[str, ...]
    least: int
    most: int | None

    def accepts(self, name: str, parent: str) -> bool:
        """Whether the element may stand here."""
        return name in self.names or (OTHER in self.names and namespace(name) != namespace(parent))

    def __str__(self) -> str:
        return " or ".join("another namespace's" if n == OTHER else f"<{shown(n)}>" for n in self.names)


@dataclass(frozen=True, slots=True)
class ElementRule:
    """What the grammar says of one element."""

    name: str
    steps: tuple[Step, ...]
    text: bool
    unchecked: bool
    attributes: Mapping[str, str]
    """By name, the kind of value."""
    required: tuple[str, ...]
    lets_in: frozenset[str]
    """Which attributes of other namespaces: `any`, `loose`, prefixes of modules."""


Grammar = Mapping[str, ElementRule]


def read_table(table: str, own: str, core: str = "") -> dict[str, ElementRule]:
    """The rules of a table whose names without a prefix are of the namespace `own`, with `core:` of `core`.

    >>> rule = read_table("notes | note+ | id=nmtoken", "urn:x")["{urn:x}notes"]
    >>> rule.steps, dict(rule.attributes)
    ((Step(names=('{urn:x}note',), least=1, most=None),), {'id': 'nmtoken'})
    """
    rules: dict[str, ElementRule] = {}
    for line in filter(str.strip, table.splitlines()):
        name, content, attributes = (cell.strip() for cell in _BORDER.split(line))
        rule = _rule(clark(name, own), content.split(), attributes.split(), {"": own, "core": core})
        rules[rule.name] = rule
    return rules


def _rule(name: str, content: list[str], attributes: list[str], spaces: Mapping[str, str]) -> ElementRule:
    found = [match for word in attributes if (match := _ATTRIBUTE.fullmatch(word))]
    return ElementRule(
        name=name,
        steps=tuple(_step(word, spaces) for word in content if word not in ("text", "any")),
        text="text" in content,
        unchecked="any" in content,
        attributes={clark(match[1], ""): match[3] or "any" for match in found},
        required=tuple(clark(match[1], "") for match in found if match[2]),
        lets_in=frozenset(word[1:] for word in attributes if word.startswith("@")),
    )


def _step(word: str, spaces: Mapping[str, str]) -> Step:
    least, most = _TIMES.get(word[-1], (1, 1))
    return Step(
        tuple(_named(name, spaces) for name in word.rstrip("?*+").strip("()").split("|")), least, most
    )


def _named(name: str, spaces: Mapping[str, str]) -> str:
    if name == OTHER:
        return OTHER
    if name.startswith("core:"):
        return clark(name.removeprefix("core:"), spaces["core"])
    return clark(name, spaces[""])

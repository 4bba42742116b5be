"""What a paragraph is by its style: headline, caption, quote, list item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.exchange.documents.docx.names import prefixed, values
from copydesk.exchange.xml_events import End, Start, xml_events
from copydesk.model import Role

_ROLES = (
    (re.compile(r"(?:heading|title|subtitle|headline)\b", re.IGNORECASE), Role.HEADLINE),
    (re.compile(r"caption\b", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"(?:intense )?(?:quote|quotations?)\b", re.IGNORECASE), Role.QUOTE),
    (re.compile(r"list\b", re.IGNORECASE), Role.LIST_ITEM),
)
"""How the names of styles begin; Word keeps the English names of its own styles in every language."""
_BODY_LEVEL = "9"
"""The outline level of what is no heading."""


@dataclass(slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    role: Role | None = None


class Styles:
    """The paragraph styles of a document, by id."""

    def __init__(self, text: str, place: str) -> None:
        self._styles: dict[str, _Style] = {}
        for name, style in _read(text, place) if text else ():
            self._styles.setdefault(name, style)

    def role(self, style: str) -> Role | None:
        """What paragraphs of a style are; a style that says nothing is what its parent is."""
        passed = set()
        while style in self._styles and style not in passed:
            passed.add(style)
            found = self._styles[style]
            role = found.role or role_of_name(found.name)
            if role is not None:
                return role
            style = found.parent
        return None


def role_of_name(name: str) -> Role | None:
    """What paragraphs are whose style has a name.

    >>> role_of_name("heading 2"), role_of_name("Normal")
    (<Role.HEADLINE: 'headline'>, None)
    """
    return next((role for pattern, role in _ROLES if pattern.match(name)), None)


def is_heading(level: str) -> bool:
    """Whether an outline level is that of a heading."""
    return level != _BODY_LEVEL


def _read(text: str, place: str) -> Iterator[tuple[str, _Style]]:
    current, identifier = _Style(), ""
    for event in xml_events(text, place):
        if isinstance(event, Start):
            name, said = prefixed(event.name), values(event.attributes)
            value = said.get("w:val", "")
            match name:
                case "w:style":
                    current, identifier = _Style(), said.get("w:styleId", "")
                case "w:name":
                    current.name = value
                case "w:basedOn":
                    current.parent = value
                case "w:outlineLvl" if is_heading(value):
                    current.role = Role.HEADLINE
                case "w:numPr" if current.role is None:
                    current.role = role_of_name(current.name) or Role.LIST_ITEM
        elif isinstance(event, End) and prefixed(event.name) == "w:style":
            yield identifier, current

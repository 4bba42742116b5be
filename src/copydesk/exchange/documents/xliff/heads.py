"""What the `<file>` elements of an XLIFF say: their names and languages; and what their units are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from copydesk.model import Role

_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "heading", "headline"), Role.HEADLINE),
    **dict.fromkeys(("caption", "figcaption"), Role.CAPTION),
    **dict.fromkeys(("cell", "td", "th"), Role.CELL),
    **dict.fromkeys(("q", "quote", "blockquote"), Role.QUOTE),
}


@dataclass(frozen=True, slots=True)
class FileHead:
    """A `<file>`: its id (version 2) or original (1.2), and its languages."""

    label: str
    source_language: str
    target_language: str

    def named(self, label: str) -> FileHead:
        """The head of another file with the same languages."""
        return replace(self, label=label)

    def speaking(self, source: str | None, target: str | None) -> FileHead:
        """With the languages that the file says."""
        return replace(
            self,
            source_language=source or self.source_language,
            target_language=target or self.target_language,
        )


def role_of(kind: str) -> Role:
    """What a unit is, by its type: `x-h1`, `html:td`, `caption`.

    >>> role_of("x-h2"), role_of("my:other")
    (<Role.HEADLINE: 'headline'>, <Role.BODY: 'body'>)
    """
    return _ROLES.get(kind.rpartition(":")[2].removeprefix("x-").lower(), Role.BODY)

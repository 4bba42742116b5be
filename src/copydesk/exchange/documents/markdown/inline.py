"""The inline text of a block as pieces: markdown-it reads it, and notes where it stood at each token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from copydesk.exchange.documents.markdown.layout import Layout
from copydesk.exchange.documents.passages import OBJECT, Piece, Tie
from copydesk.exchange.documents.trimmed import BREAK

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("fragments_join")
"""CommonMark with tables and struck-out words. Joining fragments would lose their places."""
_PLAIN = re.compile(r"[^\n\\`*_~<&\[\]!]*+")
_BREAK_TAG = re.compile(r"<br[\s/>]", re.IGNORECASE)
_OBJECT_TAG = re.compile(r"<(?:img|input|embed|svg|video|audio|object|iframe|canvas)[\s/>]", re.IGNORECASE)


class _Noting(StateInline):
    """Notes for each token where in the content it begins."""

    def __init__(self, content: str, env: EnvType) -> None:
        super().__init__(content, PARSER, env, [])
        self.places: list[int] = []
        self._pending_at: int | None = None

    def append_pending(self, text: str) -> None:
        if self._pending_at is None:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        self.places.append(self.pos if self._pending_at is None else self._pending_at)
        self._pending_at = None
        return super().pushPending()

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        self.places.append(self.pos)
        self._pending_at = None
        return token


@dataclass(frozen=True, slots=True)
class Note:
    """A token, and where it begins in the content."""

    token: Token
    start: int


def notes(content: str, env: EnvType) -> list[Note]:
    """The tokens of inline text with their places."""
    state = _Noting(content, env)
    PARSER.inline.tokenize(state)
    found = []
    cursor = 0
    automatic = False
    for token, place in zip(state.tokens, state.places, strict=True):
        start = max(place, cursor)
        if not automatic:
            cursor = start + len(token.markup if token.type == "text_special" else token.content)
        automatic = token.type == "link_open" and token.markup == "autolink"
        found.append(Note(token, start))
    for rule in PARSER.inline.ruler2.getRules(""):
        rule(state)
    return found


def is_picture(content: str, env: EnvType) -> bool:
    """Whether the content is nothing but an image, with or without a link."""
    if "![" not in content:
        return False
    kinds = [note.token.type for note in notes(content, env) if not note.token.type.startswith("link_")]
    return kinds == ["image"]


def pieces(layout: Layout, env: EnvType) -> Iterator[Piece]:
    """The pieces of a block's content."""
    content = layout.content
    if _PLAIN.fullmatch(content):
        yield from layout.verbatim(0, len(content))
    else:
        yield from _Inline(layout, env).pieces(content, 0, nested=False)


class _Inline:
    def __init__(self, layout: Layout, env: EnvType) -> None:
        self._layout = layout
        self._env = env

    def pieces(self, content: str, offset: int, *, nested: bool) -> Iterator[Piece]:
        """The pieces of a stretch of the content that begins at `offset`."""
        automatic = False
        for note in notes(content, self._env):
            token, at = note.token, offset + note.start
            if token.type == "link_open" and token.markup == "autolink":
                automatic = True
                end = self._layout.content.index(">", at)
                yield self._fixed(self._layout.content[at + 1 : end], at, end + 1)
            elif token.type == "link_close":
                automatic = False
            elif token.type == "image":
                yield from self._image(token, at, nested=nested)
            elif not automatic:
                yield from self._token(token, at)

    def _token(self, token: Token, at: int) -> Iterator[Piece]:
        layout, content = self._layout, self._layout.content
        if token.type == "text" and content.startswith(token.content, at):
            yield from layout.verbatim(at, at + len(token.content))
        elif token.type == "text_special":
            yield layout.spelt(token.content, at, at + len(token.markup), Tie.ESCAPED)
        elif token.type == "softbreak":
            yield layout.broken(" ", at, Tie.ESCAPED)
        elif token.type == "hardbreak":
            yield layout.broken(BREAK, at, Tie.FIXED)
        elif token.type == "code_inline":
            yield self._fixed(token.content, at, _code_end(content, at, token.markup))
        elif token.type == "html_inline":
            if _BREAK_TAG.match(token.content):
                yield self._fixed(BREAK, at, at + len(token.content))
            elif _OBJECT_TAG.match(token.content):
                yield self._fixed(OBJECT, at, at + len(token.content))

    def _image(self, token: Token, at: int, *, nested: bool) -> Iterator[Piece]:
        """The text of an image, between its brackets; without words, or in another image, it is an object."""
        label = at + len("![")
        if nested or not token.content.strip():
            yield self._fixed(OBJECT, at, label)
        else:
            yield from self.pieces(token.content, label, nested=True)

    def _fixed(self, text: str, start: int, end: int) -> Piece:
        return self._layout.spelt(text, start, end, Tie.FIXED)


def _code_end(content: str, at: int, mark: str) -> int:
    """Where a code span ends: at the next run of as many backticks."""
    runs = re.compile(r"`++").finditer(content, at + len(mark))
    return next(run.end() for run in runs if len(run.group()) == len(mark))

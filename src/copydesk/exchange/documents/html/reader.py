"""A web page as passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from copydesk.exchange.documents.formats import Reading
from copydesk.exchange.documents.html.elements import BLOCKS, OBJECTS, VOID
from copydesk.exchange.documents.html.encoding import Writing
from copydesk.exchange.documents.html.nesting import Nesting, Open
from copydesk.exchange.documents.html.prose import Prose, decoded, value_pieces
from copydesk.exchange.documents.html.tokens import Attribute, Tag, Text, tokens
from copydesk.exchange.documents.passages import Passage
from copydesk.exchange.documents.trimmed import trimmed
from copydesk.model import Role

_DESCRIPTIONS = ("description", "og:description", "og:title", "twitter:description", "twitter:title")


def passages(text: str, _place: str, _reading: Reading) -> Iterator[Passage]:
    r"""The passages of a page, in the order of the page; texts in attributes follow the block they stand in.

    >>> page = "<h1>Flood</h1><p>It <b>rained</b>&nbsp;<br>hard.<li>One<li>Two"
    >>> [(p.text, p.role.value) for p in passages(page, "", Reading())]
    [('Flood', 'headline'), ('It rained\xa0\nhard.', 'body'), ('One', 'list-item'), ('Two', 'list-item')]
    """
    page = _Page(text)
    for token in tokens(text):
        if isinstance(token, Text):
            page.text(token)
        else:
            yield from page.tag(token)
    yield from page.flush()


class _Page:
    def __init__(self, text: str) -> None:
        self._text = text
        self._nesting = Nesting()
        self._prose = Prose()
        self._role = Role.BODY
        self._beside: list[Passage] = []
        self._writing = Writing(text)

    def text(self, token: Text) -> None:
        """What stands between two tags."""
        around = self._nesting.top
        if around.read:
            add = self._prose.kept if around.kept else self._prose.text
            add(self._text, token.start, token.end)
            self._role = around.role

    def tag(self, tag: Tag) -> Iterator[Passage]:
        """A tag, and the passages that it ends."""
        around = self._nesting.top
        if tag.name in BLOCKS:
            yield from self.flush()
        if tag.opens:
            yield from self._start(tag, around)
        if tag.closes:
            self._nesting.close(tag.name)

    def flush(self) -> Iterator[Passage]:
        """The passage that ends here, and what its attributes say."""
        found = trimmed(self._prose.pieces, self._role, self._writing.words)
        if found:
            yield found
        yield from self._beside
        self._beside = []
        self._prose = Prose()

    def _start(self, tag: Tag, around: Open) -> Iterator[Passage]:
        values = {each.name: each for each in reversed(tag.attributes)}
        if tag.name not in VOID:
            self._nesting.open(tag.name, self._value(values.get("translate")))
        if not around.read:
            return
        if tag.name in OBJECTS:
            self._prose.object(tag.start, tag.end)
        elif tag.name == "br" and self._prose.line_break(tag.start, tag.end):
            yield from self.flush()
        if not (self._nesting.top if tag.name not in VOID else around).kept:
            self._beside += self._attributes(tag, values)

    def _attributes(self, tag: Tag, values: dict[str, Attribute]) -> Iterator[Passage]:
        """The attributes that readers see."""
        if tag.name == "meta":
            said = self._value(values.get("name")) or self._value(values.get("property"))
            shown = [(values.get("content"), Role.BODY)] if said in _DESCRIPTIONS else []
        else:
            shown = [(values.get("alt") if tag.name in ("img", "area") else None, Role.CAPTION)]
            shown.append((values.get("title"), Role.CAPTION))
        for value, role in shown:
            found = value and trimmed(value_pieces(self._text, value), role, self._encoder(value.quote))
            if found:
                yield found

    def _encoder(self, quote: str) -> Callable[[str], str]:
        return lambda new: self._writing.value(new, quote)

    def _value(self, value: Attribute | None) -> str | None:
        return decoded(self._text[value.start : value.end]).lower() if value else None

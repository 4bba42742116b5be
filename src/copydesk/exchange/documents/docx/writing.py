"""Edits of a part: new words as the markup that shows them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from copydesk.exchange.documents.docx.story import TextElement
from copydesk.exchange.xml_writer import visible
from copydesk.model import Span
from copydesk.text.edits import Edit, apply_edits

_PREFIX = re.compile(r"<([^\s/>:]*:)?")
_SPACE = re.compile(r"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')""")
_BLANKS = " \t\r\n"
_ELEMENTS = {"\t": "tab", "\n": "br"}
_BETWEEN = re.compile(r"([\t\n])")
_ELEMENT_TEXTS = ("\t", "\n", "\u2011", "\u00ad")


def edited(text: str, edits: Sequence[Edit], elements: Sequence[TextElement]) -> str:
    """A part with plain words in the place of others.

    Edits lie in text elements, or replace a whole element such as `w:tab`; `elements` are those of the part.
    """
    return apply_edits(text, _markup(text, sorted(edits, key=lambda edit: edit[0]), elements))


def _markup(text: str, edits: Sequence[Edit], elements: Sequence[TextElement]) -> Iterator[Edit]:
    opened = [element.opened for element in elements]
    for number, group in itertools.groupby(edits, lambda edit: _home(text, edit, opened)):
        if number is None:
            yield from ((span, _in_run(text[span.start : span.end], new)) for span, new in group)
        else:
            yield _in_element(text, elements[number], list(group))


def _home(text: str, edit: Edit, opened: Sequence[int]) -> int | None:
    """The number of the text element that an edit lies in; None when it replaces another element."""
    span, _ = edit
    is_element = len(span) > 0 and text[span.start] == "<" and not text.startswith("<![", span.start)
    return None if is_element else bisect_right(opened, span.start) - 1


def _in_run(element: str, new: str) -> str:
    """Words in the place of an element that stood for one character; it stays where the words hold it."""
    found = next((character for character in _ELEMENT_TEXTS if character in new), None)
    if found is None or not _shows(element, found):
        return _texts(new, _prefix(element))
    before, _, after = new.partition(found)
    return _texts(before, _prefix(element)) + element + _texts(after, _prefix(element))


def _in_element(text: str, element: TextElement, edits: Sequence[Edit]) -> Edit:
    """The text element with its words edited, its blanks preserved where they now must be."""
    tag = text[element.start : element.opened]
    prefix = _prefix(tag)
    said = text[element.opened : element.closed]
    words = said if element.preserved else said.strip(_BLANKS)
    first = element.opened + said.index(words)
    inner = [(_moved(span, first), _words(new, prefix)) for span, new in edits]
    result = apply_edits(words, inner)
    span = Span(element.start, element.closed)
    if element.preserved:
        return span, tag + result
    if result == result.strip(_BLANKS) and "<" not in "".join(new for _, new in inner):
        return span, tag + said.replace(words, result, 1)
    return span, _SPACE.sub("", tag).removesuffix(">") + ' xml:space="preserve">' + result


def _moved(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)


def _words(new: str, prefix: str) -> str:
    """Words inside a text element, which ends and begins again around tabs and line breaks."""
    opening, closing = f'<{prefix}t xml:space="preserve">', f"</{prefix}t>"
    parts = _BETWEEN.split(_clean(new))
    return "".join(
        f"{closing}<{prefix}{_ELEMENTS[part]}/>{opening}" if part in _ELEMENTS else escape(part)
        for part in parts
    )


def _texts(new: str, prefix: str) -> str:
    """Words where no text element is."""
    if not new:
        return ""
    return f'<{prefix}t xml:space="preserve">{_words(new, prefix)}</{prefix}t>'


def _clean(new: str) -> str:
    return visible(new.replace("\r\n", "\n").replace("\r", "\n"))


def _prefix(tag: str) -> str:
    found = _PREFIX.match(tag)
    return (found[1] or "") if found else ""


def _shows(element: str, character: str) -> bool:
    name = re.split(r"[\s/>]", element.removeprefix(f"<{_prefix(element)}"), maxsplit=1)[0]
    shown = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}
    return {**shown, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name) == character

"""Markup in prose."""

import html
import re
from collections.abc import Iterator

from copydesk.checks.api import Context, check
from copydesk.model import Applicability, Category, Match, Place, Segment, Severity, Span

_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|"
    "font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|nobr|"
    "object|ol|option|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|"
    "textarea|tfoot|th|thead|title|tr|tt|u|ul|video|wbr"
)
_MARKUP = re.compile(
    rf"""(?P<entity>&(?:amp;){{0,9}}(?:[a-z][a-z0-9]{{1,30}}|\#\d{{1,7}}|\#x[0-9a-f]{{1,6}});)
    |(?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>)
    |(?P<template>\{{\{{[^{{}}\n]{{0,300}}\}}\}})
    |(?P<bbcode>\[(?:url|img|color|size|font|quote|email)=[^\[\]\n]{{0,300}}\]|\[/(?:url|img|color|size|font|quote|email|b|i|u)\])""",
    re.IGNORECASE | re.VERBOSE,
)


@check(
    "markup-left",
    Category.MARKUP,
    mqm="design-and-markup/markup",
    severity=Severity.MINOR,
    trigger=r"&[#A-Za-z]|</?[A-Za-z]|\{\{|\[/?[A-Za-z]{1,5}[=\]]",
)
def markup_left(segment: Segment, _context: Context) -> Iterator[Match]:
    """Markup or a character entity stands in the prose.

    The page that the text was taken from was not read as one, or its markup was escaped twice. What a format
    protects as a placeholder is not looked at.

    Bad: Health [[&amp;]] safety came first. -> &
    Bad: Health [[&amp;amp;]] safety came first. -> &
    Bad: It rained.[[<br>]] It stopped. -> (delete)
    Bad: The [[{{name}}]] summit ended.
    Good: Health & safety came first.
    Good: In “[i]f it rains” the bracket is the editor's.
    Good: With x < 5 and y > 3 it holds.
    Good: He wrote [url] there.
    Known limits: Markdown's asterisks and underscores are left alone.
    """
    text = segment.target
    for match in _MARKUP.finditer(text):
        place = Place.within(segment, Span(*match.span()))
        if match["entity"]:
            char = _character(match[0])
            if char is not None:
                message = f"“{match[0]}” stands for a character."
                yield Match(place, message, char, Applicability.SAFE)
        elif match["template"]:
            yield Match(place, f"“{match[0]}” is a field that nobody filled in.")
        else:
            words = (text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1])
            gap = " " if all(word.strip() for word in words) and _breaks(match[0]) else ""
            yield Match(place, f"“{match[0]}” is markup.", gap, Applicability.CHECK)


def _character(entity: str) -> str | None:
    """What an entity stands for, also when it was escaped again and again; None when it is none."""
    char = entity
    while char.startswith("&amp;") and char != "&amp;":
        char = "&" + char.removeprefix("&amp;")
    char = html.unescape(char)
    return char if (len(char) == 1 and char.isprintable()) or char in ("\u00a0", "\u2009") else None


def _breaks(tag: str) -> bool:
    return re.match(r"</?(?:br|p|div|li|td|tr|h\d)\b", tag, re.IGNORECASE) is not None

"""Web pages: read as browsers read them, malformed or not, and written back with only the edits made."""

from __future__ import annotations

from copydesk.exchange.documents.html.encoding import page_encoding
from copydesk.exchange.documents.html.reader import passages
from copydesk.exchange.documents.texts import text_format

FORMAT = text_format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    passages,
    declared=page_encoding,
    reads="The text of every block: headings, paragraphs, list items, quotes, table cells, captions, "
    "and text that stands in a `div` or beside a block; two `<br>` in a row part paragraphs. The "
    "title, the description in `<meta>`, and the attributes `alt` and `title`.",
    protects='`<code>`, `<kbd>`, `<samp>`, `<var>` and what is marked `translate="no"`; `<br>`, pictures '
    "and other objects in a sentence; web and mail addresses.",
    keeps="Every byte outside the edited words: tags, attributes, comments, scripts, styles, references "
    "such as `&nbsp;`, white space, encoding. New text is escaped; new words take the place, and "
    "so the formatting, of the first word that they replace.",
    leaves="Not read: `<pre>`, `<script>`, `<style>`, `<template>`, `<noscript>`, `<textarea>`, "
    "`<select>`, `<svg>`, `<math>`, `<iframe>`, media, CDATA sections, other attributes. White "
    "space is read as a browser shows it without style sheets.",
)

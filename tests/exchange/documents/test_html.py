"""Web pages: what is read of them, however they are written, and what edits leave alone."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import InputError
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.html import FORMAT
from copydesk.exchange.documents.html.encoding import page_encoding
from copydesk.exchange.documents.html.reader import passages
from copydesk.exchange.documents.passages import Tie, laid_out
from copydesk.model import Role, Span

READING = Reading()
SIZE = 100_000
FRAGMENTS = (
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<br>", "<img alt='a cat'>", "<table><tr><td>",
    "</td>", "</table>", "<li>", "&amp;", "&nbsp;", " ", "  ", "\n", "word ", "It rained. ", "café", "中文。",
    "<code>x  y</code>", "<!-- c -->", "<script>a<b</script>", "&notit;", "<h1>", "</h1>", "<span translate=no>",
    "</span>", '<a title="t &quot; x">', "</a>", "<title>", "</title>", "<pre>", "</pre>", "<svg><b>", "</svg>", "1 < 2", "<", "&",
)  # fmt: skip
pages = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)


def read(page):
    return [(found.text, found.role.value) for found in passages(page, "page", READING)]


def said(page):
    return [text for text, _ in read(page)]


def write(page, edits):
    stream = io.BytesIO()
    FORMAT.write(Original("a.html", "a.html", content=page), READING, {"a.html": edits}, stream)
    return stream.getvalue()


def edited(page, old, new):
    """The page with words replaced in the segment that has them."""
    raw = page if isinstance(page, bytes) else page.encode()
    (document,) = FORMAT.read(Original("a.html", "a.html", content=raw), READING)
    segment = next(each for each in document.segments if old in each.target)
    at = segment.target.index(old)
    written = write(raw, {segment.id: [(Span(at, at + len(old)), new)]})
    return written if isinstance(page, bytes) else written.decode()


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<title>A &amp; B</title><h2>C</h2>", [("A & B", "headline"), ("C", "headline")]),
        ("<ul><li>One<li><p>Two</ul>Three", [("One", "list-item"), ("Two", "list-item"), ("Three", "body")]),
        ("<blockquote><p>Q</blockquote>", [("Q", "quote")]),
        ("<table><caption>T<tr><th>H<td>C", [("T", "caption"), ("H", "cell"), ("C", "cell")]),
        ("<dl><dt>Word<dd>Sense</dl>", [("Word", "body"), ("Sense", "body")]),
        ("<img alt='A cat'>", [("A cat", "caption")]),
        ("<meta name=Description content='It rained.'>", [("It rained.", "body")]),
    ],
)
def test_blocks_are_units_with_roles(page, found):
    assert read(page) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>a<b>b</b> c", ["ab c"]),
        ("<p> a \n <i> b</i>  ", ["a b"]),
        ("a&nbsp;b &#x4e2d;&lt;", ["a\u00a0b 中<"]),
        ("a<br>b<br><br>c", ["a\nb", "c"]),
        ("a <img> b", ["a \ufffc b"]),
        ("<img> a <img>", ["a"]),
        ("a<script>b</b></script>c", ["ac"]),
        ("a<!-- > -->b<!-->c<!b>d", ["abcd"]),
        ("<template>a<p>b</template>c", ["c"]),
        ("<pre>a</pre><textarea>b</textarea>c<svg><text>d</text></svg>", ["c"]),
        ("<p translate=no>a</p>b", ["b"]),
        ("<p translate=no>a<p>b", ["b"]),
        ("<code>a  b</code> c", ["a b c"]),
        ("a</p></b></x>b", ["a", "b"]),
        ("<td>a<p>b</div></table>c", ["a", "b", "c"]),
        ("<b><p>a</b> b", ["a b"]),
        ("1 < 2 & 3", ["1 < 2 & 3"]),
        ("a<b c='", ["a"]),
        ("<?xml version='1.0'?><title/>a<![CDATA[b]]>c", ["ac"]),
        ("<p/>a<title>b</p>c</title>d", ["a", "b</p>c", "d"]),
    ],
)
def test_text_is_what_a_browser_shows(page, found):
    assert said(page) == found


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        ("<p>It <b>rained</b>.", "rained", "a<b & c", "<p>It <b>a&lt;b &amp; c</b>."),
        ("<p>a&nbsp;b", "\u00a0", " ", "<p>a b"),
        ("<p>a\n b", "a b", "c", "<p>c"),
        ("<p>a b", "a b", "c\nd", "<p>c<br/>d"),
        ("<img alt='it is'>", "is", "isn't", "<img alt='it isn&#39;t'>"),
        ('<img alt="a b">', "a", '"', '<img alt="&quot; b">'),
        ("<img alt=cat>", "cat", "a cat", '<img alt="a cat">'),
        ("<p>see <code>x</code> now", "see", "read", "<p>read <code>x</code> now"),
        ("<p>1 < 2", "2", "b", "<p>1 < b"),
        ("<p>1 <\n2", "1", "b", "<p>b <\n2"),
    ],
)
def test_new_words_are_escaped_where_they_stand(page, old, new, written):
    assert edited(page, old, new) == written


def test_what_the_encoding_lacks_is_written_as_a_number():
    page = b"<meta charset=iso-8859-1><p>caf\xe9 here"
    assert edited(page, "here", "“上”") == b"<meta charset=iso-8859-1><p>caf\xe9 \x93&#19978;\x94"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b'<meta http-equiv=x content="text/html; charset=Big5">', "Big5"),
        (b"<!-- <meta charset=big5> --><p>", None),
        (b"<meta charset=no-such>", None),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=latin1>\x81", "latin-1"),
        (b"<meta charset=ascii>", "cp1252"),
        (b"<?xml version='1.0' encoding='gbk'?>", "gbk"),
    ],
)
def test_a_page_says_its_encoding(raw, encoding):
    assert page_encoding(raw) == encoding


def test_a_page_that_is_not_in_its_encoding_is_one_line():
    with pytest.raises(InputError, match=r"^a\.html:1: not utf-8 text"):
        list(FORMAT.read(Original("a.html", "a.html", content=b"<meta charset=utf-8>\xff"), READING))


def test_code_and_objects_are_protected():
    (found,) = passages("<p>Run <kbd>x y</kbd> or <img> a@b.org", "page", READING)
    assert [found.text[span.start : span.end] for span in found.protected] == ["x y", "\ufffc", "a@b.org"]


def test_deep_nesting_is_read_without_recursion():
    assert said("<div>" * SIZE + "a" + "</div>" * SIZE) == ["a"]


@pytest.mark.parametrize(
    "part",
    ["<", "</", "<a ", "<a b=", '<a b="', "<!--", "<!", "&", "&#9", "<b></i>", "<p>", "<td><p></div>", "</title", "<b><p></b>", "\n", "<i><p><b></i>", "<![CDATA["],
)  # fmt: skip
def test_endless_repetition_ends(part):
    page = part * (SIZE // len(part))
    assert "".join(said(page)).count("\ufffc") == 0


def test_endless_digits_are_no_number():
    assert said("&#" + "9" * SIZE) != []


@given(pages)
def test_pieces_stand_in_order_and_say_what_the_page_says(page):
    for found in passages(page, "page", READING):
        border = 0
        for piece in found.pieces:
            assert border <= piece.start <= piece.end <= len(page)
            border = piece.end
            assert piece.tie is not Tie.VERBATIM or page[piece.start : piece.end] == piece.text


@given(pages, st.data())
def test_an_edit_inside_words_is_read_again_and_changes_nothing_else(page, data):
    rows = list(laid_out(passages(page, "page", READING), READING))
    words = [
        (row, piece, at)
        for row in rows
        for piece, at in _placed(row.passage)
        if piece.tie is Tie.VERBATIM and piece.text.strip() and row.passage.role in (Role.BODY, Role.CELL)
    ]
    if not words:
        assert write(page.encode(), {}) == page.encode()
        return
    row, piece, at = data.draw(st.sampled_from(words))
    inside = piece.text.strip()
    begin = at + piece.text.index(inside)
    segment = next(
        ((name, span) for name, span in row.segments if span.contains(Span(begin, begin + 1))), None
    )
    if segment is None:
        return
    new = data.draw(st.sampled_from(("Qvx", "R&D <so>", "&amp;", "中")))
    name, span = segment
    written = write(page.encode(), {name: [(Span(begin - span.start, begin - span.start + 1), new)]}).decode()
    wanted = [
        each.passage.text
        if each is not row
        else each.passage.text[:begin] + new + each.passage.text[begin + 1 :]
        for each in rows
    ]
    assert [each.passage.text.strip() for each in laid_out(passages(written, "page", READING), READING)] == [
        text.strip() for text in wanted
    ]


def _placed(found):
    at = 0
    for piece in found.pieces:
        yield piece, at
        at += len(piece.text)

"""The page is whole without a network or a script, safe with hostile text, and works in a browser."""

import io
import re
from dataclasses import replace

import pytest
from lxml import html

from batches import finding, item, sample_batch
from copydesk.model import Batch, Category, Document, Role, Segment, Span, Unit
from copydesk.reports.html import LONG, write_report
from copydesk.reports.pages import visible
from copydesk.reports.summary import summarise

HOSTILE = "\"'><script>alert(1)</script></style>{{ 7 * 7 }}\x00\u202e\ud800"
KIND = ("stray-mark", Category.CHARACTERS, "x")


def page(batch):
    stream = io.StringIO()
    write_report(batch, stream)
    return stream.getvalue()


def parsed(batch):
    return html.document_fromstring(page(batch))


def words(element):
    return " ".join(element.text_content().split())


def one_finding(start, end, suggestion, *, role=Role.BODY, target="All is well here.", **changes):
    document = Document(
        "d.txt", (Unit("u1", role, (Segment("s1", target, source=changes.pop("source", None)),)),)
    )
    found = replace(finding(document, "s1", start, end, KIND, suggestion, "Why."), **changes)
    shown = item((found,), target, Span(start, end), suggestion)
    return Batch("b" * 20, (document,), (found,), (shown,), ())


def hostile_batch():
    target = f"Before {HOSTILE} after"
    batch = one_finding(7, 7 + len(HOSTILE), HOSTILE, target=target, source=HOSTILE, source_span=Span(0, 3))
    lead = replace(batch.findings[0], message=HOSTILE, concept=HOSTILE, document=HOSTILE, check=HOSTILE)
    document = replace(
        batch.documents[0], name=HOSTILE, source_language=HOSTILE, attributes={HOSTILE: HOSTILE}
    )
    return replace(
        batch,
        id=HOSTILE,
        documents=(document,),
        findings=(lead,),
        items=(replace(batch.items[0], members=(lead,)),),
        failed=((HOSTILE, HOSTILE),),
        profile=HOSTILE,
        date=HOSTILE,
        version=HOSTILE,
    )


def test_the_sample_batch_looks_as_it_did(golden):
    golden("report.html", page(sample_batch()).encode())


def test_the_same_batch_gives_the_same_bytes():
    assert page(sample_batch()) == page(sample_batch())


def test_nothing_is_fetched():
    tree = parsed(sample_batch())
    assert not re.search(r"https?:|//[a-z]|@import|url\(", page(sample_batch()))
    assert {element.get("href")[0] for element in tree.iter("a")} == {"#"}
    assert [element.get("href") for element in tree.iter("link")] == ["data:,"]
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith(
        "default-src 'none'"
    )
    assert not tree.xpath("//*[@src]")


def test_the_stylesheet_stays_small():
    assert len(parsed(sample_batch()).findtext(".//style").encode()) < 12_000


def test_every_finding_is_anchored_and_every_link_arrives():
    batch = sample_batch()
    both = replace(batch.items[0], members=(batch.items[0].lead, replace(batch.items[0].lead, id="second")))
    batch = replace(batch, findings=(*batch.findings, both.members[1]), items=(both, *batch.items[1:]))
    tree = parsed(batch)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"finding-{found.id}" for found in batch.findings} <= set(ids)
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)


def test_the_page_shows_the_numbers_of_the_summary():
    batch = sample_batch()
    summary, tree = summarise(batch), parsed(batch)
    assert words(tree.find(".//h1")) == summary.verdict
    assert [words(value) for value in tree.xpath("//dl//dd[not(@class='quiet')]")] == [
        figure.value for figure in summary.figures
    ]
    for section, rows in (("checks", summary.checks), ("documents", summary.documents)):
        totals = tree.xpath(f"//section[@id='{section}']//td[@data-label='all']/text()")
        assert totals == [str(row.tally.total) for row in rows]
    assert len(tree.xpath("//section[@id='places']//tbody/tr")) == summary.places.total


def test_a_finding_says_what_to_write_and_then_why():
    rows = {
        row.get("id"): row.find_class("what")[0] for row in parsed(sample_batch()).xpath("//tbody/tr[@id]")
    }
    line, why = rows["finding-desk-a.txt-s1-0"]
    assert words(line) == "“New crown pneumonia” → write instead: COVID-19"
    assert words(why).startswith("The standard rendering is “COVID-19” (glossary T-1: WHO,")
    assert words(why).endswith("2020). 3 times in this batch.")
    assert words(rows["finding-desk-a.txt-s4-0"][0]) == "“(Finish)” → delete"
    assert words(rows["finding-b.tsv-1-31"][0]) == "“win-win”"


@pytest.mark.parametrize(
    ("batch", "paragraph"),
    [
        (one_finding(4, 6, "was"), "All major: delete is write was place 1 well here."),
        (one_finding(3, 6, ""), "All major: delete is place 1 well here."),
        (one_finding(7, 11, None), "All is major: well place 1 here."),
        (one_finding(6, 6, " not"), "All is major: ‸ write not place 1 well here."),
    ],
)
def test_the_text_reads_aloud(batch, paragraph):
    assert words(parsed(batch).find_class("unit")[0]) == paragraph


def test_overlapping_places_share_the_words_and_keep_their_corrections():
    batch = one_finding(4, 11, "was well")
    other = finding(batch.documents[0], "s1", 7, 16, KIND, "bad there", "Why.")
    overlapping = item((other,), "All is well here.", Span(7, 16), "bad there")
    tree = parsed(replace(batch, findings=(*batch.findings, other), items=(*batch.items, overlapping)))
    unit = tree.find_class("unit")[0]
    assert [words(mark) for mark in unit.iter("ins")] == ["write was well", "write bad there"]
    assert {"mark-d.txt-s1-4", "mark-d.txt-s1-7"} <= set(unit.xpath(".//@id"))


@pytest.mark.parametrize(
    ("role", "tag"),
    [(Role.HEADLINE, "h4"), (Role.QUOTE, "blockquote"), (Role.END_MARK, "p"), (Role.BODY, "p")],
)
def test_each_role_is_set_in_its_own_way(role, tag):
    unit = parsed(one_finding(0, 3, None, role=role)).find_class("unit")[0]
    assert (unit.tag, unit.get("class"), unit.get("lang")) == (tag, f"unit {role.value}", "en")


def test_the_source_stands_beneath_with_its_language():
    batch = one_finding(0, 3, None, source="一切都好", source_span=Span(0, 2))
    source = parsed(batch).find_class("source")[0]
    assert (source.get("lang"), words(source), words(source.find("a"))) == ("zh", "一切都好", "一切")
    assert not parsed(one_finding(0, 3, None)).find_class("source")


def test_hostile_text_stays_text():
    text = page(hostile_batch())
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//script")) == 1
    assert "<script>alert" not in text
    assert not tree.xpath("//@onerror | //*[@script]")
    assert text.count("</script>") == text.count("</style>") == 1
    assert "{{ 7 * 7 }}" in tree.text_content()
    assert tree.find_class("source")[0].get("lang").startswith("\"'><script>")
    text.encode()


def test_characters_that_cannot_be_seen_are_shown():
    assert (
        visible("\x00\x1b\x7f\u200b\u202e\ufeff\ud800")
        == "[U+0000][U+001B][U+007F][U+200B][U+202E][U+FEFF][U+D800]"
    )
    assert visible("tab\tand\nline feed, 新") == "tab\tand\nline feed, 新"
    assert "[U+0000]" in page(hostile_batch())


def test_words_with_quotation_marks_are_quoted_with_others():
    row = parsed(one_finding(0, 6, None, target='"This" is well.')).find_class("wrong")[0]
    assert words(row) == '‘"This"’'


def test_what_failed_or_did_not_run_is_listed():
    limits = parsed(replace(sample_batch(), failed=(("in/x.docx", "not a zip file"),))).get_element_by_id(
        "limits"
    )
    assert [words(cell) for cell in limits.find(".//tbody/tr")] == ["in/x.docx", "not a zip file"]
    assert "Number mismatch did not run on 1 document: needs the source." in words(limits)


def test_nothing_flagged_is_a_state_of_its_own():
    batch = one_finding(0, 3, None)
    tree = parsed(replace(batch, findings=(), items=()))
    assert words(tree.find_class("empty")[0]) == "There is no place to look at."
    assert "No check was left out, and no file failed." in words(tree.get_element_by_id("limits"))
    assert not tree.xpath("//section[@id='checks' or @id='concepts'] | //form")


def test_a_batch_of_broken_files_has_no_text():
    tree = parsed(Batch("b" * 20, (), (), (), (), failed=(("x.docx", "broken"),)))
    assert words(tree.find(".//h1")) == "Nothing was checked: no file could be read."
    assert tree.xpath("//section/@id") == ["limits"]
    assert not tree.xpath("//ul | //a")


def test_only_long_batches_wait_with_the_layout_of_the_text():
    assert not parsed(one_finding(0, 3, None)).find_class("long")
    assert parsed(one_finding(0, 3, None, target="All " * (LONG + 1))).find_class("long")

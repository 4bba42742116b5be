"""The report in a browser: silent on the console, it filters, sorts, links, prints and heeds the keyboard."""

from dataclasses import replace

import pytest

from batches import finding, item, sample_batch
from copydesk.model import Category, Document, Role, Segment, Severity, Span, Unit
from copydesk.reports.html import write_report

pytestmark = pytest.mark.chromium

PAGE_OF_PLACES = 500


@pytest.fixture
def tab(browser):
    """An empty tab without network; whatever it says on the console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    tab = context.new_page()
    said = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    yield tab
    context.close()
    assert said == []


@pytest.fixture
def show(tab, tmp_path):
    def show(batch, fragment=""):
        path = tmp_path / "report.html"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_report(batch, stream)
        tab.goto(path.as_uri() + fragment)
        return tab

    return show


def many_places(number):
    """As many minor places as asked for, each in a paragraph of its own."""
    units = tuple(Unit(f"u{n}", Role.BODY, (Segment(f"s{n}", f"All is well {n}."),)) for n in range(number))
    document = Document("d.txt", units)
    kind = ("stray-word", Category.ADDITION, "x")
    found = [
        finding(document, f"s{n}", 4, 6, kind, "was", "Why.", severity=Severity.MINOR) for n in range(number)
    ]
    items = tuple(item((f,), f"All is well {n}.", Span(4, 6), "was") for n, f in enumerate(found))
    return replace(sample_batch(), documents=(document,), findings=tuple(found), items=items, groups=())


def listed(tab):
    return tab.locator(".places tbody tr td:first-child").all_inner_texts()


def test_text_severity_check_and_document_filter(show):
    tab = show(sample_batch())
    tab.fill("#find", "COVID glossary")
    assert listed(tab) == ["1", "3", "6"]
    assert tab.locator("output").inner_text() == "3 of 7 places"
    tab.select_option("#document", label="b.tsv")
    assert listed(tab) == ["6"]
    tab.get_by_role("button", name="Show all").click()
    assert len(listed(tab)) == 7
    assert tab.locator("#find").input_value() == ""
    tab.select_option("#severity", "minor")
    assert listed(tab) == ["2", "7"]
    tab.select_option("#check", "mid-sentence-capital")
    assert listed(tab) == ["2"]


def test_columns_sort_both_ways_and_say_so(show):
    tab = show(sample_batch())
    number = tab.get_by_role("columnheader", name="No.")
    number.get_by_role("button").click()
    assert listed(tab) == list("1234567")
    assert number.get_attribute("aria-sort") == "ascending"
    number.get_by_role("button").click()
    assert listed(tab) == list("7654321")
    severity = tab.locator(".places th", has_text="Severity")
    severity.get_by_role("button").click()
    assert listed(tab)[-2:] == ["7", "2"]
    assert number.get_attribute("aria-sort") is None


def test_tables_of_counts_sort_the_largest_first(show):
    tab = show(sample_batch())
    words = tab.locator("#documents").get_by_role("button", name="Words", exact=True)
    words.click()
    assert tab.locator("#documents tbody th").all_inner_texts() == ["desk/a.txt", "b.tsv"]
    words.click()
    assert tab.locator("#documents tbody th").all_inner_texts() == ["b.tsv", "desk/a.txt"]


def test_a_deep_link_scrolls_highlights_and_focuses(show):
    tab = show(sample_batch(), "#finding-b.tsv-1-31")
    row = tab.locator("[id='finding-b.tsv-1-31']")
    assert row.evaluate("row => row.classList.contains('here') && row === document.activeElement")
    box = row.bounding_box()
    assert 0 < box["y"] < 800 - box["height"]


def test_a_mark_leads_to_its_row_even_when_the_filter_hid_it(show):
    tab = show(sample_batch())
    tab.fill("#find", "nothing has these words")
    assert listed(tab) == []
    tab.locator("[id='mark-desk-a.txt-s4-0']").press("Enter")
    assert tab.locator("tr.here").get_attribute("id") == "finding-desk-a.txt-s4-0"
    assert tab.locator("#find").input_value() == ""


def test_long_lists_come_in_pages_and_links_find_theirs(show):
    tab = show(many_places(PAGE_OF_PLACES + 20))
    assert len(listed(tab)) == PAGE_OF_PLACES
    assert tab.locator(".pages span").inner_text() == "1 to 500 of 520"
    assert tab.get_by_role("button", name="Earlier").is_disabled()
    tab.get_by_role("button", name="Later").click()
    assert len(listed(tab)) == 20
    tab.locator("[id='mark-d.txt-s3-4']").press("Enter")
    assert tab.locator("tr.here td:first-child").inner_text() == "4"
    tab.locator("[id='mark-d.txt-s510-4']").press("Enter")
    assert tab.locator("tr.here td:first-child").inner_text() == "511"


def test_paper_has_all_the_rows(show):
    tab = show(many_places(PAGE_OF_PLACES + 20))
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(listed(tab)) == PAGE_OF_PLACES + 20
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(listed(tab)) == PAGE_OF_PLACES


def test_it_prints(show):
    assert show(sample_batch()).pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_keyboard_reaches_search_heads_and_rows(show):
    tab = show(sample_batch())
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.focus("#find")
    tab.keyboard.type("finish")
    assert listed(tab) == ["5"]
    for _ in range(5):
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "No."
    tab.keyboard.press("Enter")
    assert tab.locator(".places th").first.get_attribute("aria-sort") == "ascending"


def test_a_narrow_window_needs_no_sideways_scrolling(show):
    tab = show(sample_batch())
    tab.set_viewport_size({"width": 380, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") == 380


def test_without_a_script_every_row_is_there(browser, tmp_path):
    path = tmp_path / "report.html"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_report(sample_batch(), stream)
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert tab.locator(".places tbody tr").count() == 7
    assert tab.locator(".places tbody tr").last.is_visible()
    assert not tab.locator("form.filters").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(show, scheme):
    tab = show(sample_batch())
    tab.emulate_media(color_scheme=scheme)
    contrasts = tab.evaluate(CONTRASTS)
    assert min(contrasts.values()) >= 4.5, contrasts


CONTRASTS = """() => {
  const style = getComputedStyle(document.documentElement);
  const light = (hex) => [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const value = (name) => light(style.getPropertyValue(name).trim());
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const inks = ["--ink", "--quiet", "--blue", "--critical", "--major", "--minor", "--neutral"];
  const grounds = ["--paper", "--wash"];
  return Object.fromEntries(inks.flatMap((ink) => grounds.map((ground) =>
    [`${ink} on ${ground}`, ratio(value(ink), value(ground))])));
}"""

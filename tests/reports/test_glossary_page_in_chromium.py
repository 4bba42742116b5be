"""The glossary page in a browser: it filters, follows links, and fits every width and paper."""

import pytest

from copydesk.config import Config
from copydesk.engine.stored import Stored
from copydesk.engine.usage import usage
from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Concept, Status, Term
from copydesk.reports.glossary_page import write_glossary_page

pytestmark = pytest.mark.chromium

CONCEPTS = [
    Concept("T-1", (Term("COVID-19", Status.PREFERRED), Term("new crown", Status.DEPRECATED)), "health"),
    Concept("T-2", (Term("virtual summit", Status.PREFERRED), Term("cloud", Status.AMBIGUOUS)), "tech"),
    Concept("T 3/ä", (Term("zone of peace", Status.PREFERRED),), "health"),
    *(Concept(f"F-{n}", (Term(f"filler {n}", Status.PREFERRED),)) for n in range(40)),
]


@pytest.fixture
def show(browser, tmp_path):
    corpus = [Stored("a.txt", (read_plain("The new crown fell. A cloud came.", "a.txt"),))]
    path = tmp_path / "glossary.html"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        write_glossary_page(usage(CONCEPTS, corpus, Config().languages), stream)
    said = []

    def show(fragment="", **options):
        tab = browser.new_context(offline=True, **options).new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(path.as_uri() + fragment)
        return tab

    yield show
    assert said == []


def shown(tab):
    return tab.locator(".concept:visible .id").all_text_contents()


def test_text_status_domain_and_use_filter(show):
    tab = show()
    assert len(shown(tab)) == len(CONCEPTS)
    tab.fill("#find", "CROWN covid")
    assert shown(tab) == ["T-1"]
    assert tab.locator("output").inner_text() == f"1 of {len(CONCEPTS)} concepts"
    tab.get_by_role("button", name="Show all").click()
    tab.select_option("#status", "ambiguous")
    assert shown(tab) == ["T-2"]
    tab.select_option("#status", "")
    tab.select_option("#domain", "health")
    assert shown(tab) == ["T-1", "T 3/ä"]
    tab.select_option("#use", "never")
    assert shown(tab) == ["T 3/ä"]
    tab.select_option("#use", "hit")
    tab.fill("#find", "peace")
    assert shown(tab) == []
    assert tab.get_by_text("No concept is like that.").is_visible()


def test_a_deep_link_scrolls_and_focuses_even_when_the_filter_hid_it(show):
    tab = show("#concept-T%203/%C3%A4")
    concept = tab.locator(".concept", has_text="zone of peace")
    assert concept.evaluate("concept => concept === document.activeElement")
    assert 0 <= concept.bounding_box()["y"] < tab.viewport_size["height"]
    tab.select_option("#domain", "tech")
    assert not concept.is_visible()
    tab.evaluate("location.hash = '#concept-T-1'")
    tab.wait_for_function("document.activeElement.id === 'concept-T-1'")
    assert concept.is_visible()
    assert tab.locator("#domain").input_value() == ""
    tab.evaluate("location.hash = '#nowhere'")


def test_without_a_script_all_of_it_can_be_read(show):
    tab = show(java_script_enabled=False)
    assert len(shown(tab)) == len(CONCEPTS)
    assert not tab.locator("form").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_its_window(show, width, scheme):
    tab = show("#concept-T-1", viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width

"""Running text: offsets there and back, over segments and units."""

from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Place, Span
from copydesk.text.running import RunningText

DOCUMENT = read_plain("Flood in the port\n\n  It rained.  It “stopped.\n\n  It did” not.\n", "a.txt")
TEXT = RunningText.of(DOCUMENT)


def test_the_text_is_what_a_reader_reads():
    assert TEXT.text == "Flood in the port\n\nIt rained.  It “stopped.\n\nIt did” not."


def test_places_go_there_and_back():
    for segment in DOCUMENT.segments:
        place = Place(segment.id, 0, segment.id, len(segment.target))
        span = TEXT.span(place)
        assert TEXT.text[span.start : span.end] == segment.target
        assert TEXT.place(span) == place


def test_a_place_may_cross_a_border():
    start = TEXT.text.index("rained")
    span = Span(start, TEXT.text.index("“stopped"))
    place = TEXT.place(span)
    assert place.crosses
    assert TEXT.span(place) == span


def test_quotations_are_read_paragraph_by_paragraph():
    inside = TEXT.text.index("stopped")
    assert TEXT.in_quotation(Span(inside, inside + 7))
    outside = TEXT.text.index("not.")
    assert not TEXT.in_quotation(Span(outside, outside + 3))

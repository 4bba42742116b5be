"""Plain text as a document."""

from copydesk.exchange.documents.plain import read_plain


def ids(text):
    return [segment.id for segment in read_plain(text, "a.txt").segments]


def test_ids_do_not_move_when_text_elsewhere_changes():
    assert ids("A title\n\nIt rained. It stopped.")[1:] == ids("Another\n\nIt rained. It stopped.")[1:]


def test_equal_texts_are_numbered():
    first, second = ids("It rained.\n\nIt rained.")
    assert second == f"{first}-2"


def test_units_know_their_line_and_segments_tile_them():
    document = read_plain("Title\n\n  It rained.  It\nstopped.\n", "a.txt")
    unit = document.units[1]
    assert unit.attributes["line"] == 3
    first, second = unit.segments
    assert first.target + unit.gaps[0] + second.target == "It rained.  It\nstopped."


def test_windows_line_ends_are_line_ends():
    assert ids("A title\r\n\r\nIt rained.\r\n") == ids("A title\n\nIt rained.\n")


def test_an_empty_text_is_an_empty_document():
    assert read_plain("\n \n", "a.txt").units == ()

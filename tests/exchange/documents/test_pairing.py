"""A translation finds its source, paragraph by paragraph and sentence by sentence."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.pairing import pair
from copydesk.exchange.documents.plain import FORMAT
from copydesk.segmentation.alignment import align
from copydesk.text.running import RunningText

SOURCE = """港口重开

　　昨天下午三点，港口在大雨之后重新开放。第一艘船载有120名乘客。

　　市长在码头上对记者说，这对整个地区来说都是一个好消息，商店和旅馆也将从中得到好处。

　　船员们将在这里停留三天，然后继续前往下一个城市，那里的居民已经等了很久。
"""
TARGET = """Port reopens

The port reopened yesterday at three in the afternoon after heavy rain. The first ship carried 120 passengers.

The crew will stay here for three days. Then they go on to the next city, where people have waited for long.
"""


def document(text, language="en"):
    reading = Reading(target_language=language)
    (read,) = FORMAT.read(Original("a.txt", "a.txt", content=text.encode()), reading)
    return read


def paired():
    return pair(document(TARGET), document(SOURCE, "zh"))


def test_sentences_have_their_sources():
    sources = {segment.target: segment.source for segment in paired().document.segments}
    assert sources["Port reopens"] == "港口重开"
    assert sources["The first ship carried 120 passengers."] == "第一艘船载有120名乘客。"


def test_a_sentence_split_in_translation_is_one_segment_under_the_first_id():
    last = list(paired().document.segments)[-1]
    assert last.target.startswith("The crew will stay")
    assert last.target.endswith("waited for long.")
    assert last.source.startswith("船员们")
    assert last.id in {segment.id for segment in document(TARGET).segments}


def test_a_paragraph_without_a_partner_is_said():
    result = paired()
    assert (result.unpaired_source, result.unpaired_target) == ((3,), ())


def test_the_text_stays_as_it_is():
    assert RunningText.of(paired().document).text == RunningText.of(document(TARGET)).text


@given(st.lists(st.text(max_size=30), max_size=12), st.lists(st.text(max_size=30), max_size=12))
def test_every_stretch_is_in_one_bead_and_in_order(source, target):
    beads = align(source, target)
    assert [n for bead in beads for n in range(*bead.source)] == list(range(len(source)))
    assert [n for bead in beads for n in range(*bead.target)] == list(range(len(target)))

from dataclasses import replace

import pytest

from batches import sample_batch
from copydesk.exchange.finding_note import note_text
from copydesk.model import Item, Span

COVID, CARE, CUT, END, *_, ADVICE = sample_batch().items


def proposing(before: str, span: Span, replacement: str | None) -> Item:
    after = None if replacement is None else before[: span.start] + replacement + before[span.end :]
    member = replace(COVID.lead, message="Why.")
    return replace(COVID, members=(member,), before=before, after=after, span=span, edits=())


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        (CARE, ["“new crown pneumonia” -> COVID-19", CARE.lead.message]),
        (END, ["“(Finish)” -> (delete)", "The agency's end mark is not part of the story."]),
        (ADVICE, [f"“win-win”: {ADVICE.lead.message}"]),
        (
            CUT,
            [
                f"“became Lin Qiaozhen. In her speech, she”: {CUT.lead.message}",
                "It runs over a sentence border: read this segment together with its neighbour.",
            ],
        ),
        (proposing("He went to port", Span(11, 11), "the "), ["after “He went to” -> insert “the ”", "Why."]),
        (proposing("port", Span(0, 0), "The"), ["at the beginning -> insert The", "Why."]),
        (proposing("two  blanks", Span(3, 5), " "), ["“  ” -> “ ”", "Why."]),
        (proposing("a number is missing", Span(2, 2), None), ["Why."]),
        (
            proposing("The first words, " + "and more, " * 20 + "and the last words.", Span(0, 236), None),
            ["“The first words, and more, and more, and … and more, and more, and the last words.”: Why."],
        ),
    ],
)
def test_a_note_says_what_then_why(item: Item, lines: list[str]) -> None:
    assert note_text(item).splitlines() == lines


def test_a_cluster_gives_every_reason_once() -> None:
    other = replace(CARE.lead, message="A second reason.")
    assert note_text(replace(CARE, members=(CARE.lead, other, CARE.lead))).splitlines() == [
        "“new crown pneumonia” -> COVID-19",
        CARE.lead.message,
        "A second reason.",
    ]
    advice = replace(ADVICE, members=(ADVICE.lead, replace(ADVICE.lead, message="A second reason.")))
    assert note_text(advice).splitlines()[1:] == ["A second reason."]

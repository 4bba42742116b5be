"""Rows for reviewers: what overlaps is one, what is equal is grouped, the worst comes first."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.exchange.documents.plain import read_plain
from copydesk.model import Applicability
from copydesk.review.clusters import groups, items, ordered
from desk import check_text, glossary

TERMS = glossary({"humanistic community": "cultural community", "new crown pneumonia": "COVID-19"})


def rows(text):
    return items(read_plain(text, "test.txt"), check_text(text, TERMS))


def test_overlapping_findings_are_one_row_that_the_gravest_leads():
    (row,) = rows("They are building a community Humanistic community here.")
    assert [member.check for member in row.members] == ["nonstandard-rendering", "mid-sentence-capital"]
    assert row.text == "Humanistic community"
    assert row.proposal == "cultural community"
    assert row.applicability is Applicability.CHECK


def test_a_row_without_text_to_paste_offers_none():
    (row,) = rows("It became Lin Qiaozhen. In her speech, she proposed it.")
    assert row.after is None
    assert row.proposal is None
    assert len(row.segments) == 2


def test_a_deletion_is_a_proposal():
    (row,) = rows("It rained.\n\n(End)")
    assert (row.text, row.proposal, row.after) == ("(End)", "", "")


def test_order_and_groups():
    text = "The the new crown pneumonia wave.\n\nSo new crown pneumonia stays."
    document = read_plain(text, "test.txt")
    found = ordered(items(document, check_text(text, TERMS)), [document])
    assert [row.lead.check for row in found] == ["nonstandard-rendering"] * 2 + ["repeated-word"]
    assert [len(group.items) for group in groups(found)] == [2, 1]


WORDS = st.lists(
    st.sampled_from(["the", "new crown pneumonia", "Humanistic community", "port", "will", "Promote", "a"]),
    max_size=25,
)


@given(st.lists(WORDS, max_size=4))
def test_every_finding_is_in_exactly_one_row_and_every_proposal_changes_only_its_span(paragraphs):
    text = "\n\n".join(" ".join(words) + "." for words in paragraphs)
    findings = check_text(text, TERMS)
    found = items(read_plain(text, "test.txt"), findings)
    assert sorted(m.id for row in found for m in row.members) == sorted(f.id for f in findings)
    for row in found:
        if row.after is not None:
            start, end = row.span.start, row.span.end
            assert row.after == row.before[:start] + row.proposal + row.before[end:]

"""What a finding is called survives what is not its business."""

from copydesk.config import Config
from copydesk.engine.checker import Checker
from copydesk.exchange.documents import jsonl
from copydesk.exchange.documents.formats import Original, Reading
from copydesk.exchange.documents.plain import read_plain
from copydesk.exchange.segment_files import segment_lines
from desk import check_text, glossary

TERMS = glossary({"new crown pneumonia": "COVID-19"})
TEXT = "It rained.\n\nOn the long quay the new crown pneumonia wave passed the port. In May new crown pneumonia came back."


def keys(findings, *fields):
    return [tuple(getattr(finding, field) for field in fields) for finding in findings]


def test_a_fingerprint_survives_edits_elsewhere_another_name_and_other_segmentation():
    first = check_text(TEXT, TERMS)
    edited = check_text(TEXT.replace("It rained.", "It had rained for days and days."), TERMS)
    joined = check_text(TEXT.replace("port. In", "port, in"), TERMS)
    assert keys(first, "fingerprint") == keys(edited, "fingerprint")
    assert keys(first, "fingerprint")[0] == keys(joined, "fingerprint")[0]
    renamed = Checker(Config(), TERMS).check(read_plain(TEXT, "other.txt")).findings
    assert keys(renamed, "fingerprint") == keys(first, "fingerprint")
    assert not set(keys(renamed, "id")) & set(keys(first, "id"))


def test_a_fingerprint_changes_with_the_words_near_it():
    first = check_text(TEXT, TERMS)
    other = check_text(TEXT.replace("wave passed", "wave left"), TERMS)
    assert keys(first, "fingerprint")[0] != keys(other, "fingerprint")[0]
    assert keys(first, "fingerprint")[1] == keys(other, "fingerprint")[1]


def test_equal_errors_have_one_group_and_their_own_ids():
    first, second = check_text(TEXT, TERMS)
    assert first.group == second.group
    assert first.id != second.id


def test_equal_words_in_equal_surroundings_are_told_apart_by_their_number():
    twice = check_text("\n\n".join(["He saw the new crown pneumonia wave pass by us."] * 2), TERMS)
    inner = check_text("A B C the new crown pneumonia D E F. " * 2, TERMS)
    for findings in (twice, inner):
        assert len({finding.id for finding in findings}) == 2


def test_a_segment_file_read_again_gives_the_same_findings():
    document = read_plain(TEXT + "\n\n(End)", "a.txt")
    lines = "".join(segment_lines(document))
    (again,) = jsonl.FORMAT.read(Original("a.txt.jsonl", "a.txt.jsonl", content=lines.encode()), Reading())
    checker = Checker(Config(), TERMS)
    assert checker.check(again).findings == checker.check(document).findings
    assert "".join(segment_lines(again)) == lines

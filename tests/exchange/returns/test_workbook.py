from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from batches import finding, item, sample_batch
from copydesk.errors import InputError
from copydesk.exchange.returns import Sent, read_return
from copydesk.exchange.workbook import write_workbook
from copydesk.model import (
    Batch,
    Category,
    Document,
    Group,
    Origin,
    Role,
    Scope,
    Segment,
    Severity,
    Span,
    Unit,
    Verdict,
)
from returned_packets import SENT, cell, column, fill, filled, listed, opened, packet, said

KIND = ("repeated-word", Category.DUPLICATION, "linguistic-conventions/grammar")


def remarks(returned):
    return [pair for pair in listed(returned.remarks) if pair[1] != "no reviewer's name"]


def test_a_packet_that_nobody_filled_says_nothing(tmp_path: Path) -> None:
    returned = read_return(packet(tmp_path), SENT)
    assert (returned.answers, returned.refusals) == ((), ())
    assert listed(returned.remarks) == [("Read me!B4", "no reviewer's name")]
    assert len(returned.digest) == 64


def test_every_verdict_is_read_with_all_that_stands_beside_it(tmp_path: Path) -> None:
    returned = filled(
        tmp_path,
        {
            2: {"Decision": "accept"},
            3: {"Decision": " EDIT ", "Corrected text": " coronavirus\n", "Apply to": "Batch", "Comment": "See WHO."},
            4: {"Decision": "reject", "Reason": "Right  in context", "Reviewer's severity": "minor", "Ask for a term": "喬珍 = Qiaozhen"},
            5: {"Decision": "edit", "Corrected text": "(Delete)"},
            6: {"Decision": "defer"},
        },
    )  # fmt: skip
    assert said(returned) == [
        ("row", "desk-a.txt-s1-0", "accept", None),
        ("row", "desk-a.txt-s2-26", "edit", "coronavirus"),
        ("row", "desk-a.txt-s2-53", "reject", None),
        ("row", "desk-a.txt-s4-0", "edit", ""),
        ("row", "b.tsv-1-5", "defer", None),
    ]
    second, third = returned.answers[1:3]
    assert (second.scope, second.comment, cell(second.place)) == (Scope.BATCH, "See WHO.", "Review!I3")
    assert second.segment_digest == SENT.segments["desk/a.txt", "s2"].digest
    assert (third.reason, third.severity, third.scope) == ("right in context", Severity.MINOR, Scope.THIS)
    assert third.comment == "Ask for a term: 喬珍 = Qiaozhen"
    assert (third.segment, third.segment_digest) == (None, None)
    assert (returned.refusals, remarks(returned)) == ((), [])


def test_name_and_date_come_from_the_file(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    book["Read me"]["B4"] = " Anna  Weiss "
    fill(book["Review"], {2: {"Decision": "accept"}})
    book.save(path)
    (answer,) = read_return(path, SENT).answers
    assert answer.reviewer == "Anna Weiss"
    assert answer.decided_at is not None
    assert answer.decided_at[:2] == "20"


@pytest.mark.parametrize(
    ("row", "cells", "place", "why"),
    [
        (2, {"Decision": "accpet"}, "Review!I2", "'accpet' is no decision; choose one of accept, edit, reject, defer"),
        (2, {"Decision": "edit"}, "Review!I2", "edit without a corrected text; write it, or (delete) to take the words out"),
        (2, {"Decision": "edit", "Corrected text": "  "}, "Review!I2", "edit without a corrected text; write it, or (delete) to take the words out"),
        (4, {"Decision": "accept"}, "Review!I4", "accept where nothing was suggested; choose edit and write the text, or reject"),
        (2, {"Decision": "reject", "Corrected text": "x"}, "Review!J2", "reject with a corrected text; choose edit, or clear the text"),
        (2, {"Corrected text": "x"}, "Review!J2", "a corrected text without a decision; choose edit"),
        (2, {"Decision": "reject", "Apply to": "world"}, "Review!K2", "'world' is no reach of a decision; choose one of this, document, batch, always"),
        (2, {"Decision": "edit", "Corrected text": "a_x0007_b"}, "Review!J2", "the control character U+0007; take it out, or write it anew"),
        (9, {"Decision": "accept"}, "Review!9", "the row has no name; put back what stood under Item"),
        (2, {"Item": "b9", "Decision": "accept"}, "Review!A2", "'b9' was not sent; put back what stood under Item"),
        (2, {"Item": "b.tsv-1-5", "Decision": "accept"}, "Review!2", "Machine text and Row check belong to another row than its name; sort and move whole rows only"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_carried_out_is_refused_alone(tmp_path: Path, row, cells, place, why) -> None:
    returned = filled(tmp_path, {row: cells, 7: {"Decision": "accept"}})
    assert said(returned) == [("row", "desk-a.txt-s2-18", "accept", None)]
    assert listed(returned.refusals) == [(place, why)]


@pytest.mark.parametrize(
    "title", ["Decision", "Corrected text", "Apply to", "Reason", "Comment", "Ask for a term"]
)
def test_a_formula_in_an_input_cell_is_refused(tmp_path: Path, title: str) -> None:
    cells = {"Decision": "edit", "Corrected text": "x"} | {title: "=1+1"}
    path = packet(tmp_path)
    book = opened(path)
    fill(book["Review"], {2: cells}, text=False)
    book.save(path)
    returned = read_return(path, SENT)
    assert returned.answers == ()
    assert [why for _, why in listed(returned.refusals)] == ["a formula in a cell; write the text itself"]


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    returned = filled(tmp_path, {2: {"Decision": "edit", "Corrected text": "=SUM(1)", "Comment": "+1"}})
    assert [(a.text, a.comment) for a in returned.answers] == [("=SUM(1)", "+1")]


def test_what_stands_beside_no_decision_is_not_lost(tmp_path: Path) -> None:
    returned = filled(
        tmp_path, {2: {"Comment": "Why?"}, 3: {"Reason": "quotation"}, 4: {"Ask for a term": "港"}}
    )
    assert (returned.answers, returned.refusals) == ((), ())
    assert remarks(returned) == [
        ("Review!2", "a comment without a decision: Why?"),
        ("Review!L3", "Reason without a decision: quotation"),
        ("Review!4", "a comment without a decision: Ask for a term: 港"),
    ]


def test_words_off_the_lists_that_decide_nothing_do_not_cost_a_decision(tmp_path: Path) -> None:
    returned = filled(
        tmp_path, {2: {"Decision": "reject", "Reason": "the minister said so", "Reviewer's severity": "tiny"}}
    )
    (answer,) = returned.answers
    assert (answer.reason, answer.comment, answer.severity) == ("other", "the minister said so", None)
    assert [place for place, _ in remarks(returned)] == ["Review!L2", "Review!S2"]


def test_changed_locked_cells_are_remarked_and_the_decision_counts(tmp_path: Path) -> None:
    returned = filled(
        tmp_path,
        {2: {"Decision": "accept", "Machine text": "I write here."}, 3: {"Row check": "00000000"}, 5: {"Machine text": "And here."}},
    )  # fmt: skip
    assert said(returned) == [("row", "desk-a.txt-s1-0", "accept", None)]
    assert remarks(returned) == [
        ("Review!D2", "Machine text was changed; a decision counts for the words that were sent"),
        ("Review!D3", "Row check was changed"),
        ("Review!D5", "Machine text was changed; a decision counts for the words that were sent"),
    ]


def test_blanks_at_the_ends_count_where_the_marked_words_have_some(tmp_path: Path) -> None:
    text = "He had the the key."
    document = Document("a.txt", (Unit("u1", Role.BODY, (Segment("s1", text),)),))
    found = finding(document, "s1", 7, 11, KIND, "", "Why.")
    batch = Batch("b1", (document,), (found,), (item((found,), text, Span(7, 11), ""),), ())
    path = packet(tmp_path, batch)
    book = opened(path)
    fill(book["Review"], {2: {"Decision": "edit", "Corrected text": "only "}})
    book.save(path)
    assert read_return(path, Sent.of(batch)).answers[0].text == "only "


def test_sorting_deleting_moving_columns_and_rows_above_do_not_matter(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    sheet = book["Review"]
    fill(sheet, {2: {"Decision": "reject"}, 3: {"Decision": "accept"}, 5: {"Decision": "accept"}})
    sheet.delete_rows(5)
    head, *rows = [[c.value for c in row] for row in sheet.iter_rows()]
    order = list(reversed(range(len(head))))
    moved = Workbook()
    moved["Sheet"].title = "Renamed"
    moved["Renamed"].append(["my notes"])
    moved["Renamed"].append([head[at].upper() for at in order])
    for row in reversed(rows):
        moved["Renamed"].append([None if row[at] is None else str(row[at]) for at in order])
    moved.create_sheet("manifest")
    for row in book["manifest"].iter_rows(values_only=True):
        moved["manifest"].append(row)
    moved.save(tmp_path / "review by Anna.XLSX")
    returned = read_return(tmp_path / "review by Anna.XLSX", SENT)
    assert sorted(said(returned)) == [
        ("row", "desk-a.txt-s1-0", "reject", None),
        ("row", "desk-a.txt-s2-26", "accept", None),
    ]
    assert returned.refusals == ()


def test_equal_rows_are_one_and_different_ones_both_count(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    sheet = book["Review"]
    fill(sheet, {2: {"Decision": "accept"}, 3: {"Decision": "accept"}})
    for source in (2, 2, 3):
        sheet.append([c.value for c in sheet[source]])
    fill(sheet, {11: {"Decision": "reject"}})
    book.save(path)
    returned = read_return(path, SENT)
    assert said(returned) == [
        ("row", "desk-a.txt-s1-0", "accept", None),
        ("row", "desk-a.txt-s2-26", "accept", None),
        ("row", "desk-a.txt-s2-26", "reject", None),
    ]


def test_a_group_reaches_the_batch_unless_it_says_always(tmp_path: Path) -> None:
    (answer,) = filled(tmp_path, {2: {"Decision": "accept"}}, "Groups").answers
    assert (answer.origin, answer.group, answer.scope, answer.item) == (
        Origin.GROUP,
        "covid",
        Scope.BATCH,
        None,
    )
    (answer,) = filled(tmp_path, {2: {"Decision": "reject", "Apply to": "always"}}, "Groups").answers
    assert answer.scope is Scope.ALWAYS
    refused = filled(tmp_path, {2: {"Decision": "reject", "Apply to": "this"}}, "Groups")
    assert listed(refused.refusals) == [
        ("Groups!I2", "'this' is no reach of a decision; choose one of batch, always")
    ]


def test_final_texts_are_edits_of_whole_segments(tmp_path: Path) -> None:
    machine = SENT.segments["desk/a.txt", "s3"].target
    returned = filled(
        tmp_path,
        {
            2: {"Final text": " COVID-19 cases rise\n"},
            4: {"Final text": machine},
            6: {"Final text": "(delete)"},
        },
        "Document",
    )
    assert said(returned) == [
        ("final-text", "desk/a.txt:s1", "edit", "COVID-19 cases rise"),
        ("final-text", "desk/a.txt:s4", "edit", ""),
    ]
    assert returned.answers[0].segment_digest == SENT.segments["desk/a.txt", "s1"].digest
    assert (returned.refusals, remarks(returned)) == ((), [])


@pytest.mark.parametrize(
    ("cells", "place", "why"),
    [
        ({"Final text": "x", "Segment": "s9"}, "Document!G2", "the segment 's9' of 'desk/a.txt' was not sent; put back what stood under Document and Segment"),
        ({"Final text": "x", "Segment": "s5"}, "Document!2", "Machine text and Row check belong to another row than its name; sort and move whole rows only"),
        ({"Final text": "x_x0000_"}, "Document!G2", "the control character U+0000; take it out, or write it anew"),
    ],
)  # fmt: skip
def test_a_wrong_final_text_is_refused(tmp_path: Path, cells, place, why) -> None:
    returned = filled(tmp_path, {2: cells}, "Document")
    assert (returned.answers, listed(returned.refusals)) == ((), [(place, why)])


def of_one(text: str) -> Batch:
    return Batch("b1", (Document("a.txt", (Unit("u1", Role.BODY, (Segment("s1", text),)),)),), (), (), ())


def final(tmp_path: Path, text: str, written: str):
    path = packet(tmp_path, of_one(text))
    book = opened(path)
    fill(book["Document"], {2: {"Final text": written}})
    book.save(path)
    return read_return(path, Sent.of(of_one(text)))


def test_pictures_in_a_final_text_are_characters_again(tmp_path: Path) -> None:
    text = "a\x00b\r\nc\x07"
    assert final(tmp_path, text, "a␀b␍\nc␇").answers == ()
    assert final(tmp_path, text, "A␀B␍\nC␇").answers[0].text == "A\x00B\r\nC\x07"


def test_a_sentence_shown_in_part_takes_no_final_text(tmp_path: Path) -> None:
    returned = final(tmp_path, "a" * 40_000, "short")
    assert [why for _, why in listed(returned.refusals)] == [
        "the sentence is too long for a cell, which shows a part of it; edit it in review.xlf"
    ]


def signed(tmp_path: Path, word: str):
    path = packet(tmp_path)
    book = opened(path)
    sheet = book["Summary"]
    sheet.cell(sheet.max_row, 9, word)
    book.save(path)
    return read_return(path, SENT)


def test_a_sign_off_is_about_its_document(tmp_path: Path) -> None:
    (answer,) = signed(tmp_path, "Signed off").answers
    assert (answer.origin, answer.document, answer.verdict) == (Origin.SIGN_OFF, "b.tsv", Verdict.ACCEPT)
    refused = signed(tmp_path, "nearly")
    assert [why for _, why in listed(refused.refusals)] == ["'nearly' is no sign-off; choose signed off"]


def test_a_sheet_that_was_taken_out_says_nothing(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    fill(book["Review"], {2: {"Decision": "accept"}})
    for title in ("Groups", "Document", "Summary", "Glossary", "Read me"):
        del book[title]
    book.save(path)
    assert len(read_return(path, SENT).answers) == 1


@pytest.mark.parametrize("title", ["Item", "Decision"])
def test_a_sheet_without_its_titles_is_refused_and_the_others_count(tmp_path: Path, title: str) -> None:
    path = packet(tmp_path)
    book = opened(path)
    fill(book["Review"], {2: {"Decision": "accept"}, 1: {title: "gone"}})
    fill(book["Groups"], {2: {"Decision": "accept"}})
    book.save(path)
    returned = read_return(path, SENT)
    assert [a.origin for a in returned.answers] == [Origin.GROUP]
    assert listed(returned.refusals) == [
        ("Review", "no row has the titles Item, Decision; put the titles back")
    ]


def test_a_title_that_stands_twice_is_refused(tmp_path: Path) -> None:
    returned = filled(tmp_path, {1: {"Comment": "Decision"}, 2: {"Decision": "accept"}})
    assert listed(returned.refusals) == [
        ("Review!1", "two columns are called 'Decision'; put the titles back")
    ]


def test_an_older_packet_of_the_batch_says_what_it_saw(tmp_path: Path) -> None:
    batch = sample_batch()
    first = batch.documents[0].units[0]
    changed = replace(first, segments=(replace(first.segments[0], target="Other words"),))
    document = replace(batch.documents[0], units=(changed, *batch.documents[0].units[1:]))
    newer = replace(batch, documents=(document, batch.documents[1]), items=(replace(batch.items[0], before="Other words", span=Span(0, 5)), *batch.items[1:]))  # fmt: skip
    path = packet(tmp_path)
    book = opened(path)
    fill(book["Review"], {2: {"Decision": "accept"}})
    fill(book["Document"], {2: {"Final text": "New words"}})
    book.save(path)
    returned = read_return(path, Sent.of(newer))
    assert {a.segment_digest for a in returned.answers} == {SENT.segments["desk/a.txt", "s1"].digest}
    assert len(returned.answers) == 2


def test_dates_and_figures_in_a_comment_are_read_as_shown(tmp_path: Path) -> None:
    import datetime as dt

    returned = filled(tmp_path, {2: {"Decision": "accept", "Comment": dt.date(2026, 11, 5)}, 3: {"Decision": "accept", "Comment": 7}})  # fmt: skip
    assert [a.comment for a in returned.answers] == ["2026-11-05", "7"]


def test_another_batch_is_refused(tmp_path: Path) -> None:
    write_workbook(replace(sample_batch(), id="other"), tmp_path / "review.xlsx")
    with pytest.raises(InputError, match="the workbook is of batch other, not of 5f2c9b7a10d44e8891aa"):
        read_return(tmp_path / "review.xlsx", SENT)


def test_a_workbook_that_names_no_batch_is_refused(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    del book["manifest"]
    book.save(path)
    with pytest.raises(InputError, match="does not say of which batch it is"):
        read_return(path, SENT)


def test_another_format_is_refused(tmp_path: Path) -> None:
    path = packet(tmp_path)
    book = opened(path)
    book["manifest"]["C3"] = "9"
    book.save(path)
    with pytest.raises(InputError, match="the workbook has format '9'"):
        read_return(path, SENT)


@pytest.mark.libreoffice
def test_libreoffice_keeps_what_was_written(tmp_path: Path, soffice) -> None:
    path = packet(tmp_path)
    book = opened(path)
    fill(
        book["Review"],
        {
            2: {"Decision": "accept"},
            3: {"Decision": "edit", "Corrected text": "=x_x005F_x0041_", "Comment": "two\nlines"},
            5: {"Decision": "edit", "Corrected text": "(delete)"},
            7: {"Decision": "reject", "Reason": "quotation", "Apply to": "always"},
        },
    )
    fill(book["Groups"], {2: {"Decision": "accept"}})
    fill(book["Document"], {2: {"Final text": "新冠 & <b>x</b>"}})
    book["Read me"]["B4"] = "Anna"
    sheet = book["Summary"]
    sheet.cell(sheet.max_row, column(book["Review"], "Decision"), "signed off")
    book.save(path)
    ours, theirs = read_return(path, SENT), read_return(soffice(path, "xlsx"), SENT)
    assert said(theirs) == said(ours)
    assert len(theirs.answers) == 7
    assert [a.comment for a in theirs.answers] == [a.comment for a in ours.answers]
    assert {a.reviewer for a in theirs.answers} == {"Anna"}
    assert (theirs.refusals, theirs.remarks) == ((), ())


def test_groups_without_any_text_to_paste_cannot_be_accepted(tmp_path: Path) -> None:
    batch = sample_batch()
    bare = tuple(replace(each, after=None, edits=()) for each in batch.groups[0].items)
    batch = replace(batch, groups=(Group("covid", bare),))
    path = packet(tmp_path, batch)
    book = opened(path)
    fill(book["Groups"], {2: {"Decision": "accept"}})
    book.save(path)
    returned = read_return(path, Sent.of(batch))
    assert [place for place, _ in listed(returned.refusals)] == ["Groups!G2"]

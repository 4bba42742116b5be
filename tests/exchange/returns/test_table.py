import csv
import io
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.exchange.returns import read_return
from copydesk.model import Scope
from returned_packets import SENT, opened, packet, said


def review(tmp_path: Path) -> list[dict[str, str]]:
    """The sheet Review as rows of text."""
    head, *rows = opened(packet(tmp_path))["Review"].iter_rows(values_only=True)
    return [{str(t): "" if v is None else str(v) for t, v in zip(head, row, strict=True)} for row in rows]


def table(tmp_path: Path, rows, *, separator=",", name="review.csv", encoding="utf-8"):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / name
    path.write_bytes(out.getvalue().encode(encoding))
    return read_return(path, SENT)


@pytest.mark.parametrize(
    ("separator", "name", "encoding"),
    [
        (",", "a.csv", "utf-8"),
        (";", "a.csv", "utf-8-sig"),
        ("\t", "a.tsv", "utf-16"),
        ("\t", "a.csv", "utf-8"),
    ],
)
def test_a_table_says_what_the_sheet_says(tmp_path: Path, separator, name, encoding) -> None:
    rows = review(tmp_path)
    rows[0] |= {"Decision": "accept", "Apply to": "batch"}
    rows[1] |= {"Decision": "edit", "Corrected text": 'two\nlines; 新冠, "x"'}
    returned = table(tmp_path, rows[::-1], separator=separator, name=name, encoding=encoding)
    assert sorted(said(returned), key=str) == [
        ("row", "desk-a.txt-s1-0", "accept", None),
        ("row", "desk-a.txt-s2-26", "edit", 'two\nlines; 新冠, "x"'),
    ]
    assert returned.answers[1].scope is Scope.BATCH
    assert (returned.refusals, returned.remarks) == ((), ())


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "'tis", "'=a"])
def test_the_guard_is_taken_off(tmp_path: Path, text: str) -> None:
    rows = review(tmp_path)[:1]
    guarded = f"'{text}" if text[0] in "=+-@" or text.startswith("'=") else text
    rows[0] |= {"Decision": "edit", "Corrected text": guarded if text != "'=a" else text}
    (answer,) = table(tmp_path, rows).answers
    assert answer.text == ("=a" if text == "'=a" else text)


def test_few_columns_are_enough_when_the_batch_is_named(tmp_path: Path) -> None:
    row = {"Batch": SENT.batch, "Item": "b.tsv-1-5", "Decision": "reject", "Reviewer": " Bo  Li "}
    (answer,) = table(tmp_path, [row]).answers
    assert (answer.item, answer.reviewer) == ("b.tsv-1-5", "Bo Li")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"Batch": "other", "Item": "b.tsv-1-5", "Decision": "reject"}, "the row is of batch 'other'"),
        ({"Item": "b.tsv-1-5", "Decision": "reject"}, "nothing proves of which batch the row is"),
        ({"Batch": SENT.batch, "Item": "x", "Decision": "reject"}, "the item 'x' was not sent"),
        ({"Batch": SENT.batch, "Item": "", "Decision": "reject"}, "the row has no item"),
        ({"Batch": SENT.batch, "Item": "b.tsv-1-5", "Decision": "maybe"}, "'maybe' is no decision"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, row, why) -> None:
    returned = table(tmp_path, [row])
    assert returned.answers == ()
    (refusal,) = returned.refusals
    assert refusal.why.startswith(why)
    assert refusal.place.startswith(f"{tmp_path / 'review.csv'}:2")


@pytest.mark.parametrize(
    ("text", "why"),
    [("Item\nx\n", "no column is called 'Decision'"), ("Item,Decision,item\n", "two columns are called 'Item'"), ('Item,Decision\nx,"', "broken table")],
)  # fmt: skip
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(InputError, match=why):
        read_return(tmp_path / "a.csv", SENT)

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from batches import sample_batch
from copydesk.errors import InputError
from copydesk.exchange.returns import Sent, read_return
from copydesk.model import Batch, Document, Role, Segment, Unit
from returned_packets import SENT, listed, said, xliff

every_version = pytest.mark.parametrize("version", ["1.2", "2.1", "2.2"])
EDITED = "COVID-19 cases rose in port"


class Editor:
    """A packet as a plain editor of XML changes it."""

    def __init__(self, folder: Path, version: str, batch: Batch | None = None) -> None:
        self.path = xliff(folder, version, batch)
        self.version = version
        self.tree = etree.parse(self.path)

    def unit(self, name: str):
        tag = "trans-unit" if self.version == "1.2" else "unit"
        return next(unit for unit in self.tree.iterfind(f".//{{*}}{tag}") if unit.get("id") == name)

    def child(self, name: str, tag: str):
        return self.unit(name).find(f"{{*}}{tag}" if self.version == "1.2" else f"{{*}}segment/{{*}}{tag}")

    def approve(self, name: str) -> None:
        if self.version == "1.2":
            self.unit(name).set("approved", "yes")
        else:
            self.unit(name).find("{*}segment").set("state", "final")

    def note(self, name: str, text: str) -> None:
        unit = self.unit(name)
        notes = unit if self.version == "1.2" else unit.find("{*}notes")
        etree.SubElement(notes, f"{{{etree.QName(unit).namespace}}}note").text = text

    def read(self, sent: Sent = SENT):
        self.tree.write(self.path, encoding="UTF-16", pretty_print=True)
        return read_return(self.path, sent)


@every_version
def test_a_packet_that_nobody_touched_says_nothing(tmp_path: Path, version: str) -> None:
    returned = Editor(tmp_path, version).read()
    assert (returned.answers, returned.refusals, returned.remarks) == ((), (), ())


@every_version
def test_changed_is_an_edit_approved_a_rejection(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    editor.child("s1", "target").text = EDITED
    editor.approve("s2")
    editor.approve("s5")
    editor.note("s2", "As the source says.")
    editor.note("s3", "Hm.")
    editor.child("s4", "target").text = "(delete)"
    returned = editor.read()
    assert said(returned) == [
        ("xliff", "desk/a.txt:s1", "edit", EDITED),
        ("xliff", "desk/a.txt:s2", "reject", None),
        ("xliff", "desk/a.txt:s4", "edit", ""),
    ]
    assert returned.answers[1].comment == "As the source says."
    assert returned.answers[0].segment_digest == SENT.segments["desk/a.txt", "s1"].digest
    assert listed(returned.remarks) == [("s3", "a comment without a decision: Hm.")]


@every_version
def test_a_mark_in_a_target_is_its_text(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    target = editor.child("s1", "target")
    target.text = "COVID-19 "
    mark = etree.SubElement(target, f"{{{etree.QName(target).namespace}}}mrk", id="m1", mtype="x-a")
    mark.text, mark.tail = "cases", " rose"
    assert said(editor.read()) == [("xliff", "desk/a.txt:s1", "edit", "COVID-19 cases rose")]


@every_version
def test_what_does_not_belong_together_is_refused(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    editor.child("s1", "source").text = "Something else"
    editor.child("s1", "target").text = EDITED
    editor.unit("s2").set("id", "s9")
    editor.child("s3", "target").text = " "
    editor.child("1", "target").text = editor.child("1", "source").text
    assert listed(editor.read().refusals) == [
        ("s1", "the source was changed, or belongs to another unit; put back the source that was sent"),
        ("s9", "the unit's name and its metadata are of two units; put back its name"),
        ("s3", "the target is empty; write (delete) to take the sentence out"),
        ("1", "the target is the source; put back the translation"),
    ]


@every_version
def test_swapped_names_are_refused(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    first, second = editor.unit("s1"), editor.unit("s2")
    first.set("id", "s2")
    second.set("id", "s1")
    returned = editor.read()
    assert returned.answers == ()
    assert [place for place, _ in listed(returned.refusals)] == ["s2", "s1"]


@every_version
def test_metadata_that_an_editor_dropped_is_not_needed(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    editor.child("s1", "target").text = EDITED
    unit = editor.unit("s1")
    for child in list(unit):
        if etree.QName(child).localname in ("context-group", "metadata"):
            unit.remove(child)
    assert said(editor.read()) == [("xliff", "desk/a.txt:s1", "edit", EDITED)]


@every_version
def test_another_batch_is_refused(tmp_path: Path, version: str) -> None:
    with pytest.raises(InputError, match="the file is of batch other, not of 5f2c9b7a10d44e8891aa"):
        Editor(tmp_path, version, replace(sample_batch(), id="other")).read()


@every_version
def test_pictures_are_characters_again(tmp_path: Path, version: str) -> None:
    document = Document("a.txt", (Unit("u1", Role.BODY, (Segment("s1", "bell\x07 rings\r\nnow\ufffe"),)),))
    batch = Batch("b1", (document,), (), (), ())
    editor = Editor(tmp_path, version, batch)
    assert editor.read(Sent.of(batch)).answers == ()
    editor.child("s1", "target").text = "The bell␇ rings now\ufffd"
    (answer,) = editor.read(Sent.of(batch)).answers
    assert answer.text == "The bell\x07 rings now\ufffe"


@every_version
def test_an_older_packet_says_what_it_was_sent_with(tmp_path: Path, version: str) -> None:
    batch = sample_batch()
    first = batch.documents[0].units[0]
    changed = replace(first, segments=(replace(first.segments[0], target="Other words"),))
    document = replace(batch.documents[0], units=(changed, *batch.documents[0].units[1:]))
    editor = Editor(tmp_path, version)
    newer = Sent.of(replace(batch, documents=(document, batch.documents[1])))
    assert editor.read(newer).answers == ()
    editor.approve("s1")
    (answer,) = editor.read(newer).answers
    assert (answer.verdict.value, answer.segment_digest) == (
        "reject",
        SENT.segments["desk/a.txt", "s1"].digest,
    )


@every_version
def test_units_that_were_not_for_editing_say_nothing(tmp_path: Path, version: str) -> None:
    editor = Editor(tmp_path, version)
    editor.child("s1", "target").text = EDITED
    editor.unit("s1").set("translate", "no")
    assert editor.read().answers == ()


TOOLKIT = """
import sys
from translate.storage import factory, xliff
kind = xliff.Xliff1File
if sys.argv[2] != "1.2":
    from translate.storage import xliff2
    kind = xliff2.Xliff2File
store = kind.parsefile(sys.argv[1])
for unit in store.units:
    if unit.target == sys.argv[3]:
        unit.target = sys.argv[4]
store.savefile(sys.argv[1])
"""


@pytest.mark.translate_toolkit
@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_the_translate_toolkit_keeps_what_counts(tmp_path: Path, version: str) -> None:
    python = os.environ.get("COPYDESK_TTK_PYTHON")
    if not python:
        absent = "COPYDESK_TTK_PYTHON names no Python with the Translate Toolkit"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)
    path = xliff(tmp_path, version)
    machine = SENT.segments["desk/a.txt", "s1"].target
    run = subprocess.run(
        [python, "-c", TOOLKIT, path, version, machine, EDITED], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    returned = read_return(path, SENT)
    assert said(returned) == [("xliff", "desk/a.txt:s1", "edit", EDITED)]
    assert (returned.refusals, returned.remarks) == ((), ())

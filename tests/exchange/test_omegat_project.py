"""A project as OmegaT opens it, edits it and writes it back."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from batches import sample_batch
from copydesk.exchange.omegat_project import write_omegat_project
from copydesk.exchange.returns import Sent, read_return
from returned_packets import said

MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
creationtoolversion="3.6" segtype="paragraph" srclang="en-US"/><body>{}</body></tmx>
"""
PAIR = '<tu><tuv lang="en-US"><seg>{}</seg></tuv><tuv lang="en-GB"><seg>{}</seg></tuv></tu>'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_omegat_project(sample_batch(), tmp_path / "omegat")
    return tmp_path / "omegat"


def test_a_project_is_whole(project: Path) -> None:
    folders = sorted(path.name for path in project.iterdir() if path.is_dir())
    assert folders == ["dictionary", "glossary", "omegat", "source", "target", "tm"]
    settings = etree.parse(project / "omegat.project")
    assert (settings.findtext(".//source_lang"), settings.findtext(".//target_lang")) == ("en-US", "en-GB")
    assert settings.findtext(".//sentence_seg") == "false"
    units = etree.parse(project / "source" / "review.xlf").iterfind(".//{*}trans-unit")
    assert [unit.get("id") for unit in units] == ["s1", "s2", "s3", "s5", "s4", "1", "2"]


def test_its_glossary_leads_from_the_words_of_the_source_to_what_to_write(project: Path) -> None:
    assert (project / "glossary" / "glossary.txt").read_text(encoding="utf-8").split("\n") == [
        "New crown pneumonia\tCOVID-19", "new crown pneumonia\tCOVID-19", "win-win\twin-win outcomes", "新冠肺炎\tCOVID-19", "",
    ]  # fmt: skip


def test_equal_batches_give_equal_projects(project: Path, tmp_path: Path) -> None:
    write_omegat_project(sample_batch(), tmp_path / "again")
    for path in project.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(project)).read_bytes()


@pytest.mark.omegat
def test_omegat_edits_and_nothing_else_changes(project: Path, tmp_path: Path) -> None:
    program = shutil.which("omegat")
    if program is None:
        absent = "no omegat on the PATH: install Debian's omegat"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(absent)
    sent = Sent.of(sample_batch())
    edits = {"s1": "COVID-19 cases rose in port", "s2": "The hospital will promote care & became “Lin”."}
    pairs = "".join(
        PAIR.format(escape(sent.segments["desk/a.txt", name].target), escape(text))
        for name, text in edits.items()
    )
    (project / "omegat" / "project_save.tmx").write_text(MEMORY.format(pairs), encoding="utf-8")
    home = os.environ | {"HOME": str(tmp_path), "_JAVA_OPTIONS": f"-Duser.home={tmp_path}"}
    command = [program, str(project), "--mode=console-translate"]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=home)
    returned = read_return(project / "target" / "review.xlf", sent)
    assert said(returned) == [("xliff", f"desk/a.txt:{name}", "edit", text) for name, text in edits.items()]
    assert (returned.refusals, returned.remarks) == ((), ())

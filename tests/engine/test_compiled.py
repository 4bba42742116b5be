"""A large glossary is kept compiled: what comes back is the same, and nothing depends on it."""

import pytest

from copydesk.config import Config, Languages
from copydesk.engine import compiled
from copydesk.engine.checker import Checker
from copydesk.engine.glossaries import load_layers
from copydesk.exchange.documents.plain import read_plain
from copydesk.glossary import automaton

TEXT = "The new crown pneumonia wave hit two harbours. A port authority spoke."
ROWS = """\
concept\tterm\tstatus\tdomain\texcept\tseverity
T-1\tCOVID-19\tpreferred\thealth\t\t
T-1\tnew crown pneumonia\tdeprecated\t\t\tcritical
T-2\tport\tpreferred\ttw-hk-mo\t\t
T-2\tharbour\tdeprecated\t\t\t
T-3\tpier\tpreferred\t\t\t
T-3\tport\tdeprecated\t\tbefore:authority\t
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "WORTHWHILE", 1)
    monkeypatch.setattr(automaton, "FEW", 0)
    path = tmp_path / "g.tsv"
    path.write_text(ROWS, "utf-8")
    return path


def kept(tmp_path):
    return sorted((tmp_path / "cache").rglob("*.glossary"))


def findings(path):
    layers = load_layers([path], Languages())
    return Checker(Config(), layers.concepts).check(read_plain(TEXT, "a.txt")).findings, layers


def test_what_comes_back_is_the_same(file, tmp_path, monkeypatch):
    first, fresh = findings(file)
    assert len(kept(tmp_path)) == 1
    monkeypatch.setattr("copydesk.engine.glossaries.read_glossary", None)
    again, restored = findings(file)
    assert again == first
    assert [finding.text for finding in first] == ["new crown pneumonia"]
    assert list(restored.concepts) == list(fresh.concepts)
    assert restored.named(["T-1"]) == fresh.named(["T-1"])
    assert restored.digest == fresh.digest
    assert restored.concepts[1:] == list(fresh.concepts)[1:]


def test_a_changed_file_is_read_anew(file, tmp_path):
    findings(file)
    file.write_text(ROWS.replace("new crown pneumonia", "port authority"), "utf-8")
    changed, _ = findings(file)
    assert [finding.text for finding in changed] == ["port authority"]
    assert len(kept(tmp_path)) == 2


def test_a_broken_cache_is_passed_over_and_written_again(file, tmp_path):
    first, _ = findings(file)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert findings(file)[0] == first
    assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_loss(file, tmp_path):
    (tmp_path / "cache").write_text("a file", "utf-8")
    assert len(findings(file)[0]) == 1


def test_the_oldest_go(file, tmp_path):
    for number in range(12):
        file.write_text(ROWS + f"T-9\tship {number}\tpreferred\t\t\t\n", "utf-8")
        findings(file)
    assert len(kept(tmp_path)) == 8


def test_small_glossaries_leave_no_trace(file, tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "WORTHWHILE", 1_000_000)
    findings(file)
    assert kept(tmp_path) == []

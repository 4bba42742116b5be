"""`copydesk glossary convert`."""

import pytest
import typer
from typer.testing import CliRunner

from copydesk.cli.glossary.convert import convert
from copydesk.errors import CopydeskError
from copydesk.exchange.glossaries import read_glossary, write_glossary
from rich_glossary import PLAIN, RICH

app = typer.Typer()
app.command()(convert)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_glossary([PLAIN], tmp_path / "plain.tsv")
    write_glossary(RICH, tmp_path / "rich.tsv")

    def run(*words):
        result = CliRunner().invoke(app, words)
        if isinstance(result.exception, CopydeskError):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_a_format_that_holds_all_says_only_what_was_written(run, tmp_path):
    assert run("rich.tsv", "rich.tbx") == "rich.tbx\n"
    assert run("rich.tbx", "again.tsv") == "again.tsv\n"
    assert (tmp_path / "again.tsv").read_bytes() == (tmp_path / "rich.tsv").read_bytes()


def test_what_is_dropped_is_listed(run):
    assert run("plain.tsv", "deepl.csv", "--to", "deepl").splitlines() == [
        "dropped: T-2 concept “T-2”: the format has no place for it",
        "dropped: T-2 translate “no”: the format has no place for it",
        "deepl.csv",
    ]


def test_much_that_is_dropped_is_added_up(run):
    lines = run("rich.tsv", "deepl.csv", "--to", "deepl").splitlines()
    assert "dropped: 3 term: the format has no place for admitted terms" in lines
    assert "dropped: 3 concept, 1 lifecycle, 1 note: none of the concept's terms is kept" in lines
    assert len(lines) < 20


def test_the_wide_layout_has_an_option_of_its_own(run, tmp_path):
    run("plain.tsv", "wide.tsv", "--wide", "--bom")
    assert (tmp_path / "wide.tsv").read_text("utf-8-sig").startswith("concept\tpreferred\tsource\t")
    with pytest.raises(CopydeskError, match="--wide and --to tbx contradict"):
        run("plain.tsv", "g.tbx", "--wide", "--to", "tbx")


def test_word_pairs_are_read_when_their_format_is_named(run, tmp_path):
    (tmp_path / "theirs.csv").write_text("Hafen,port\n", "utf-8")
    with pytest.raises(CopydeskError, match="name the format of a file without column names with --from"):
        run("theirs.csv", "g.tsv")
    run("theirs.csv", "g.tsv", "--from", "google", "--source-language", "de", "--target-language", "fr")
    (concept,) = read_glossary(tmp_path / "g.tsv")
    assert {(term.text, term.language) for term in concept.terms} == {("Hafen", "de"), ("port", "fr")}


def test_a_suffix_that_nobody_reads_is_an_error(run):
    with pytest.raises(CopydeskError, match=r"g\.doc: not a glossary that copydesk reads; use \.csv"):
        run("plain.tsv", "g.doc")

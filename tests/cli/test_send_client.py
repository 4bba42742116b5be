import pytest


@pytest.fixture
def work(tmp_path):
    """A folder with an article and a glossary."""
    (tmp_path / "a.txt").write_text("Flood\n\nThe river rose.\n", encoding="utf-8")
    (tmp_path / "g.tsv").write_text("concept\tterm\tstatus\nc\tflood\tpreferred\n", encoding="utf-8")
    return tmp_path


def test_send_for_omegat_writes_a_whole_project_and_says_where(desk, work):
    done = desk("send", "a.txt", "-g", "g.tsv", "-o", "out", "--client", "omegat")
    assert done.returncode == 0
    assert "out/omegat" in done.stdout.decode()
    project = work / "out" / "omegat"
    assert sorted(path.name for path in project.iterdir()) == [
        "dictionary", "glossary", "omegat", "omegat.project", "source", "target", "tm",
    ]  # fmt: skip
    assert "Flood" in (project / "source" / "review.xlf").read_text("utf-8")


def test_without_a_client_there_is_no_project(desk, work):
    desk("send", "a.txt", "-g", "g.tsv", "-o", "out")
    assert not (work / "out" / "omegat").exists()

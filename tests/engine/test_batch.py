"""A batch as a folder: complete, the same every time, and clean of what was there before."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from copydesk.config import Config
from copydesk.engine.batch import Contents, make_batch, write_batch
from copydesk.engine.glossaries import Layers
from copydesk.engine.inputs import Intake, collect
from copydesk.engine.jobs import run
from copydesk.errors import InputError, OutputError
from desk import glossary

LAYERS = Layers(tuple(glossary({"new crown pneumonia": "COVID-19"})), (), "0" * 64)


@pytest.fixture
def incoming(tmp_path):
    folder = tmp_path / "incoming"
    (folder / "day").mkdir(parents=True)
    (folder / "a.txt").write_text("Flood\n\nThe new crown pneumonia wave. The the end.\n", "utf-8")
    (folder / "day" / "b.jsonl").write_text(
        '{"document": "x/y: z", "target": "new crown pneumonia", "source": "新冠肺炎"}\n', "utf-8"
    )
    (folder / "~$a.txt").write_text("lock", "utf-8")
    (folder / ".hidden.txt").write_text("hidden", "utf-8")
    return folder


def write(incoming, output, *, jobs=1, contents=None):
    outcomes = list(run(collect([str(incoming)]), Intake(Config()), LAYERS.concepts, jobs=jobs))
    batch = make_batch(outcomes, Config(), LAYERS, None)
    write_batch(batch, outcomes, Config(), LAYERS, output, contents or Contents())
    return batch


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_folder_holds_what_the_contract_says(incoming, tmp_path):
    write(incoming, tmp_path / "out")
    assert set(digests(tmp_path / "out")) == {
        "batch.json",
        "findings.jsonl",
        "originals/a.txt",
        "originals/day/b.jsonl",
        "report.html",
        "review.xlf",
        "review.xlsx",
        "segments/a.txt.jsonl",
        "segments/x/y%3A z.jsonl",
    }


def test_the_manifest_knows_every_file(incoming, tmp_path):
    batch = write(incoming, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "batch.json").read_text("utf-8"))
    found = digests(tmp_path / "out")
    del found["batch.json"]
    assert manifest["files"] == found
    assert manifest["batch"] == batch.id
    assert manifest["counts"]["findings"] == len(batch.findings) == 3


def test_two_runs_give_the_same_bytes_with_any_number_of_workers(incoming, tmp_path):
    write(incoming, tmp_path / "one")
    write(incoming, tmp_path / "two", jobs=2)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_a_second_run_takes_away_what_the_first_left(incoming, tmp_path):
    write(incoming, tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("not of the batch", "utf-8")
    (incoming / "a.txt").unlink()
    write(incoming, tmp_path / "out", contents=Contents(report=False))
    found = digests(tmp_path / "out")
    assert "originals/a.txt" not in found
    assert "report.html" not in found
    assert "mine.txt" in found


def test_a_folder_that_cannot_be_written_is_one_error_and_leaves_nothing(incoming, tmp_path):
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write(incoming, tmp_path / "out" / "deeper")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["incoming", "out"]


def test_a_folder_that_may_not_be_read_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("It rained.", "utf-8")

    def scandir(path, _really=os.scandir):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return _really(path)

    monkeypatch.setattr(os, "scandir", scandir)  # root may read everything
    with pytest.raises(InputError, match=r"closed: the folder cannot be read \(permission denied\)"):
        collect([str(tmp_path / "in")])

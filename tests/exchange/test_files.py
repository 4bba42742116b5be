"""Files are read whole and written whole."""

import pytest

from copydesk.errors import InputError, OutputError
from copydesk.exchange.files import file_name, read_text, replaced_whole, write_text


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read_text(path)


def test_an_interrupted_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def interrupted():
        with replaced_whole(path) as beside:
            beside.write_text("half", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_under_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write_text(tmp_path / "file" / "a.txt", "x")


@pytest.mark.parametrize("name", ["../x", "a//b", "./a", "C:\\x", "a\x00b", "..", "", "/", "ok/fine.txt"])
def test_names_stay_in_their_folder(name, tmp_path):
    path = (tmp_path / file_name(name)).resolve()
    assert path.is_relative_to(tmp_path.resolve())
    assert path != tmp_path.resolve()

"""A project folder: `copydesk.toml` and the places where a desk keeps its work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from copydesk.config import FILE_NAME, Config, find_config, load_config
from copydesk.errors import ConfigError, OutputError
from copydesk.exchange.files import write_text

FOLDERS = ("incoming", "segments", "glossaries", "returned")
_TOML = """\
# Settings of this copydesk project. Every key has a default; these are the ones most desks change.

[languages]
source = "zh"
target = "en"

[glossary]
paths = ["glossaries"]
domains_off = ["tw-hk-mo"] # a house-style choice: take it out to switch the domain on

[checks]
profile = "default" # default, house or all

[review]
xliff = "1.2" # 1.2 opens in every CAT tool; 2.1 and 2.2 on request
"""
_GLOSSARY = "concept\tterm\tstatus\tlanguage\tnote\n"


@dataclass(frozen=True, slots=True)
class Project:
    """The configuration in force and the folder that it speaks for; None outside a project."""

    config: Config
    folder: Path | None

    @property
    def incoming(self) -> Path | None:
        """Where documents wait."""
        return self.folder / "incoming" if self.folder else None

    @property
    def glossaries(self) -> list[Path]:
        """The glossaries that the configuration names; those that do not exist yet are an error later."""
        if self.folder is None:
            return []
        return [self.folder / path for path in self.config.glossary.paths]


def open_project(config: Path | None, start: Path) -> Project:
    """The project of a configuration file, or of the nearest one above `start`.

    Raises ConfigError when the file is missing or wrong.
    """
    if config is not None and not config.is_file():
        raise ConfigError("no such configuration file", place=str(config))
    path = config or find_config(start.absolute())
    if path is None:
        return Project(Config(), None)
    loaded = load_config(path)
    srx = loaded.segmentation.srx
    if srx is not None:
        found = loaded.segmentation.model_copy(update={"srx": str(path.parent / srx)})
        loaded = loaded.model_copy(update={"segmentation": found})
    return Project(loaded, path.parent)


def create_project(folder: Path) -> list[Path]:
    """Make a project folder; gives what was made. What is there already stays as it is.

    Raises OutputError when it cannot be written, ConfigError when it is a project already.
    """
    if (folder / FILE_NAME).exists():
        raise ConfigError(
            f"holds {FILE_NAME} already", place=str(folder), mend="it is a project; use it as it is"
        )
    made = []
    for name in FOLDERS:
        try:
            (folder / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "").lower()
            raise OutputError(f"cannot be made ({reason})", place=str(folder / name)) from error
        made.append(folder / name)
    if not any((folder / "glossaries").iterdir()):
        write_text(folder / "glossaries" / "house.tsv", _GLOSSARY)
        made.append(folder / "glossaries" / "house.tsv")
    write_text(folder / FILE_NAME, _TOML)
    return [*made, folder / FILE_NAME]
